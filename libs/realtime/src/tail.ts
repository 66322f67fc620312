// What an open document has gained since its snapshot: updates in order, committed or on their way.
import type { PersonId } from '@samsvar/domain';
import type { LoggedUpdate } from './update-log';

/** One flush: everything that came in during one turn, merged. */
export interface TailEntry {
  /** Counts up while the document is open. */
  readonly order: number;
  readonly update: Uint8Array;
  readonly authors: readonly PersonId[];
  readonly owners: ReadonlyMap<number, PersonId>;
  /** Called once, when the entry is committed. */
  readonly onCommitted: (() => void)[];
  /** Log position, null until it is committed. */
  seq: number | null;
}

export type Flush = Pick<TailEntry, 'update' | 'authors' | 'owners' | 'onCommitted'>;

export class Tail {
  private entries: TailEntry[] = [];
  private orders = 0;
  /** The newest committed log position, and the order up to which everything is committed. */
  committedSeq: number;
  committedOrder = 0;
  bytes = 0;

  constructor(head: number, logged: readonly LoggedUpdate[]) {
    for (const { seq, update } of logged) {
      this.add({ update, authors: [], owners: new Map(), onCommitted: [] }).seq = seq;
    }
    this.committedSeq = head;
    this.committedOrder = this.orders;
  }

  get length(): number {
    return this.entries.length;
  }

  get lastOrder(): number {
    return this.orders;
  }

  get isCommitted(): boolean {
    return this.committedOrder === this.orders;
  }

  add(flush: Flush): TailEntry {
    const entry: TailEntry = { ...flush, order: ++this.orders, seq: null };
    this.entries.push(entry);
    this.bytes += entry.update.length;
    return entry;
  }

  /** The newest entry that is not committed yet. */
  get newestOpen(): TailEntry | undefined {
    const last = this.entries[this.entries.length - 1];
    return last && last.seq === null ? last : undefined;
  }

  /** Everything up to `order` now stands at `seq`. */
  commit(order: number, seq: number): void {
    this.committedSeq = seq;
    this.committedOrder = order;
    for (const entry of this.entries) {
      if (entry.seq !== null || entry.order > order) continue;
      entry.seq = seq;
      for (const done of entry.onCommitted.splice(0)) done();
    }
  }

  /** The updates that are committed, for work that must not see others. */
  committed(): Uint8Array[] {
    return this.entries.filter((entry) => entry.seq !== null).map((entry) => entry.update);
  }

  all(): Uint8Array[] {
    return this.entries.map((entry) => entry.update);
  }

  afterOrder(order: number): readonly TailEntry[] {
    return this.entries.filter((entry) => entry.order > order);
  }

  afterSeq(seq: number): readonly TailEntry[] {
    return this.entries.filter((entry) => entry.seq === null || entry.seq > seq);
  }

  /** The order of the oldest entry kept. */
  get firstOrder(): number {
    return this.entries[0]?.order ?? this.orders + 1;
  }

  /** Forgets what a snapshot up to `seq` holds. */
  dropUpTo(seq: number): void {
    this.entries = this.entries.filter((entry) => entry.seq === null || entry.seq > seq);
    this.bytes = this.entries.reduce((sum, entry) => sum + entry.update.length, 0);
  }
}
