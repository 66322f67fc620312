// Asks the worker whether an update of somebody who may change some sections only keeps to them.
import { knownOf } from './catch-up';
import type { Tail } from './tail';
import type { Snapshot } from './update-log';
import type { Workbench } from './work-types';
import type { Accepted } from './write-desk';

/** The document as this needs it. */
export interface Confined {
  readonly base: Snapshot | null;
  readonly tail: Tail;
  readonly workbench: Workbench;
}

/** What it comes to; `failed` when the worker cannot say. */
export type Kept = 'inside' | 'outside' | 'failed';

/** So often it is asked again when others have written meanwhile: they may have moved a heading. */
const TRIES = 3;

export class Confinement {
  constructor(private readonly document: Confined) {}

  /**
   * Judges an update by the text as it is. Where others never pause, the last answer counts: what they wrote within
   * these milliseconds could as well have come a moment later.
   */
  async run({ update, given }: Accepted, sections: readonly string[]): Promise<Kept> {
    try {
      for (let tries = 1; ; tries += 1) {
        const { base, tail, workbench } = this.document;
        const at = tail.lastOrder;
        const isInside = await workbench.run('confine', { ...knownOf(base, tail), given, update, sections });
        if (!isInside) return 'outside';
        if (tail.lastOrder === at || tries === TRIES) return 'inside';
      }
    } catch {
      return 'failed';
    }
  }
}
