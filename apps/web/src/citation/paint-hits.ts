// Paints search hits in the reading view without touching its text, under names of their own.
import { canPaint } from '../passage/highlight';
import { domRange, textElement } from '../passage/selection-range';
import type { SearchHit } from './search-hits';

/** Names in the style sheet. */
const ALL = 'samsvar-search';
const CURRENT = 'samsvar-search-current';
/** Painting more than this slows typing, and nobody looks at them all. */
const PAINTED_MAX = 500;

const rangeOf = (root: ParentNode, { ord, from, to }: SearchHit): Range | null => {
  const text = textElement(root, ord);
  return text && domRange(text, from, to);
};

/** Paints what is drawn of the hits, the current one more clearly. */
export const paintHits = (root: ParentNode, hits: readonly SearchHit[], current: SearchHit | null): void => {
  if (!canPaint()) return;
  const ranges = hits.slice(0, PAINTED_MAX).flatMap((hit) => rangeOf(root, hit) ?? []);
  const clear = current && rangeOf(root, current);
  CSS.highlights.set(ALL, new Highlight(...ranges));
  const top = new Highlight(...(clear ? [clear] : []));
  top.priority = 1;
  CSS.highlights.set(CURRENT, top);
};

/** Takes all paint away. */
export const clearHits = (): void => {
  if (!canPaint()) return;
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(CURRENT);
};

/** Brings a hit into view; false while its block is not drawn. */
export const showHit = (root: ParentNode, hit: SearchHit): boolean => {
  const text = textElement(root, hit.ord);
  if (!text) return false;
  text.scrollIntoView({ block: 'center' });
  const box = rangeOf(root, hit)?.getBoundingClientRect();
  const view = text.closest<HTMLElement>('[role="region"]');
  // In a block higher than the window its middle may be far from the words.
  if (box && view) {
    const frame = view.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) view.scrollTop += box.top - frame.top - frame.height / 2;
  }
  return true;
};
