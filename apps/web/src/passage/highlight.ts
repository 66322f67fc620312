// Paints a passage in the reading view without touching its text, where the browser can (CSS Custom Highlight API).
import type { PassageRange } from '@samsvar/domain';
import { domRangesOf } from './selection-range';

/** Name of the highlight in the style sheet: `::highlight(samsvar-passage)`. */
export const PASSAGE_HIGHLIGHT = 'samsvar-passage';

/** Whether the browser paints ranges; otherwise the words are marked with elements. */
export const canPaint = (): boolean => typeof Highlight !== 'undefined' && typeof CSS !== 'undefined' && 'highlights' in CSS;

/** Paints the drawn part of a passage, and nothing else. Answers how many blocks were painted. */
export const paintPassage = (root: ParentNode, range: PassageRange): number => {
  const ranges = domRangesOf(root, range);
  if (canPaint()) CSS.highlights.set(PASSAGE_HIGHLIGHT, new Highlight(...ranges));
  return ranges.length;
};

/** Takes the paint away. */
export const clearPassage = (): void => {
  if (canPaint()) CSS.highlights.delete(PASSAGE_HIGHLIGHT);
};
