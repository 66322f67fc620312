// Finds a row of words in another.
import type { SourceWord } from '../source/block-words';

/** Where the row stands, as indexes of its first word; every place, in order. */
export const findWords = (row: readonly SourceWord[], words: readonly SourceWord[]): number[] => {
  const [first] = row;
  if (!first) return [];
  const found: number[] = [];
  for (let at = 0; at + row.length <= words.length; at++) {
    if (words[at]?.key === first.key && row.every(({ key }, i) => words[at + i]?.key === key)) found.push(at);
  }
  return found;
};
