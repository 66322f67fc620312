// Paints a passage in the reading view without touching its text, where the browser can (CSS Custom Highlight API).
import type { PassageRange } from '@samsvar/domain';
import { domRangesOf } from './selection-range';

/** Name of the highlight in the style sheet: `::highlight(samsvar-passage)`. */
export const PASSAGE_HIGHLIGHT = 'samsvar-passage';

/** Whether the browser paints ranges; otherwise the words are marked with elements. */
export const canPaint = (): boolean => typeof Highlight !== 'undefined' && typeof CSS !== 'undefined' && 'highlights' in CSS;

/** What was painted, so that only it is taken away again. */
export interface Paint {
  /** How many blocks were painted; 0 when none of them is drawn. */
  readonly blocks: number;
  /** Takes this paint away, unless another passage has been painted since. */
  readonly clear: () => void;
}

/** Paints the drawn part of a passage, and nothing else. */
export const paintPassage = (root: ParentNode, range: PassageRange): Paint => {
  const ranges = domRangesOf(root, range);
  if (!canPaint()) return { blocks: ranges.length, clear: () => undefined };
  const painted = new Highlight(...ranges);
  CSS.highlights.set(PASSAGE_HIGHLIGHT, painted);
  return {
    blocks: ranges.length,
    clear: () => {
      if (CSS.highlights.get(PASSAGE_HIGHLIGHT) === painted) CSS.highlights.delete(PASSAGE_HIGHLIGHT);
    },
  };
};
