// Time as the engine sees it, so that a simulation can bring its own.
import { performance } from 'node:perf_hooks';

export interface Timing {
  /** Milliseconds; only differences mean anything. */
  now(): number;
  /** Runs `work` once after `ms`; the answer cancels it. */
  after(ms: number, work: () => void): () => void;
  /** Runs `work` once the present turn of the event loop is over. */
  soon(work: () => void): void;
  /** How much of the last moments this process was busy, from 0 to 1. A simulation need not say. */
  busy?(): number;
}

const LOAD_MS = 200;

/** Reads how busy the event loop was since it was last read, at most every `LOAD_MS`. */
const loadMeter = (): (() => number) => {
  let from = performance.eventLoopUtilization();
  let readAt = performance.now();
  let load = 0;
  return () => {
    const now = performance.now();
    if (now - readAt < LOAD_MS) return load;
    const to = performance.eventLoopUtilization();
    load = performance.eventLoopUtilization(to, from).utilization;
    [from, readAt] = [to, now];
    return load;
  };
};

/** The real clock. Its timers keep no process alive. */
export const realTiming: Timing = {
  now: () => performance.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
  soon: (work) => void setImmediate(work),
  busy: loadMeter(),
};
