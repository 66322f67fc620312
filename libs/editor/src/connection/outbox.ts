// What was made here and is not acknowledged: which part waits, which is on its way, and how to write it.
import * as Y from 'yjs';
import { ownUpdate, type Deletion } from './own-update';

/** A change made here. */
export interface Change {
  /** The Yjs client id it was written with, and that client's clock before it. */
  readonly client: number;
  readonly from: number;
  readonly deletions: readonly Deletion[];
  /** Characters of text that the person took away with it. */
  readonly removed: number;
}

/** A message with an update. */
export interface Outgoing {
  /** Its number on this connection. */
  readonly n: number;
  readonly update: Uint8Array;
  /** Characters of text that the person took away in it. */
  readonly removed: number;
}

/** Everything but the written structs, which are read from the document when they are sent. */
interface Load {
  changes: number;
  deletions: Deletion[];
  removed: number;
  /** What an earlier visit left, as it was kept. */
  kept: Uint8Array | null;
}

interface Flight {
  readonly n: number;
  readonly load: Load;
  /** Up to where the clients had written when it was sent. */
  readonly upTo: ReadonlyMap<number, number>;
}

export class Outbox {
  /** Each client id that was written with here, up to where it is acknowledged. */
  private acknowledged = new Map<number, number>();
  /** The same, up to where it has been sent on this connection. */
  private sent = new Map<number, number>();
  private flights: Flight[] = [];
  private waiting = anEmptyLoad();
  private count = 0;
  private open = false;

  constructor(private readonly doc: Y.Doc) {}

  /** Changes made here that are not known to be on disk. */
  get unsaved(): number {
    return this.flights.reduce((sum, { load }) => sum + load.changes, this.waiting.changes);
  }

  /** Whether changes may go out one by one: after the server has asked on this connection. */
  get isOpen(): boolean {
    return this.open;
  }

  /** A change made here. */
  add({ client, from, deletions, removed }: Change): void {
    if (!this.acknowledged.has(client)) {
      this.acknowledged.set(client, from);
      this.sent.set(client, from);
    }
    putInto(this.waiting, { changes: 1, deletions, removed, kept: null });
  }

  /** What an earlier visit left unacknowledged. */
  addKept(kept: Uint8Array, removed: number): void {
    putInto(this.waiting, { changes: 1, deletions: [], removed, kept });
  }

  /** Everything that waits, as the next message; null when nothing does or the server has not asked yet. */
  next(): Outgoing | null {
    return this.open && this.waiting.changes > 0 ? this.takeOff() : null;
  }

  /** The server asks: everything unacknowledged goes out as one, or `instead`, and later changes may follow it. */
  whole(instead: Uint8Array | null = null): Outgoing {
    this.putBack(() => true);
    this.open = true;
    return this.takeOff(instead);
  }

  /** The first `count` messages of this connection are committed. */
  acknowledge(count: number): void {
    for (const { n, upTo } of this.flights) {
      if (n <= count) for (const [client, clock] of upTo) this.acknowledged.set(client, clock);
    }
    this.flights = this.flights.filter(({ n }) => n > count);
  }

  /**
   * Message `n` was refused. What was sent after it builds on it, so nothing of it counts until all is sent again.
   * Answers false, and does nothing, when `n` was refused along with an earlier one: that may have been sent again by now.
   */
  refused(n: number): boolean {
    if (!this.flights.some((flight) => flight.n === n)) return false;
    this.putBack((flight) => flight.n >= n);
    this.open = false;
    return true;
  }

  /** The connection is lost: what was not acknowledged waits for the next. */
  lost(): void {
    this.putBack(() => true);
    this.count = 0;
    this.open = false;
  }

  /** Everything that is not acknowledged, as one update; null when there is nothing. */
  unacknowledged(): Uint8Array | null {
    return this.unsaved === 0 ? null : this.written(this.acknowledged, this.everything());
  }

  /** Where what is not acknowledged begins, for each client id that was written with here. */
  get boundaries(): ReadonlyMap<number, number> {
    return this.acknowledged;
  }

  /** What was deleted here and is not acknowledged. */
  get deletions(): readonly Deletion[] {
    return this.everything().deletions;
  }

  private everything(): Load {
    return together([...this.flights.map(({ load }) => load), this.waiting]);
  }

  private takeOff(instead: Uint8Array | null = null): Outgoing {
    const load = this.waiting;
    const update = instead ?? this.written(this.sent, load);
    this.waiting = anEmptyLoad();
    this.count += 1;
    this.sent = new Map([...this.sent.keys()].map((client) => [client, Y.getState(this.doc.store, client)]));
    this.flights.push({ n: this.count, load, upTo: new Map(this.sent) });
    return { n: this.count, update, removed: load.removed };
  }

  private written(from: ReadonlyMap<number, number>, load: Load): Uint8Array {
    const update = ownUpdate(this.doc, from, load.deletions);
    return load.kept ? Y.mergeUpdates([load.kept, update]) : update;
  }

  /** What was on its way waits again. Always a last part of it, so that one clock for each client tells what is left. */
  private putBack(isLost: (flight: Flight) => boolean): void {
    this.waiting = together([...this.flights.filter(isLost).map(({ load }) => load), this.waiting]);
    this.flights = this.flights.filter((flight) => !isLost(flight));
    const last = this.flights[this.flights.length - 1];
    this.sent = new Map([...this.acknowledged].map(([client, clock]) => [client, last?.upTo.get(client) ?? clock]));
  }
}

const anEmptyLoad = (): Load => ({ changes: 0, deletions: [], removed: 0, kept: null });

const putInto = (load: Load, { changes, deletions, removed, kept }: Readonly<Omit<Load, 'deletions'>> & { readonly deletions: readonly Deletion[] }): void => {
  load.changes += changes;
  load.removed += removed;
  for (const one of deletions) load.deletions.push(one);
  if (kept) load.kept = load.kept ? Y.mergeUpdates([load.kept, kept]) : kept;
};

const together = (loads: readonly Load[]): Load => {
  const whole = anEmptyLoad();
  for (const load of loads) putInto(whole, load);
  return whole;
};
