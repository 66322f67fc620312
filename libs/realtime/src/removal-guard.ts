// Holds back an update that would take a large part of the text with it and was not announced as meant.
import { createHash } from 'node:crypto';
import { knownOf } from './catch-up';
import { DeletedRanges } from './deleted-ranges';
import type { Deletion } from './inspect-update';
import type { Knowledge } from './knowledge';
import { LIMITS } from './limits';
import type { Tail } from './tail';
import type { Snapshot } from './update-log';
import type { Workbench, WeighedText } from './work-types';
import type { Accepted } from './write-desk';

/** The document as this needs it. */
export interface Guarded {
  readonly base: Snapshot | null;
  readonly tail: Tail;
  readonly knowledge: Knowledge;
  readonly workbench: Workbench;
  readonly isQuarantined: boolean;
}

const MOST_KEPT = 16;

export class RemovalGuard {
  private readonly deleted = new DeletedRanges();
  private readonly verdicts = new Map<string, Promise<WeighedText>>();
  /** Updates that were held back, by their hash. */
  private readonly held = new Set<string>();
  /** One is weighed at a time: what it teaches may spare the next. */
  private line: Promise<void> = Promise.resolve();

  constructor(private readonly document: Guarded) {}

  /** Whether an update deletes so many clocks, not known to be deleted, that it is to be weighed first. */
  isHeavy({ deletions }: Accepted): boolean {
    return !this.document.isQuarantined && this.countNew(deletions) > LIMITS.unweighedDeletions;
  }

  /** Whether it is known without asking that these deletions are nothing new. */
  knows(deletions: readonly Deletion[]): boolean {
    return this.countNew(deletions) === 0;
  }

  /** These deletions are in the document: whoever repeats them removes nothing. */
  learn(deletions: readonly Deletion[]): void {
    if (this.countNew(deletions) > LIMITS.unweighedDeletions) this.deleted.add(deletions);
  }

  /**
   * Weighs an update when its turn comes, and says what it comes to before the next one's turn: null when what was
   * weighed before it spares that, `failed` when the worker cannot say.
   */
  async weigh(accepted: Accepted, then: (weighed: WeighedText | null | 'failed') => void): Promise<void> {
    const before = this.line;
    const turn = async () => {
      await before;
      then(this.isHeavy(accepted) ? await this.ask(accepted).catch(() => 'failed' as const) : null);
    };
    const mine = turn();
    this.line = mine.catch(() => undefined);
    await mine;
  }

  /** Notes that an update was held back; answers whether it is the first time. */
  hold({ update }: Accepted): boolean {
    const hash = createHash('sha256').update(update).digest('base64');
    if (this.held.size >= MOST_KEPT) this.held.clear();
    const isFirst = !this.held.has(hash);
    this.held.add(hash);
    return isFirst;
  }

  private countNew(deletions: readonly Deletion[]): number {
    return this.deleted.countNew(deletions, this.document.knowledge.clocks);
  }

  /** A storm of equal updates is weighed once; a worker that fails is asked once more. */
  private ask({ update, given }: Accepted): Promise<WeighedText> {
    const { base, tail, workbench } = this.document;
    const key = `${tail.lastOrder}:${Buffer.from(update).toString('latin1')}`;
    const kept = this.verdicts.get(key);
    if (kept) return kept;
    const run = () => workbench.run('weigh', { ...knownOf(base, tail), given, update });
    const verdict = run().catch(run);
    if (this.verdicts.size >= MOST_KEPT) this.verdicts.clear();
    this.verdicts.set(key, verdict);
    verdict.catch(() => this.verdicts.delete(key));
    return verdict;
  }
}
