// Derives what a document says soon after it changed, in the worker, and hands it on.
import type { ResponseId } from '@samsvar/domain';
import { wholeOf } from './catch-up';
import { LIMITS } from './limits';
import type { LiveDocument } from './live-document';
import type { Timing } from './timing';
import { WorkFailed, type ProjectedContent } from './work-types';

/** What a document says at one position of its log. */
export interface Projected extends ProjectedContent {
  readonly documentId: ResponseId;
  readonly epoch: number;
  readonly seq: number;
}

/** Keeps what was projected. Called with ever newer positions of a document; may be called twice with the same. */
export type KeepProjection = (projected: Projected) => Promise<void>;

interface Due {
  readonly since: number;
  readonly cancel: () => void;
}

/** One for a node: knows which documents wait to be projected. */
export class Projector {
  private readonly due = new Map<LiveDocument, Due>();
  private readonly running = new Map<LiveDocument, Promise<Projected>>();
  private readonly done = new Map<LiveDocument, number>();
  private readonly faulty = new Set<LiveDocument>();

  constructor(
    private readonly keep: KeepProjection,
    private readonly timing: Timing,
    private readonly report: (document: LiveDocument, error: unknown) => void,
  ) {}

  /** Something was committed: project it a second after the last change, five seconds after the first at most. */
  touch(document: LiveDocument): void {
    const waiting = this.due.get(document);
    waiting?.cancel();
    const now = this.timing.now();
    const since = waiting?.since ?? now;
    const wait = Math.max(0, Math.min(LIMITS.projectAfterMs, since + LIMITS.projectAtMostMs - now));
    const cancel = this.timing.after(wait, () => {
      this.due.delete(document);
      this.project(document).catch((error: unknown) => this.failed(document, error));
    });
    this.due.set(document, { since, cancel });
  }

  /** Projects now, up to everything that is committed now. Throws `WorkFailed`, and what `keep` throws. */
  async project(document: LiveDocument): Promise<Projected> {
    const running = this.running.get(document);
    if (running) await running.catch(() => undefined);
    const work = this.projectNow(document);
    this.running.set(document, work);
    try {
      return await work;
    } finally {
      if (this.running.get(document) === work) this.running.delete(document);
    }
  }

  /** Projects what is not projected yet, before a document is closed. */
  async finish(document: LiveDocument): Promise<void> {
    const waiting = this.due.get(document);
    waiting?.cancel();
    this.due.delete(document);
    const isBehind = waiting !== undefined || (this.done.get(document) ?? 0) < document.tail.committedSeq;
    if (waiting && isBehind) await this.project(document).catch((error: unknown) => this.report(document, error));
    this.done.delete(document);
    this.faulty.delete(document);
  }

  private async projectNow(document: LiveDocument): Promise<Projected> {
    const seq = document.tail.committedSeq;
    const input = { ...wholeOf(document.base, document.tail), seq };
    const content = await document.workbench.run('project', input);
    const projected = { documentId: document.id, epoch: document.epoch, seq, ...content };
    await this.keep(projected);
    this.done.set(document, seq);
    this.warn(document, projected.fault !== null);
    return projected;
  }

  /** Authors hear of a fault once, when it begins. */
  private warn(document: LiveDocument, isFaulty: boolean): void {
    if (isFaulty && !this.faulty.has(document)) document.notice('quarantined', true);
    if (isFaulty) this.faulty.add(document);
    else this.faulty.delete(document);
  }

  private failed(document: LiveDocument, error: unknown): void {
    this.report(document, error);
    // The worker is tried again with the next change; a store that was away, on its own.
    if (!(error instanceof WorkFailed)) this.touch(document);
  }
}
