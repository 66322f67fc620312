// Whether a log is the one that was written: each entry by itself, in its place, and against checkpoints. Needs no database.
import { createHash } from 'node:crypto';
import { canonical } from './canonical';
import { isSigned, type Checkpoint } from './checkpoint';

/** An entry as it is exported, one on each line; hashes in hexadecimal, time as `2026-09-30T08:15:00.123456Z`. */
export interface LoggedEntry {
  readonly organisation: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: string | null;
  readonly actingAs: string | null;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly requestId: string;
  readonly previous: string;
  readonly hash: string;
}

/** What is wrong with a log, and where first. */
export interface ChainFault {
  readonly seq: number;
  /** `missing`: an entry is not there. `altered`: what stands there was not written there. `out-of-order`: it stands in
   * the wrong place. `cut-short`: the log ends before it. `checkpoint`: a checkpoint says otherwise, or is not genuine. */
  readonly kind: 'missing' | 'altered' | 'out-of-order' | 'cut-short' | 'checkpoint';
}

/** What came of it. */
export interface ChainVerdict {
  readonly count: number;
  readonly head: string | null;
  readonly fault: ChainFault | null;
}

/** What stands before the first entry. */
const BEGINNING = '00'.repeat(32);

/** The hash of an entry by what it says. */
export const hashOf = ({ hash: _, ...entry }: LoggedEntry): string => createHash('sha256').update(canonical(entry), 'utf8').digest('hex');

/** Reads a log entry by entry, from its first on, and keeps nothing of it but checkpoints that are still to come. */
export class ChainCheck {
  private count = 0;
  private seq = 0;
  private head = BEGINNING;
  private found: ChainFault | null = null;
  private readonly marks = new Map<number, string[]>();

  /** `checkpoints` of this organisation's log, whoever kept them. */
  constructor(
    private readonly organisation: string,
    checkpoints: readonly Checkpoint[] = [],
  ) {
    for (const checkpoint of checkpoints) {
      if (checkpoint.organisation !== organisation) continue;
      if (!isSigned(checkpoint)) this.fault(checkpoint.seq, 'checkpoint');
      this.marks.set(checkpoint.seq, [...(this.marks.get(checkpoint.seq) ?? []), checkpoint.hash]);
    }
  }

  /** The next entry of the log. */
  add(entry: LoggedEntry): void {
    this.count += 1;
    const expected = this.seq + 1;
    if (entry.seq > expected) this.fault(expected, 'missing');
    // What seemed to be missing comes later.
    else if (entry.seq < expected) this.fault(entry.seq, 'out-of-order');
    else if (entry.previous !== this.head) this.fault(entry.seq, 'altered');
    if (entry.organisation !== this.organisation || hashOf(entry) !== entry.hash) this.fault(entry.seq, 'altered');
    if (this.marks.get(entry.seq)?.some((hash) => hash !== entry.hash)) this.fault(entry.seq, 'checkpoint');
    this.marks.delete(entry.seq);
    this.seq = Math.max(this.seq, entry.seq);
    this.head = entry.hash;
  }

  /** The verdict, once all entries are read. `last`: how many there are to be, when that is known. */
  end(last?: { readonly seq: number; readonly hash: string }): ChainVerdict {
    for (const seq of this.marks.keys()) if (seq > this.seq) this.fault(this.seq + 1, 'cut-short');
    if (last && last.seq > this.seq) this.fault(this.seq + 1, 'cut-short');
    if (last && last.seq < this.seq) this.fault(last.seq + 1, 'out-of-order');
    if (last && last.seq === this.seq && this.seq > 0 && last.hash !== this.head) this.fault(last.seq, 'altered');
    return { count: this.count, head: this.count > 0 ? this.head : null, fault: this.found };
  }

  /** The first fault stands, by its place; what was taken for missing and comes later is out of order. */
  private fault(seq: number, kind: ChainFault['kind']): void {
    const isOnlyMoved = this.found?.kind === 'missing' && this.found.seq === seq && kind === 'out-of-order';
    if (!this.found || seq < this.found.seq || isOnlyMoved) this.found = { seq, kind };
  }
}
