// Group commit: everything that all documents gained in one window goes to the log in one append.
import * as Y from 'yjs';
import type { PersonId, ResponseId } from '@samsvar/domain';
import { Frequency } from './frequency';
import { LIMITS } from './limits';
import type { TailEntry } from './tail';
import type { Timing } from './timing';
import type { Append, Appended, UpdateLog } from './update-log';

/** What the committer tells the document it commits for. */
export interface Committed {
  readonly id: ResponseId;
  readonly epoch: number;
  /** Everything up to the entry `order` is on disk, at `seq`. */
  committed(order: number, seq: number): void;
  /** The log has no such document any more, or another epoch of it, or a client id of another person; nothing was kept. */
  refused(why: 'gone' | 'taken'): void;
}

/** What the committer tells the node. */
export interface CommitEvents {
  /** More waits to be committed. */
  grew(): void;
  /** A commit has failed, or, with null, worked. */
  turned(failure: unknown): void;
  /** A part of a commit is on disk, `ms` after its commit began. */
  kept(append: Append, seq: number, ms: number): void;
}

interface Pending {
  readonly document: Committed;
  readonly entry: TailEntry;
  readonly at: number;
}

const RETRY_FIRST_MS = 100;
const RETRY_MOST_MS = 3_000;

/**
 * One commit in flight, at most one a window; the first after a pause starts almost at once. What fails is tried again
 * until it works: appending the same update twice is harmless, losing one is not.
 */
export class Committer {
  private waiting: Pending[] = [];
  private inFlight: Pending[] = [];
  /** What is in flight, merged: a commit that failed is tried again as it was, for merging anew costs the whole node. */
  private parts: readonly Part[] = [];
  private isRunning = false;
  private lastStart = -Infinity;
  private failures = 0;
  private readonly arrivals: Frequency;
  private readonly idlers: (() => void)[] = [];
  /** Bytes that are not committed. */
  bytes = 0;

  constructor(
    private readonly log: UpdateLog,
    private readonly timing: Timing,
    private readonly events: CommitEvents,
  ) {
    this.arrivals = new Frequency(timing);
  }

  push(document: Committed, entry: TailEntry): void {
    this.arrivals.add();
    this.waiting.push({ document, entry, at: this.timing.now() });
    this.bytes += entry.update.length;
    this.events.grew();
    if (this.isRunning) return;
    this.isRunning = true;
    void this.run();
  }

  /** Milliseconds that the oldest uncommitted update has waited; 0 when there is none. */
  get oldestMs(): number {
    const oldest = this.inFlight[0] ?? this.waiting[0];
    return oldest ? this.timing.now() - oldest.at : 0;
  }

  /** Resolves when nothing waits. */
  idle(): Promise<void> {
    if (!this.isRunning) return Promise.resolve();
    return new Promise((resolve) => this.idlers.push(resolve));
  }

  private async run(): Promise<void> {
    while (this.waiting.length + this.inFlight.length > 0) {
      await this.pause();
      if (this.parts.length === 0) {
        this.inFlight = [...this.inFlight, ...this.takeWaiting()];
        this.parts = groupByDocument(this.inFlight);
      }
      await this.commit(this.parts, this.inFlight);
    }
    this.isRunning = false;
    for (const resolve of this.idlers.splice(0)) resolve();
  }

