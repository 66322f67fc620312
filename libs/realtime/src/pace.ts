// When a document flushes: at once while there is room to, in short windows when many people write to many.
import { Frequency } from './frequency';
import { LIMITS } from './limits';
import type { Timing } from './timing';

export class Pace {
  private isDue = false;
  private lastFlush = -Infinity;
  private readonly flushes: Frequency;

  constructor(private readonly timing: Timing) {
    this.flushes = new Frequency(timing);
  }

  /** Runs `flush` soon, for a document with so many connections. */
  due(connections: number, flush: () => void): void {
    if (this.isDue) return;
    this.isDue = true;
    const run = () => {
      this.isDue = false;
      this.lastFlush = this.timing.now();
      this.flushes.add();
      flush();
    };
    const wait = this.lastFlush + this.windowOf(connections) - this.timing.now();
    if (wait > 0) this.timing.after(wait, run);
    else this.timing.soon(run);
  }

  /** Ms from one flush to the next: what is sent less often costs less, but only a busy process gains by it. */
  private windowOf(connections: number): number {
    if (this.flushes.perSecond * connections < LIMITS.cheapSendsPerSecond) return 0;
    const load = this.timing.busy?.() ?? 1;
    const share = (load - LIMITS.paceFromLoad) / (LIMITS.paceFullLoad - LIMITS.paceFromLoad);
    return Math.min(LIMITS.paceMs, connections / 5) * Math.max(share, 0);
  }
}
