// Follows what other nodes write in one document: by the relay as long as it is heard, by the log where it is not.
import type { PersonId, ResponseId } from '@samsvar/domain';
import { freshRuns, inspectUpdate } from './inspect-update';
import type { Knowledge } from './knowledge';
import { MissedReader, type Missing } from './missing';
import type { RelayedCommit } from './relay';
import type { StateVector } from './state-vector';
import type { Tail, TailEntry } from './tail';
import type { Timing } from './timing';
import type { Missed, UpdateLog } from './update-log';

/** The document as this needs it. */
export interface Followed {
  readonly id: ResponseId;
  readonly epoch: number;
  readonly tail: Tail;
  readonly log: UpdateLog;
  readonly knowledge: Knowledge;
  readonly isOver: boolean;
  /** Something that another node has committed is in the tail. */
  gained(entry: TailEntry): void;
  /** The place in the log has moved on. */
  moved(): void;
  /** So many updates were read from the log. */
  caughtUp(updates: number): void;
  /** The log has no such document any more, or another epoch of it. */
  lost(): void;
  broken(reason: string): void;
}

export class Following implements Missing {
  private readonly reader: MissedReader;
  /** The newest log position that anybody has spoken of. */
  private heardOf = 0;

  constructor(
    private readonly document: Followed,
    timing: Timing,
  ) {
    this.reader = new MissedReader(this, timing);
  }

  /** Takes in what another node has committed. */
  hear({ epoch, seq, update, claims }: RelayedCommit): void {
    const { document } = this;
    if (epoch !== document.epoch) {
      // Begun anew, which the log will say; a late word of an earlier epoch says nothing.
      if (epoch > document.epoch) this.reader.now().catch(() => undefined);
      return;
    }
    this.heardOf = Math.max(this.heardOf, seq);
    if (!document.tail.has(seq) && update !== null) this.integrate({ seq, update }, claims);
    if (this.isMissing()) this.reader.soon();
    else document.moved();
  }

  /** The log stands at `head` of this epoch; what is not here by now is read. */
  standsAt(epoch: number, head: number): void {
    this.heardOf = Math.max(this.heardOf, head);
    if (epoch !== this.document.epoch) this.document.lost();
    else this.lookForGaps();
  }

  /** Reads before long what is known to be missing. */
  lookForGaps(): void {
    if (this.isMissing()) this.reader.soon();
  }

  /** Reads everything that other nodes have committed up to now. Throws what the log throws. */
  catchUp(): Promise<void> {
    return this.reader.now();
  }

  isMissing(): boolean {
    const { isOver, tail } = this.document;
    return !isOver && (tail.hasGap || this.heardOf > tail.committedSeq);
  }

  read(): Promise<Missed | null> {
    const { id, epoch, tail, log } = this.document;
    return log.missed({ documentId: id, epoch, after: tail.committedSeq });
  }

  take({ updates, owners }: Missed): void {
    const { document } = this;
    if (document.isOver) return;
    const news = updates.filter(({ seq }) => !document.tail.has(seq));
    for (const update of news) {
      // In the order of the log nothing can be missing, unless the log itself is damaged.
      if (!this.integrate(update, owners)) document.broken(`The log does not fit together at ${update.seq}.`);
    }
    if (news.length > 0) document.caughtUp(news.length);
  }

  lost(): void {
    this.document.lost();
  }

  /** Takes in an update from the log; false when something before it is missing. */
  private integrate({ seq, update }: { readonly seq: number; readonly update: Uint8Array }, owners: ReadonlyMap<number, PersonId>): boolean {
    const { knowledge, tail } = this.document;
    const runs = newIn(update, knowledge.clocks);
    if (runs === 'gap') return false;
    knowledge.add(runs, owners);
    // Also what came in here, and whose commit has not been answered: what stands at a position that counts as here
    // must be among what is committed here, or a snapshot up to that position would lack it.
    this.document.gained(tail.addCommitted(update, seq));
    return true;
  }
}

/** What an update from the log adds; one that cannot be read counts as something missing. */
const newIn = (update: Uint8Array, known: StateVector) => {
  try {
    return freshRuns(inspectUpdate(update), known);
  } catch {
    return 'gap';
  }
};
