// Time as the engine sees it, so that a simulation can bring its own.

export interface Timing {
  /** Milliseconds; only differences mean anything. */
  now(): number;
  /** Runs `work` once after `ms`; the answer cancels it. */
  after(ms: number, work: () => void): () => void;
  /** Runs `work` once the present turn of the event loop is over. */
  soon(work: () => void): void;
}

/** The real clock. Its timers keep no process alive. */
export const realTiming: Timing = {
  now: () => performance.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
  soon: (work) => void setImmediate(work),
};
