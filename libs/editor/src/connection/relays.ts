// Updates of others that were seen before they were committed: handed back if the server was lost in between.
import type { RelayedUpdate, SealedBytes } from '@samsvar/protocol';

interface Held extends SealedBytes {
  /** Its place on the present connection; null once that connection is lost. */
  order: number | null;
}

export class Relays {
  private held: Held[] = [];
  /** The message on the present connection that everything handed back is judged with. */
  private handedBackWith: number | null = null;

  /** Whether everything that others wrote and that was seen here is on disk. */
  get isEmpty(): boolean {
    return this.held.length === 0;
  }

  add({ seal, body, order, committedOrder }: RelayedUpdate): void {
    this.committed(committedOrder);
    this.held.push({ seal: seal.slice(), body: body.slice(), order });
  }

  /** Everything up to `order` of the present connection is on disk. */
  committed(order: number): void {
    this.held = this.held.filter((one) => one.order === null || one.order > order);
  }

  /** What earlier connections left, oldest first; it is judged with message `n`. */
  handBack(n: number): readonly SealedBytes[] {
    const left = this.held.filter(({ order }) => order === null);
    this.handedBackWith = left.length > 0 ? n : null;
    return left;
  }

  /** The first `count` messages of the present connection are committed. */
  acknowledge(count: number): void {
    if (this.handedBackWith === null || this.handedBackWith > count) return;
    this.forget();
  }

  /** Message `n` was refused: what was handed back with it is kept. Answers whether anything was. */
  refused(n: number): boolean {
    if (this.handedBackWith !== n) return false;
    this.handedBackWith = null;
    return true;
  }

  /** What earlier connections left is committed, or will never be. */
  forget(): void {
    this.handedBackWith = null;
    this.held = this.held.filter(({ order }) => order !== null);
  }

  lost(): void {
    this.handedBackWith = null;
    for (const one of this.held) one.order = null;
  }
}
