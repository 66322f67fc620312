// What an open document has gained since its snapshot: updates in order, committed or on their way.
import type { PersonId } from '@samsvar/domain';
import type { LoggedUpdate } from './update-log';

/** One flush: everything that came in during one turn, merged. */
export interface TailEntry {
  /** Counts up while the document is open. */
  readonly order: number;
  readonly update: Uint8Array;
  /** Whose it is, and whose ids are in it: told until it is committed, and not kept for longer. */
  authors: readonly PersonId[];
  owners: ReadonlyMap<number, PersonId>;
  /** Those of the owners that were nobody's before. */
  claims: ReadonlyMap<number, PersonId>;
  /** Called once, with the log position, when the entry is committed. */
  onCommitted: ((seq: number) => void)[];
  /** Log position, null until it is committed. */
  seq: number | null;
}

export type Flush = Pick<TailEntry, 'update' | 'authors' | 'owners' | 'claims' | 'onCommitted'>;

/** One for all entries of which nothing more is to be said: an open document has hundreds. */
const NOBODY: Omit<Flush, 'update'> = { authors: [], owners: new Map(), claims: new Map(), onCommitted: [] };

export class Tail {
  private entries: TailEntry[] = [];
  /** Those that are not committed, oldest first. */
  private open: TailEntry[] = [];
  private orders = 0;
  /** Log positions after `committedSeq` that are here already, while one before them is not. */
  private readonly ahead = new Set<number>();
  /** The log position up to which everything is here. */
  committedSeq: number;
  bytes = 0;

  constructor(head: number, logged: readonly LoggedUpdate[]) {
    for (const { seq, update } of logged) this.push({ ...NOBODY, update }, seq);
    this.committedSeq = head;
  }

  get length(): number {
    return this.entries.length;
  }

  get lastOrder(): number {
    return this.orders;
  }

  get isCommitted(): boolean {
    return this.open.length === 0;
  }

  /** The order up to which everything is committed. */
  get committedOrder(): number {
    return (this.open[0]?.order ?? this.orders + 1) - 1;
  }

  /** Something that came in here and is on its way to the log. */
  add(flush: Flush): TailEntry {
    const entry = this.push(flush, null);
    this.open.push(entry);
    return entry;
  }

  /** Something that another node has committed at `seq`. */
  addCommitted(update: Uint8Array, seq: number): TailEntry {
    const entry = this.push({ ...NOBODY, update }, seq);
    this.stands(seq);
    return entry;
  }

  /** The newest entry that is not committed yet. */
  get newestOpen(): TailEntry | undefined {
    return this.open[this.open.length - 1];
  }

  /** Everything of ours up to `order` now stands at `seq`. */
  commit(order: number, seq: number): void {
    this.stands(seq);
    for (let entry = this.open[0]; entry && entry.order <= order; entry = this.open[0]) {
      this.open.shift();
      entry.seq = seq;
      const { onCommitted } = entry;
      Object.assign(entry, NOBODY);
      for (const done of onCommitted) done(seq);
    }
  }

  /** Whether what stands at this log position is here. */
  has(seq: number): boolean {
    return seq <= this.committedSeq || this.ahead.has(seq);
  }

  /** Whether a log position is missing before one that is here. */
  get hasGap(): boolean {
    return this.ahead.size > 0;
  }

  /** What stands at `seq` is here, whoever brought it. */
  stands(seq: number): void {
    if (seq > this.committedSeq) this.ahead.add(seq);
    while (this.ahead.delete(this.committedSeq + 1)) this.committedSeq += 1;
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

  /** The highest order that a snapshot has made needless: whoever has not been sent it needs the snapshot. */
  cutOrder = 0;

  /** Forgets what a snapshot up to `seq` holds. */
  dropUpTo(seq: number): void {
    const isHeld = (entry: TailEntry) => entry.seq !== null && entry.seq <= seq;
    for (const entry of this.entries) if (isHeld(entry)) this.cutOrder = Math.max(this.cutOrder, entry.order);
    this.entries = this.entries.filter((entry) => !isHeld(entry));
    this.bytes = this.entries.reduce((sum, entry) => sum + entry.update.length, 0);
  }

  private push(flush: Flush, seq: number | null): TailEntry {
    const entry: TailEntry = { ...flush, order: ++this.orders, seq };
    this.entries.push(entry);
    this.bytes += entry.update.length;
    return entry;
  }
}
