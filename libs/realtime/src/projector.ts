// Looks at what a document says soon after it changed, in the worker: has it mended where it breaks the schema, and kept.
import type { ResponseId } from '@samsvar/domain';
import { wholeOf } from './catch-up';
import { LIMITS } from './limits';
import type { LiveDocument } from './live-document';
import type { Mender } from './mender';
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

/** Whom it tells of what went wrong. */
export type ReportProjection = (document: LiveDocument, error: unknown) => void;

/** A document that is looked at takes at most this part of the time, so that others have their turn: 1 of so many. */
const SHARE = 5;
const LONGEST_MS = 5_000;
/** Bytes of a document for each ms between two times that all it says is stored. */
const BYTES_PER_MS = 100;
const LONGEST_UNKEPT_MS = 15_000;

/** What is known of one document since it was opened. */
interface Watch {
  /** When the first change came that was not looked at; null when there is none. */
  since: number | null;
  cancel: () => void;
  running: Promise<Projected> | null;
  /** The position that was kept last, and when. */
  keptSeq: number;
  keptAt: number;
  /** How long it took to look at it the last time (ms). */
  took: number;
  isFaulty: boolean;
}

/** One for a node: knows which documents wait to be looked at. */
export class Projector {
  private readonly watches = new WeakMap<LiveDocument, Watch>();

  constructor(
    private readonly keep: KeepProjection,
    private readonly timing: Timing,
    private readonly told: { readonly mender: Mender; readonly report: ReportProjection },
  ) {}

  /** Something was committed: it is looked at soon after the last change, and not long after the first. */
  touch(document: LiveDocument): void {
    const watch = this.watchOf(document);
    const now = this.timing.now();
    watch.since ??= now;
    const atMost = Math.min(Math.max(LIMITS.projectAtMostMs, watch.took * SHARE), LONGEST_MS);
    this.lookIn(document, Math.max(0, Math.min(LIMITS.projectAfterMs, watch.since + atMost - now)));
  }

  /** Projects now, up to everything that is committed now, and keeps it. Throws `WorkFailed`, and what `keep` throws. */
  async project(document: LiveDocument): Promise<Projected> {
    const watch = this.watchOf(document);
    if (watch.running) await watch.running.catch(() => undefined);
    const work = this.projectNow(document, watch);
    watch.running = work;
    try {
      return await work;
    } finally {
      if (watch.running === work) watch.running = null;
    }
  }

  /** Projects what is not projected yet, before a document is closed. */
  async finish(document: LiveDocument): Promise<void> {
    const watch = this.watches.get(document);
    if (!watch) return;
    watch.cancel();
    if (watch.keptSeq < document.tail.committedSeq) {
      await this.project(document).catch((error: unknown) => this.told.report(document, error));
    }
    watch.cancel();
    if (document.isIdle) this.watches.delete(document);
  }

  private watchOf(document: LiveDocument): Watch {
    const kept = this.watches.get(document);
    if (kept) return kept;
    const watch = { since: null, cancel: () => undefined, running: null, keptSeq: -1, keptAt: -Infinity, took: 0, isFaulty: false };
    this.watches.set(document, watch);
    return watch;
  }

  private lookIn(document: LiveDocument, ms: number): void {
    const watch = this.watchOf(document);
    watch.cancel();
    watch.cancel = this.timing.after(ms, () => {
      watch.since = null;
      if (document.isOver) return;
      this.look(document, watch).catch((error: unknown) => this.failed(document, error));
    });
  }

  /** Everything is stored only now and then where it is much; what breaks the schema is found at once all the same. */
  private async look(document: LiveDocument, watch: Watch): Promise<void> {
    const rest = watch.keptAt + Math.min(document.bytes / BYTES_PER_MS, LONGEST_UNKEPT_MS) - this.timing.now();
    if (rest <= 0) {
      await this.project(document);
      return;
    }
    const from = this.timing.now();
    const { base, tail, workbench } = document;
    const fault = await workbench.run('check', wholeOf(base, tail));
    watch.took = this.timing.now() - from;
    this.judge(document, watch, fault !== null);
    if (watch.since === null) this.lookIn(document, rest);
  }

  private async projectNow(document: LiveDocument, watch: Watch): Promise<Projected> {
    const from = this.timing.now();
    const seq = document.tail.committedSeq;
    const input = { ...wholeOf(document.base, document.tail), seq };
    const content = await document.workbench.run('project', input);
    const projected = { documentId: document.id, epoch: document.epoch, seq, ...content };
    await this.keep(projected);
    watch.keptSeq = Math.max(seq, watch.keptSeq);
    watch.keptAt = this.timing.now();
    watch.took = watch.keptAt - from;
    this.judge(document, watch, projected.fault !== null);
    return projected;
  }

  /** Mends what is broken. Where that cannot be, authors hear of it once, when it begins. */
  private judge(document: LiveDocument, watch: Watch, isFaulty: boolean): void {
    const isNew = isFaulty && !watch.isFaulty;
    watch.isFaulty = isFaulty;
    if (!isFaulty) return;
    const mended = this.told.mender.mend(document).then((outcome) => {
      const isLeft = outcome === 'failed' || outcome === 'cannot';
      if (isLeft && isNew) document.notice('quarantined', true);
      const isWorthATry = outcome === 'failed' || outcome === 'resting';
      if (isWorthATry && watch.since === null) this.lookIn(document, LIMITS.mendMs);
    });
    void document.during(mended);
  }

  private failed(document: LiveDocument, error: unknown): void {
    this.told.report(document, error);
    // The worker is tried again with the next change; a store that was away, on its own.
    if (!(error instanceof WorkFailed)) this.touch(document);
  }
}
