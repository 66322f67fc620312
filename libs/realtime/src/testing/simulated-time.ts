// Time that passes only when told to, and chance that can be repeated.
import type { Timing } from '../timing';

/** A repeatable sequence of numbers from 0 up to, not including, 1 (mulberry32). */
export const seededChance = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

interface Planned {
  readonly at: number;
  readonly no: number;
  readonly work: () => void;
}

export class SimulatedTime implements Timing {
  private clock = 0;
  private count = 0;
  private planned: Planned[] = [];

  now(): number {
    return this.clock;
  }

  after(ms: number, work: () => void): () => void {
    const item = { at: this.clock + ms, no: ++this.count, work };
    const place = this.planned.findIndex((other) => other.at > item.at);
    this.planned.splice(place < 0 ? this.planned.length : place, 0, item);
    return () => {
      this.planned = this.planned.filter((other) => other !== item);
    };
  }

  soon(work: () => void): void {
    this.after(0, work);
  }

  /** Lets `ms` pass, doing what was planned at its moment; promises settle in between. */
  async pass(ms: number): Promise<void> {
    const end = this.clock + ms;
    await settle();
    for (let next = this.planned[0]; next && next.at <= end; next = this.planned[0]) {
      this.planned.shift();
      this.clock = Math.max(this.clock, next.at);
      next.work();
      await settle();
    }
    this.clock = end;
  }
}

/** Lets everything that waits for a promise go on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
