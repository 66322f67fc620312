// Opening a passage: scroll there, paint it, move focus, and say so.
import type { PassageRange } from '@samsvar/domain';
import type { BlockBody } from '@samsvar/protocol';
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { announce } from '../base/announce';
import { useAllWords } from '../base/all-words';
import { paintPassage, type Paint } from './highlight';
import { blockElement } from './selection-range';

/** A passage to show. A new object shows it again, also when it is the same passage. */
export interface OpenedPassage {
  readonly range: PassageRange;
  /** "4.3 Ett gemensamt centrum", or null above the first heading. */
  readonly sectionLabel: string | null;
  readonly pageLabel: string | null;
}

interface Opening {
  readonly view: RefObject<HTMLElement | null>;
  readonly blocks: readonly BlockBody[];
  readonly opened: OpenedPassage | null;
}

/** Shows the passage as soon as its block is drawn; painted again when more of the document comes. The answer is to be called when more is drawn. */
export const useOpenedPassage = ({ view, blocks, opened }: Opening): (() => void) => {
  const words = useAllWords().passage;
  const shown = useRef<OpenedPassage | null>(null);
  const paint = useRef<Paint | null>(null);
  const frame = useRef(0);
  const latest = useRef<() => void>(() => undefined);
  useLayoutEffect(() => {
    const root = view.current;
    if (!opened) paint.current?.clear();
    if (!root || !opened) return;
    const show = (): void => {
      paint.current = paintPassage(root, opened.range);
      const first = blockElement(root, opened.range.blockFrom);
      if (!first || paint.current.blocks === 0) return;
      const isFirstTime = shown.current !== opened;
      // When the rest of the document comes in above, the place is found again unless the reader has moved on.
      if (isFirstTime || first === document.activeElement) first.scrollIntoView({ block: 'center' });
      if (!isFirstTime) return;
      shown.current = opened;
      first.focus({ preventScroll: true });
      announce(words.opened(opened.sectionLabel, opened.pageLabel));
      frame.current = requestAnimationFrame(() => {
        // Heights near the place were guesses until they were drawn.
        if (first === document.activeElement) first.scrollIntoView({ block: 'center' });
      });
    };
    show();
    // What is drawn in idle moments may be the rest of a long passage.
    latest.current = () => {
      if ((paint.current?.blocks ?? 0) <= opened.range.blockTo - opened.range.blockFrom) show();
    };
    return () => {
      cancelAnimationFrame(frame.current);
      latest.current = () => undefined;
    };
  }, [view, blocks, opened, words]);
  // The next source's reader may have painted already when this one is taken down.
  useEffect(() => () => paint.current?.clear(), []);
  return useCallback(() => latest.current(), []);
};
