// Counts a connection's writes: how many at the front are settled, whatever order they were settled in.

export class Acks {
  private received = 0;
  private readonly early = new Set<number>();
  /** The first so many writes are settled. */
  settledCount = 0;

  /** The number of the next write, from 1. */
  next(): number {
    return ++this.received;
  }

  /** Write `n` is committed, changed nothing, or was refused. */
  settle(n: number): void {
    this.early.add(n);
    while (this.early.delete(this.settledCount + 1)) this.settledCount += 1;
  }
}
