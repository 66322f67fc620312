// Looks at what a document says soon after it changed, in the worker: has it mended where it breaks the schema, and kept.
import type { ResponseId } from '@samsvar/domain';
import { wholeOf } from './catch-up';
import { LIMITS } from './limits';
import type { LiveDocument } from './live-document';
import type { Mender } from './mender';
import { newWatch, stop, type Watch } from './projection-watch';
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

/** A document rests so many times as long as the last look at it took, and all together rest so many times as long. */
const RESTS = 30;
const SHARED_RESTS = 4;
/** How long a document rests at least; at most, by its bytes for each ms, and however large it is. */
const SHORTEST_REST_MS = 1_200;
const BYTES_PER_MS_OF_REST = 50;
const LONGEST_REST_MS = 10_000;
/** One that was never looked at is taken to need so long (ms), and nobody's turn is put off by more than this. */
const FIRST_LOOK_MS = 4;
const LONGEST_TURN_MS = 10_000;
/** Ms between two times that all a document says is stored, at least; bytes for each ms; and at most. */
const SHORTEST_UNKEPT_MS = 3_000;
const BYTES_PER_MS = 100;
const LONGEST_UNKEPT_MS = 15_000;

/** One for a node: knows which documents wait to be looked at. */
export class Projector {
  private readonly watches = new WeakMap<LiveDocument, Watch>();
  /** When the next turn is: where many are written in, each waits longer, and the machine is not busy with looking. */
  private nextTurn = -Infinity;

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
    this.lookAt(document, Math.max(watch.restsUntil, Math.min(now + LIMITS.projectAfterMs, watch.since + LIMITS.projectAtMostMs)));
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
    stop(watch);
    if (watch.keptSeq < document.tail.committedSeq) {
      await this.project(document).catch((error: unknown) => this.told.report(document, error));
    }
    stop(watch);
    if (document.isIdle) this.watches.delete(document);
  }

  private watchOf(document: LiveDocument): Watch {
    const kept = this.watches.get(document);
    if (kept) return kept;
    const watch = newWatch();
    this.watches.set(document, watch);
    return watch;
  }

  private lookIn(document: LiveDocument, ms: number): void {
    this.lookAt(document, this.timing.now() + ms);
  }

  /** A timer that goes off too early is set anew: most changes then cost none. */
  private lookAt(document: LiveDocument, at: number): void {
    const watch = this.watchOf(document);
    if (watch.hasTurn) return;
    watch.dueAt = at;
    if (watch.alarmAt === null || watch.alarmAt > at) this.setAlarm(document, watch);
  }

  private setAlarm(document: LiveDocument, watch: Watch): void {
    watch.cancel();
    watch.alarmAt = watch.dueAt;
    watch.cancel = this.timing.after(Math.max(0, watch.dueAt - this.timing.now()), () => {
      watch.alarmAt = null;
      watch.dueAt = Math.max(watch.dueAt, watch.restsUntil);
      // A timer may go off a little before its time.
      if (watch.dueAt - this.timing.now() > 1) this.setAlarm(document, watch);
      else this.takeTurn(document, watch);
    });
  }

  /** Looks at it now, or when those before it have been looked at, and others have had their part of the machine. */
  private takeTurn(document: LiveDocument, watch: Watch): void {
    const now = this.timing.now();
    const at = Math.min(Math.max(now, this.nextTurn), now + LONGEST_TURN_MS);
    const needs = watch.took || FIRST_LOOK_MS;
    this.nextTurn = at + Math.min(needs * SHARED_RESTS, LIMITS.projectAfterMs);
    watch.hasTurn = true;
    const look = () => {
      stop(watch);
      if (!document.isOver) this.look(document, watch).catch((error: unknown) => this.failed(document, error));
    };
    if (at > now) watch.cancel = this.timing.after(at - now, look);
    else look();
  }

  /** Everything is stored only now and then where it is much; what breaks the schema is found at once all the same. */
  private async look(document: LiveDocument, watch: Watch): Promise<void> {
    const unkept = Math.max(SHORTEST_UNKEPT_MS, Math.min(document.bytes / BYTES_PER_MS, LONGEST_UNKEPT_MS));
    const rest = watch.keptAt + unkept - this.timing.now();
    if (rest <= 0) {
      await this.project(document);
      return;
    }
    const from = this.timing.now();
    const { base, tail, workbench } = document;
    const fault = await workbench.run('check', wholeOf(base, tail));
    this.took(document, watch, from);
    this.judge(document, watch, fault !== null);
    if (watch.since === null) this.lookIn(document, rest);
  }

  /** What takes long is done seldom; a small document is looked at before long however busy the machine was. */
  private took(document: LiveDocument, watch: Watch, from: number): void {
    const now = this.timing.now();
    watch.took = now - from;
    const longest = Math.min(Math.max(SHORTEST_REST_MS, document.bytes / BYTES_PER_MS_OF_REST), LONGEST_REST_MS);
    watch.restsUntil = now + Math.min(Math.max(SHORTEST_REST_MS, watch.took * RESTS), longest);
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
    this.took(document, watch, from);
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
