// Keeps the text where it is on the screen while something above it comes and goes.
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** What grows and shrinks above the pane that scrolls, in the same column; either may be absent. */
export interface SteadyText {
  readonly above: RefObject<HTMLElement | null>;
  readonly pane: RefObject<HTMLElement | null> | undefined;
}

/** Scrolls by as much as the pane was moved, so that nobody loses the line they write on. A text that cannot scroll moves. */
export const useSteadyText = ({ above, pane }: SteadyText): void => {
  const height = useRef(0);
  const scrolled = useRef(0);
  useEffect(() => {
    // Heard at the document: on a narrow screen the pane comes and goes.
    const note = ({ target }: Event): void => {
      if (pane?.current && target === pane.current) scrolled.current = pane.current.scrollTop;
    };
    document.addEventListener('scroll', note, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', note, { capture: true });
  }, [pane]);
  useLayoutEffect(() => {
    const now = above.current?.offsetHeight ?? 0;
    const by = now - height.current;
    height.current = now;
    // From where it was before: a taller pane has already been scrolled back by the browser if it was at the end.
    if (by !== 0 && pane?.current) pane.current.scrollTop = scrolled.current + by;
  });
};
