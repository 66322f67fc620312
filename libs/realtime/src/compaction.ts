// Folds the tail of a document into a new snapshot, in the worker, and keeps a broken document away from it.
import { wholeOf } from './catch-up';
import { LIMITS } from './limits';
import type { Snapshot } from './update-log';
import type { Tail } from './tail';
import type { Timing } from './timing';
import type { Workbench } from './work-types';

/** The document as compaction needs it. */
export interface Compactable {
  base: Snapshot | null;
  readonly tail: Tail;
  readonly workbench: Workbench;
  keep(snapshot: Snapshot): Promise<void>;
  broken(reason: string): void;
}

export class Compaction {
  /** Whether the worker could not put the document together: it is left alone until it is opened again. */
  isQuarantined = false;
  private running: Promise<void> | null = null;
  private lastAt: number;

  constructor(
    private readonly document: Compactable,
    private readonly timing: Timing,
  ) {
    this.lastAt = timing.now();
  }

  /** Compacts when the tail has grown enough. */
  consider(): void {
    const { tail, base } = this.document;
    const isLong = tail.length > LIMITS.tailUpdates || tail.bytes > LIMITS.tailBytes;
    const isRested = this.timing.now() - this.lastAt > LIMITS.compactMs;
    const isHeavy = tail.bytes > Math.max(1_000_000, base?.state.length ?? 0);
    if ((isLong && isRested) || isHeavy) void this.run();
  }

  /** Compacts what is committed. Resolves when tried, whatever came of it. */
  run(): Promise<void> {
    if (this.isQuarantined) return Promise.resolve();
    this.running ??= this.attempt().finally(() => (this.running = null));
    return this.running;
  }

  private async attempt(): Promise<void> {
    const { document } = this;
    this.lastAt = this.timing.now();
    const seq = document.tail.committedSeq;
    if (seq === (document.base?.seq ?? 0)) return;
    const whole = wholeOf(document.base, document.tail);
    const compact = () => document.workbench.run('compact', whole);
    let snapshot: Snapshot;
    try {
      // A second try: the first may have failed because of another document, or a busy machine.
      snapshot = { seq, ...(await compact().catch(compact)) };
    } catch (error) {
      this.isQuarantined = true;
      document.broken(error instanceof Error ? error.message : String(error));
      return;
    }
    document.base = snapshot;
    document.tail.dropUpTo(seq);
    // A snapshot is a shortcut: when it cannot be kept, the log still has everything.
    await document.keep(snapshot).catch(() => undefined);
  }
}
