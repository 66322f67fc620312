// Answers, in the worker, whether an update would change anything: a storm of equal questions costs one.
import { knownOf } from './catch-up';
import type { Snapshot } from './update-log';
import type { Tail } from './tail';
import type { Workbench } from './work-types';

const MOST_KEPT = 16;

export class Doubts {
  private readonly verdicts = new Map<string, Promise<boolean>>();

  constructor(
    private readonly source: { readonly base: Snapshot | null; readonly tail: Tail },
    private readonly workbench: Workbench,
  ) {}

  /** Whether everything in the update is known already; false when the worker cannot say. */
  isContained(update: Uint8Array): Promise<boolean> {
    const { base, tail } = this.source;
    const key = `${tail.lastOrder}:${Buffer.from(update).toString('latin1')}`;
    const kept = this.verdicts.get(key);
    if (kept) return kept;
    const verdict = this.workbench.run('contains', { ...knownOf(base, tail), update }).catch(() => false);
    if (this.verdicts.size >= MOST_KEPT) this.verdicts.clear();
    this.verdicts.set(key, verdict);
    return verdict;
  }
}
