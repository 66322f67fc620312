// Draws what is looked at first and the rest in idle time.
import { useEffect, useState } from 'react';
import { chunksWithin } from './chunks';

/** Chunks to each side of the target that are drawn at once: about 200 blocks. */
const FIRST_REACH = 5;
/** How many more to each side at every idle moment. */
const STEP = 6;

/** The chunks to draw now, growing around the target until all are drawn. A new target is drawn at once. */
export const useGrowingRange = (count: number, target: number): { from: number; to: number } => {
  const [state, setState] = useState({ centre: target, reach: FIRST_REACH });
  const isNearby = Math.abs(state.centre - target) + FIRST_REACH <= state.reach;
  const now = state.centre === target || isNearby ? state : { centre: target, reach: Math.max(FIRST_REACH, state.reach) };
  if (now !== state) setState(now);
  const range = chunksWithin(count, now.centre, now.reach);
  const isDone = range.from <= 0 && range.to >= count - 1;
  useEffect(() => {
    if (isDone) return;
    return whenIdle(() => setState((last) => ({ ...last, reach: last.reach + STEP })));
  }, [isDone, state]);
  return range;
};

const whenIdle = (work: () => void): (() => void) => {
  if ('requestIdleCallback' in window) {
    const request = window.requestIdleCallback(work, { timeout: 500 });
    return () => window.cancelIdleCallback(request);
  }
  const timer = setTimeout(work, 30);
  return () => clearTimeout(timer);
};
