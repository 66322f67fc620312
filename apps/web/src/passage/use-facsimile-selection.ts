// Selecting on the pictures of pages with the pointer: from word to word, or a rectangle when it begins beside the text.
import type { PassageRange } from '@samsvar/domain';
import { useRef, useState, type PointerEvent } from 'react';
import { isOnText, rangeBetween, rangeOfRectangle, rectangleBetween, type Facsimile, type PagePoint, type PageRectangle } from './facsimile-geometry';
import { pointAt, type FacsimileLayout } from './facsimile-layout';
import { wordsOf } from './passage-text';
import type { SelectedPassage } from './use-selection';

/** Px that a pointer moves before it means to select. */
const STIR = 4;

interface Drag {
  readonly from: PagePoint;
  readonly kind: 'words' | 'box';
  readonly x: number;
  readonly y: number;
}

interface Selecting {
  readonly facsimile: Facsimile;
  readonly layout: FacsimileLayout | null;
  /** Told once when something has been selected. */
  readonly onSelected: (passage: SelectedPassage) => void;
}

const passageOf = (range: PassageRange | null, { blocks }: Facsimile): SelectedPassage | null => {
  const exact = range && wordsOf(blocks, range);
  return range && exact ? { range, exact } : null;
};

/** What is selected, the box that is being drawn, and what to put on the element that holds the pages. Fingers scroll: they select in the reading view. */
export const useFacsimileSelection = ({ facsimile, layout, onSelected }: Selecting) => {
  const [selected, setSelected] = useState<SelectedPassage | null>(null);
  const [box, setBox] = useState<PageRectangle | null>(null);
  const [isHeld, setHeld] = useState(false);
  const drag = useRef<Drag | null>(null);
  const latest = useRef<SelectedPassage | null>(null);
  const show = (passage: SelectedPassage | null): void => {
    latest.current = passage;
    setSelected(passage);
  };
  const placeOf = (event: PointerEvent<HTMLElement>): { x: number; y: number } => {
    const rect = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - rect.left, y: event.clientY - rect.top };
  };
  const end = (): void => {
    if (drag.current && isHeld && latest.current) onSelected(latest.current);
    drag.current = null;
    setHeld(false);
    setBox(null);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0 || event.pointerType === 'touch' || !layout) return;
      const place = placeOf(event);
      const from = pointAt(layout, place);
      if (!from) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { from, kind: isOnText(from, facsimile.lines) ? 'words' : 'box', ...place };
      show(null);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      const begun = drag.current;
      if (!begun || !layout) return;
      const place = placeOf(event);
      if (!isHeld && Math.hypot(place.x - begun.x, place.y - begun.y) < STIR) return;
      setHeld(true);
      const to = pointAt(layout, place, begun.kind === 'box' ? begun.from.page : undefined);
      if (!to) return;
      if (begun.kind === 'words') return show(passageOf(rangeBetween(begun.from, to, facsimile), facsimile));
      const drawn = rectangleBetween(begun.from, to);
      setBox(drawn);
      show(passageOf(rangeOfRectangle(drawn, facsimile), facsimile));
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
  return { selected, box, isHeld, handlers, clear: () => show(null) };
};
