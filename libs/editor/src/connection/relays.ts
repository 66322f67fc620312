// Updates of others that were seen before they were committed: handed back if the server was lost in between.
import type { RelayedUpdate } from '@samsvar/protocol';

interface Held {
  readonly seal: Uint8Array;
  readonly body: Uint8Array;
  /** Its place on the present connection; null once that connection is lost. */
  order: number | null;
  /** The message that handed it back on the present connection. */
  sentAs: number | null;
}

export class Relays {
  private held: Held[] = [];

  add({ seal, body, order, committedOrder }: RelayedUpdate): void {
    this.committed(committedOrder);
    this.held.push({ seal, body, order, sentAs: null });
  }

  /** Everything up to `order` of the present connection is on disk. */
  committed(order: number): void {
    this.held = this.held.filter((one) => one.order === null || one.order > order);
  }

  /** What an earlier connection left, oldest first; `send` answers the number of the message. */
  handBack(send: (relayed: { readonly seal: Uint8Array; readonly body: Uint8Array }) => number): void {
    for (const one of this.held) if (one.order === null && one.sentAs === null) one.sentAs = send(one);
  }

  /** The first `count` messages of the present connection are committed or refused. */
  acknowledge(count: number): void {
    this.held = this.held.filter((one) => one.sentAs === null || one.sentAs > count);
  }

  /** Whether message `n` handed something back. */
  isHandedBack(n: number): boolean {
    return this.held.some((one) => one.sentAs === n);
  }

  lost(): void {
    for (const one of this.held) [one.order, one.sentAs] = [null, null];
  }
}
