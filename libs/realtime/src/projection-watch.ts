// What the projector knows of one document since it was opened: when it is to be looked at, and what came of it.
import type { Projected } from './projector';

/** What is known of one document since it was opened. */
export interface Watch {
  /** When the first change came that was not looked at; null when there is none. */
  since: number | null;
  /** When it is to be looked at, while a timer runs for it. */
  dueAt: number;
  /** When the timer goes off: not after `dueAt`; null while there is none. */
  alarmAt: number | null;
  /** Whether it has its turn, and only waits for it. */
  hasTurn: boolean;
  /** Until when it rests after it was looked at. */
  restsUntil: number;
  cancel: () => void;
  running: Promise<Projected> | null;
  /** The position that was kept last, and when. */
  keptSeq: number;
  keptAt: number;
  /** How long it took to look at it the last time (ms). */
  took: number;
  isFaulty: boolean;
}

/** Nothing has been seen yet. */
export const newWatch = (): Watch => ({
  since: null,
  dueAt: 0,
  alarmAt: null,
  hasTurn: false,
  restsUntil: -Infinity,
  cancel: () => undefined,
  running: null,
  keptSeq: -1,
  keptAt: -Infinity,
  took: 0,
  isFaulty: false,
});

/** Nothing is due any more. */
export const stop = (watch: Watch): void => {
  watch.cancel();
  watch.alarmAt = null;
  watch.hasTurn = false;
  watch.since = null;
};
