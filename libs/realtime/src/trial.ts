// Tries in the worker what may take Yjs long to apply: in every browser that has the document open it would take as long.
import { createHash } from 'node:crypto';
import { knownOf } from './catch-up';
import { LIMITS } from './limits';
import type { Tail } from './tail';
import type { Snapshot } from './update-log';
import { WorkTooSlow, type Workbench } from './work-types';
import type { Accepted } from './write-desk';

/** The document as this needs it. */
export interface Tried {
  readonly base: Snapshot | null;
  readonly tail: Tail;
  readonly workbench: Workbench;
  readonly bytes: number;
  readonly isQuarantined: boolean;
}

/** What a trial comes to; `failed` when the worker cannot say. */
export type Verdict = 'quick' | 'slow' | 'failed';

/** Bytes of a document that hold an item at the least, roughly. */
const ITEM_BYTES = 8;
const MOST_KEPT = 16;

export class Trial {
  /** Updates that took too long, by their hash: who was refused one may come back with it. */
  private readonly slow = new Set<string>();

  constructor(private readonly document: Tried) {}

  /** Whether an update has so many structs that it is to be tried: each may be led past every item of the document. */
  isDue({ structs }: Accepted): boolean {
    const { bytes, isQuarantined } = this.document;
    const isLong = structs > LIMITS.untriedStructs || structs * (structs + bytes / ITEM_BYTES) > LIMITS.untriedSteps;
    return isLong && !isQuarantined;
  }

  /** Tries an update. One that takes too long is tried once more: the machine may have been busy. */
  async run(accepted: Accepted): Promise<Verdict> {
    const hash = createHash('sha256').update(accepted.update).digest('base64');
    if (this.slow.has(hash)) return 'slow';
    try {
      const isSlow = (await this.isSlow(accepted)) && (await this.isSlow(accepted));
      if (!isSlow) return 'quick';
    } catch {
      return 'failed';
    }
    if (this.slow.size >= MOST_KEPT) this.slow.clear();
    this.slow.add(hash);
    return 'slow';
  }

  private async isSlow({ update, given }: Accepted): Promise<boolean> {
    const { base, tail, workbench } = this.document;
    try {
      return (await workbench.run('try', { ...knownOf(base, tail), given, update })) > LIMITS.tryMs;
    } catch (error) {
      if (error instanceof WorkTooSlow) return true;
      throw error;
    }
  }
}