  /** The oldest that wait, at least one and no more than is merged in a moment. */
  private takeWaiting(): Pending[] {
    let [count, bytes] = [0, 0];
    for (const { entry } of this.waiting) {
      bytes += entry.update.length;
      if (count > 0 && bytes > LIMITS.commitBytes) break;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async pause(): Promise<void> {
    // Where little is written, waiting saves nothing and delays acknowledgements and the other nodes.
    const isQuiet = this.arrivals.perSecond < LIMITS.quietPerSecond;
    const window = this.lastStart + (isQuiet ? LIMITS.quietWindowMs : LIMITS.commitWindowMs) - this.timing.now();
    const retry = this.failures ? Math.min(RETRY_FIRST_MS * 2 ** (this.failures - 1), RETRY_MOST_MS) : 0;
    // Others hear of a keystroke before the machine is busy keeping it: on few cores the one would delay the other.
    const first = (this.waiting[0]?.at ?? -Infinity) + LIMITS.commitAfterMs - this.timing.now();
    const ms = Math.max(window, retry, first);
    if (ms > 0) await new Promise<void>((resolve) => void this.timing.after(ms, resolve));
    this.lastStart = this.timing.now();
  }

  private async commit(parts: readonly Part[], batch: readonly Pending[]): Promise<void> {
    const from = this.timing.now();
    let answers: ReadonlyMap<ResponseId, Appended>;
    try {
      answers = await this.withLimit(this.log.append(parts.map((part) => part.append)));
    } catch (failure) {
      this.failures += 1;
      this.events.turned(failure);
      return;
    }
    this.failures = 0;
    this.parts = [];
    const orders = new Map(parts.map(({ document, order }) => [document, order]));
    const isDone = ({ document, entry }: Pending) => entry.order <= (orders.get(document) ?? 0);
    this.inFlight = batch.filter((pending) => !isDone(pending));
    for (const pending of batch) if (isDone(pending)) this.bytes -= pending.entry.update.length;
    const ms = this.timing.now() - from;
    for (const { document, order, append } of parts) {
      const answer = answers.get(document.id) ?? 'gone';
      if (typeof answer === 'string') {
        this.drop(document);
        document.refused(answer);
      } else {
        this.events.kept(append, answer, ms);
        document.committed(order, answer);
      }
    }
    this.events.turned(null);
  }

  /** What a document that was refused has waiting will never be kept. */
  private drop(document: Committed): void {
    const isOther = (pending: Pending) => pending.document !== document;
    for (const pending of [...this.inFlight, ...this.waiting]) if (!isOther(pending)) this.bytes -= pending.entry.update.length;
    this.inFlight = this.inFlight.filter(isOther);
    this.waiting = this.waiting.filter(isOther);
  }

  /** A log that does not answer counts as failed; should it answer later, the update merely stands there twice. */
  private withLimit<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = this.timing.after(LIMITS.commitMs, () => reject(new Error('The log did not answer in time.')));
      work.then(resolve, reject).finally(cancel);
    });
  }
}

interface Part {
  readonly document: Committed;
  readonly order: number;
  readonly append: Append;
}

const groupByDocument = (batch: readonly Pending[]): Part[] => {
  const groups = new Map<Committed, TailEntry[]>();
  for (const { document, entry } of batch) {
    const group = groups.get(document);
    if (group) group.push(entry);
    else groups.set(document, [entry]);
  }
  return [...groups].map(([document, entries]) => partOf(document, entries));
};

/** All entries of a document as one; only the first when Yjs cannot merge them, and the rest in the next commit. */
const partOf = (document: Committed, entries: readonly TailEntry[]): Part => {
  const merged = mergeUpdates(entries.map((entry) => entry.update));
  const [update = merged[0]] = merged.length === 1 ? merged : [];
  const taken = merged.length === 1 ? entries : entries.slice(0, 1);
  const claims = new Map<number, PersonId>();
  for (const entry of taken) for (const [client, person] of entry.claims) claims.set(client, person);
  return {
    document,
    order: taken[taken.length - 1]?.order ?? 0,
    append: {
      documentId: document.id,
      epoch: document.epoch,
      update: update ?? new Uint8Array([0, 0]),
      authors: [...new Set(taken.flatMap((entry) => entry.authors))],
      claims,
    },
  };
};

/** Yjs takes far longer than twice as long for twice as many. */
const MERGED_AT_ONCE = 20;

/** Merges updates that were accepted one after the other; answers them as they are when it cannot. */
export const mergeUpdates = (updates: readonly Uint8Array[]): readonly Uint8Array[] => {
  if (updates.length < 2) return updates;
  try {
    let parts = [...updates];
    while (parts.length > MERGED_AT_ONCE) parts = partsOf(parts).map((some) => Y.mergeUpdates(some));
    return [Y.mergeUpdates(parts)];
  } catch {
    return updates;
  }
};

const partsOf = (updates: readonly Uint8Array[]): Uint8Array[][] =>
  Array.from({ length: Math.ceil(updates.length / MERGED_AT_ONCE) }, (_, i) =>
    updates.slice(i * MERGED_AT_ONCE, (i + 1) * MERGED_AT_ONCE),
  );
