// What is selected in the reading view right now, by mouse, touch or keys.
import type { PassageRange } from '@samsvar/domain';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { domRangesOf, rangeOfSelection } from './selection-range';
import { trimRange, wordsOf, type TextBlocks } from './passage-text';

/** A selected passage, before it is pinned. */
export interface SelectedPassage {
  readonly range: PassageRange;
  readonly exact: string;
}

/** Where the selection's tools may stand, in px from the upper left corner of the scrolled content. */
export interface ToolPlace {
  readonly top: number;
  readonly left: number;
}

interface Selected {
  readonly passage: SelectedPassage;
  readonly place: ToolPlace;
}

const TOOLS_HEIGHT = 44;

/** Follows the browser's selection inside `view`. `isHeld` is true while the pointer is still down. */
export const useSelection = (view: RefObject<HTMLElement | null>, blocks: TextBlocks) => {
  const [selected, setSelected] = useState<Selected | null>(null);
  const [isHeld, setHeld] = useState(false);
  const known = useRef(blocks);
  known.current = blocks;

  useEffect(() => {
    let frame = 0;
    const read = (): void => {
      const root = view.current;
      // Focus in the tools keeps the selection they are for, whatever the browser does to its own.
      if (!root || root.querySelector('[role="toolbar"]')?.contains(document.activeElement)) return;
      setSelected(selectedIn(root, known.current));
    };
    const onChange = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(read);
    };
    const onDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && view.current?.contains(event.target)) setHeld(true);
    };
    const onUp = (): void => setHeld(false);
    document.addEventListener('selectionchange', onChange);
    document.addEventListener('pointerdown', onDown);
    document.addEventListener('pointerup', onUp);
    document.addEventListener('pointercancel', onUp);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('selectionchange', onChange);
      document.removeEventListener('pointerdown', onDown);
      document.removeEventListener('pointerup', onUp);
      document.removeEventListener('pointercancel', onUp);
    };
  }, [view]);

  const clear = useCallback(() => {
    setSelected(null);
    document.getSelection()?.removeAllRanges();
  }, []);
  return { selected, isHeld, clear };
};

const selectedIn = (root: HTMLElement, blocks: TextBlocks): Selected | null => {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const raw = rangeOfSelection(root, selection.getRangeAt(0));
  const range = raw && trimRange(blocks, raw);
  const exact = range && wordsOf(blocks, range);
  return range && exact ? { passage: { range, exact }, place: placeBelow(root, range) } : null;
};

/** Under the last line of the selection, or over the first where there is no room below. */
const placeBelow = (root: HTMLElement, range: PassageRange): ToolPlace => {
  const rects = domRangesOf(root, range).flatMap((part) => ('getClientRects' in part ? [...part.getClientRects()] : []));
  const first = rects[0];
  const last = rects[rects.length - 1];
  if (!first || !last) return { top: 0, left: 0 };
  const box = root.getBoundingClientRect();
  const isRoomBelow = last.bottom + TOOLS_HEIGHT < box.bottom;
  const y = isRoomBelow ? last.bottom + 6 : Math.max(first.top - TOOLS_HEIGHT, box.top + 4);
  return { top: y - box.top + root.scrollTop, left: Math.max(8, last.left - box.left) };
};
