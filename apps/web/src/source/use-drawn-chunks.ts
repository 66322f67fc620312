// Draws what is looked at first and the rest in idle time; what has been drawn stays.
import { useEffect, useState } from 'react';
import { chunksAround, nextChunks } from './chunks';

/** Chunks to each side of the target that are drawn at once: about 200 blocks with it. */
const FIRST_REACH = 2;
/** How many more at every idle moment: few enough that a click in the middle of it is not kept waiting. */
const STEP = 6;

/**
 * The chunks to draw now, growing around the target until all are drawn. A new target is drawn at once, and only what stands near it:
 * somebody waits for it. Nothing is taken down again, so that what is painted, selected or focused in a chunk stays.
 */
export const useDrawnChunks = (count: number, target: number): ReadonlySet<number> => {
  const [state, setState] = useState(() => ({ count, drawn: new Set(chunksAround(count, target, FIRST_REACH)) }));
  // Other blocks are cut into other chunks.
  const kept = state.count === count ? state.drawn : new Set<number>();
  const missing = chunksAround(count, target, FIRST_REACH).filter((at) => !kept.has(at));
  const now = missing.length === 0 ? state : { count, drawn: new Set([...kept, ...missing]) };
  if (now !== state) setState(now);
  const { drawn } = now;
  useEffect(() => {
    if (drawn.size >= count) return;
    return whenIdle(() =>
      setState((last) =>
        last.count === count ? { count, drawn: new Set([...last.drawn, ...nextChunks(count, target, { drawn: last.drawn, most: STEP })]) } : last,
      ),
    );
  }, [count, target, drawn]);
  return drawn;
};

const whenIdle = (work: () => void): (() => void) => {
  if ('requestIdleCallback' in window) {
    const request = window.requestIdleCallback(work, { timeout: 500 });
    return () => window.cancelIdleCallback(request);
  }
  const timer = setTimeout(work, 30);
  return () => clearTimeout(timer);
};
