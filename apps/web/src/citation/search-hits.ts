// Where words stand in a document's blocks.
import type { BlockBody } from '@samsvar/protocol';

/** One place where the words stand: offsets in the block's text. */
export interface SearchHit {
  readonly ord: number;
  readonly from: number;
  readonly to: number;
}

/** A single letter stands everywhere and helps nobody. */
const SHORTEST = 2;

/** Every place in order; upper and lower case are alike, and so is all white space. Empty for fewer than two characters. */
export const searchHits = (blocks: readonly Pick<BlockBody, 'ord' | 'text'>[], query: string): SearchHit[] => {
  const words = query.trim();
  if (words.length < SHORTEST) return [];
  const pattern = words
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
    .join('\\s+');
  const finder = new RegExp(pattern, 'gi');
  return blocks.flatMap(({ ord, text }) =>
    [...text.matchAll(finder)].map((found) => ({ ord, from: found.index, to: found.index + found[0].length })),
  );
};
