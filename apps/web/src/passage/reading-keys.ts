// What keys do in the reading view: move by block, select by block and sentence.
import type { PassageRange } from '@samsvar/domain';
import type { KeyboardEvent } from 'react';
import { extendByBlock, extendBySentence, rangeOfBlock, type TextBlocks } from './passage-text';
import { blockElement, ordOf } from './selection-range';

/** A selection made with keys, and the block it started in. */
export interface KeyboardSelection {
  readonly range: PassageRange;
  readonly anchor: number;
}

interface Reading {
  readonly root: HTMLElement;
  readonly blocks: TextBlocks;
  /** The selection made with keys so far; null when there is none. */
  readonly selection: KeyboardSelection | null;
}

/** What a key asks for; null leaves the key to the browser. */
export type ReadingMove =
  | { readonly does: 'focus'; readonly ord: number }
  | { readonly does: 'select'; readonly selection: KeyboardSelection }
  | { readonly does: 'tools' }
  | { readonly does: 'leave' };

/** Reads one key press. Keys on buttons inside the view are theirs. */
export const readingMove = (event: KeyboardEvent<HTMLElement>, reading: Reading): ReadingMove | null => {
  if (event.key === 'Escape') return { does: 'leave' };
  if (event.key === 'F10' && event.altKey) return { does: 'tools' };
  // Not what stands in or over the text; a dialog that the whole text stands in is another matter.
  const over = event.target instanceof Element ? event.target.closest('button, a, [role="toolbar"], [role="dialog"]') : null;
  if (over && !over.contains(reading.root)) return null;
  const isVertical = event.key === 'ArrowDown' || event.key === 'ArrowUp';
  const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1;
  if (event.shiftKey && event.key.startsWith('Arrow')) return reading.selection && extended(event, reading.selection, reading.blocks, step);
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'F2' || event.key === 'Enter') return selectFocused(event.target, reading.blocks);
  return isVertical ? moveFocus(event.target, reading, step) : null;
};

const extended = (
  event: KeyboardEvent,
  selection: KeyboardSelection,
  ...[blocks, step]: [TextBlocks, 1 | -1]
): ReadingMove | null => {
  const isVertical = event.key === 'ArrowDown' || event.key === 'ArrowUp';
  if (event.ctrlKey || event.metaKey) {
    const end = isVertical ? 'from' : 'to';
    return { does: 'select', selection: { ...selection, range: extendBySentence(blocks, selection.range, { end, step }) } };
  }
  if (!isVertical) return null;
  return { does: 'select', selection: { ...selection, range: extendByBlock(blocks, selection.range, selection.anchor, step) } };
};

const selectFocused = (target: EventTarget, blocks: TextBlocks): ReadingMove | null => {
  const ord = target instanceof Node ? ordOf(target) : null;
  const range = ord === null ? null : rangeOfBlock(blocks, ord);
  return range && ord !== null ? { does: 'select', selection: { range, anchor: ord } } : null;
};

/** From the view itself the first block in sight gets focus, then one block at a time. */
const moveFocus = (target: EventTarget, { root, blocks }: Reading, step: 1 | -1): ReadingMove | null => {
  const at = target instanceof Node && target !== root ? ordOf(target) : null;
  if (at === null) {
    const first = firstInSight(root);
    return first === null ? null : { does: 'focus', ord: first };
  }
  const last = blocks[blocks.length - 1]?.ord ?? 0;
  const start = blocks[0]?.ord ?? 0;
  for (let ord = at + step; ord >= start && ord <= last; ord += step) {
    if (blockElement(root, ord) && blocks[ord - start]?.text.trim()) return { does: 'focus', ord };
  }
  return null;
};

/** The block at the top of what can be seen; null when nothing is drawn there. */
export const firstInSight = (root: HTMLElement): number | null => {
  const box = root.getBoundingClientRect();
  for (let y = 24; y < box.height; y += 24) {
    const ord = ordOf(document.elementFromPoint(box.left + box.width / 2, box.top + y));
    if (ord !== null) return ord;
  }
  return null;
};

/** The block one is at: the one with focus while it can be seen, else the first in sight. */
export const readingPlace = (root: HTMLElement): number | null => {
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  const ord = ordOf(focused);
  if (!focused || ord === null) return firstInSight(root);
  const [box, view] = [focused.getBoundingClientRect(), root.getBoundingClientRect()];
  return box.bottom > view.top && box.top < view.bottom ? ord : firstInSight(root);
};
