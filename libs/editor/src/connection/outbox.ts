// Keeps count of the changes made here: which are on their way, and up to where they are committed.
import * as Y from 'yjs';

interface Sent {
  /** The number of the message on its connection. */
  readonly n: number;
  /** Every change made up to this one is committed once the message is. */
  readonly covers: number;
}

export class Outbox {
  private made = 0;
  private committed = 0;
  private merging: Uint8Array[] = [];
  private sent: Sent[] = [];
  private count = 0;
  /** Whether changes may go out one by one: after the whole difference has been sent on this connection. */
  private isOpen = false;

  /** Changes made here that are not known to be on disk. */
  get unsaved(): number {
    return this.made - this.committed;
  }

  /** A change made here; answers whether it should be sent soon. */
  add(update: Uint8Array): boolean {
    this.made += 1;
    if (this.isOpen) this.merging.push(update);
    return this.isOpen;
  }

  /** Everything that waits to go out, as one update; null when there is nothing. */
  take(): Uint8Array | null {
    const updates = this.merging;
    this.merging = [];
    const [first] = updates;
    if (!first) return null;
    return updates.length === 1 ? first : Y.mergeUpdates(updates);
  }

  /** A message with an update goes out; answers its number. */
  send(): number {
    this.count += 1;
    this.sent.push({ n: this.count, covers: this.made });
    return this.count;
  }

  /** The whole difference goes out: it covers every change so far, and later ones may follow it. */
  sendWhole(): number {
    this.merging = [];
    this.isOpen = true;
    return this.send();
  }

  /** The first `count` messages of this connection are committed. */
  acknowledge(count: number): void {
    for (const { n, covers } of this.sent) if (n <= count) this.committed = Math.max(this.committed, covers);
    this.sent = this.sent.filter(({ n }) => n > count);
  }

  /** Message `n` was refused. What was sent after it builds on it, so nothing of it counts until all is sent again. */
  refused(n: number): void {
    this.sent = this.sent.filter((message) => message.n < n);
    this.merging = [];
    this.isOpen = false;
  }

  /** The connection is lost: what was not acknowledged will be part of the next whole difference. */
  lost(): void {
    this.sent = [];
    this.merging = [];
    this.count = 0;
    this.isOpen = false;
  }
}
