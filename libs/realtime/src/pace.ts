// When a document flushes: at once while that is cheap, in short windows when many people write to many.
import type { Timing } from './timing';

/** Sends a second that a document may cost before its flushes are paced. */
const CHEAP_SENDS = 5_000;
const LONGEST_MS = 16;

export class Pace {
  private isDue = false;
  private lastFlush = -Infinity;
  private flushes = 0;
  private perSecond = 0;
  private countedAt: number;

  constructor(private readonly timing: Timing) {
    this.countedAt = timing.now();
  }

  /** Runs `flush` soon, for a document with so many connections. */
  due(connections: number, flush: () => void): void {
    if (this.isDue) return;
    this.isDue = true;
    const run = () => {
      this.isDue = false;
      this.count();
      flush();
    };
    const isCheap = this.perSecond * connections < CHEAP_SENDS;
    const wait = isCheap ? 0 : this.lastFlush + Math.min(LONGEST_MS, connections / 5) - this.timing.now();
    if (wait > 0) this.timing.after(wait, run);
    else this.timing.soon(run);
  }

  private count(): void {
    const now = this.timing.now();
    this.lastFlush = now;
    this.flushes += 1;
    if (now - this.countedAt < 250) return;
    this.perSecond = (this.flushes * 1000) / (now - this.countedAt);
    this.flushes = 0;
    this.countedAt = now;
  }
}
