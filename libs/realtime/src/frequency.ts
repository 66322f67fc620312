// How often something has happened lately.
import type { Timing } from './timing';

const COUNT_MS = 250;

export class Frequency {
  private count = 0;
  private from: number;
  private last = 0;

  constructor(private readonly timing: Timing) {
    this.from = timing.now();
  }

  /** It happened. */
  add(): void {
    this.turn();
    this.count += 1;
  }

  /** Times a second, as counted over the last quarter of a second that is over. */
  get perSecond(): number {
    this.turn();
    return this.last;
  }

  private turn(): void {
    const ms = this.timing.now() - this.from;
    if (ms < COUNT_MS) return;
    this.last = (this.count * 1000) / ms;
    this.count = 0;
    this.from += ms;
  }
}
