// A leaf: the lines of one block, found by tags or by geometry, before hyphens and labels are settled.
import type { BlockType, CellPlace } from '@samsvar/domain';
import type { Line } from './line';

export interface Leaf {
  type: BlockType;
  level: number | null;
  label: string | null;
  cell: CellPlace | null;
  /** A line of a table of contents: a list item whose number belongs to its text. */
  isContents: boolean;
  readonly lines: Line[];
}

/** A new leaf without lines. */
export const newLeaf = (type: BlockType, level: number | null = null): Leaf => ({
  type,
  level,
  label: null,
  cell: null,
  isContents: false,
  lines: [],
});

/** What the leaf says, lines joined by spaces; good for judging, not for storing. */
export const roughText = (leaf: Leaf): string => leaf.lines.map((line) => line.text).join(' ');

/** The value that most weight stands behind; the fallback when there is none. */
export const heaviest = <T>(weights: ReadonlyMap<T, number>, fallback: T): T => {
  let best = fallback;
  let weight = 0;
  for (const [value, w] of weights) if (w > weight) [best, weight] = [value, w];
  return best;
};

/** Type size of most of the document's text, in half points, so that a stray size does not matter. */
export const bodySizeOf = (lines: Iterable<Line>): number => {
  const weights = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    weights.set(size, (weights.get(size) ?? 0) + line.text.length);
  }
  return heaviest(weights, 11);
};
