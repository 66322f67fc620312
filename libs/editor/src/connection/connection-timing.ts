// Time and chance as the connection sees them, so that a simulation can bring its own.

export interface ConnectionTiming {
  /** Milliseconds; only differences mean anything. */
  now(): number;
  /** Milliseconds since 1970. Jumps when the clock is set, and goes on while the computer sleeps. */
  wall?(): number;
  /** Runs `work` once after `ms`; the answer cancels it. */
  after(ms: number, work: () => void): () => void;
  /** A number from 0 up to, not including, 1. */
  random(): number;
}

/** The real clock. */
export const realTiming: ConnectionTiming = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

const FIRST_MS = 1_000;
const MOST_MS = 10_000;

/**
 * How long to wait before trying again after so many failures in a row: anywhere up to a limit that doubles, so
 * that everybody in a lost document does not return at the same moment.
 */
export const retryDelay = (failures: number, random: () => number): number =>
  random() * Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
