// A bucket that fills at a steady rate: how much of something is allowed, in the long run and at once.

export class Rate {
  private left: number;
  private at: number;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.left = burst;
    this.at = now;
  }

  /** Takes `amount` when there is enough left; `now` in milliseconds. */
  take(amount: number, now: number): boolean {
    this.left = Math.min(this.burst, this.left + ((now - this.at) * this.perSecond) / 1000);
    this.at = now;
    if (amount > this.left) return false;
    this.left -= amount;
    return true;
  }
}
