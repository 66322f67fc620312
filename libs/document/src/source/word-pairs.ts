// How much two blocks have in common: the pairs of neighbouring words in both.
import { sourceWords } from './block-words';

/** Numbers for words, so that pairs of them are numbers as well. One for each comparison of two versions. */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();

  of(text: string): number[] {
    return sourceWords(text).map(({ key }) => this.ofKey(key));
  }

  /** From 1; capitals say nothing. */
  ofKey(key: string): number {
    const word = key.toLowerCase();
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#numbers.size + 1);
    return this.#numbers.size;
  }
}

/** More words than this no two versions have together: pairs stay exact numbers. */
const BASE = 0x4000000;

/** The pairs of neighbouring words, in rising order; the first and last word count as neighbours of nothing. */
export const wordPairs = (words: readonly number[]): Float64Array => {
  if (words.length === 0) return new Float64Array(0);
  const pairs = new Float64Array(words.length + 1);
  let before = 0;
  words.forEach((word, i) => {
    pairs[i] = before * BASE + word;
    before = word;
  });
  pairs[words.length] = before * BASE;
  return pairs.sort();
};

/** How many pairs two blocks have in common, each as often as it is in both. */
export const commonPairs = (a: Float64Array, b: Float64Array): number => {
  let [i, j, common] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    // Both indexes are inside.
    const [one, other] = [a[i] as number, b[j] as number];
    if (one === other) {
      common++;
      i++;
      j++;
    } else if (one < other) i++;
    else j++;
  }
  return common;
};

/** Up to so many words a block is judged by its words as well: a change of two leaves few pairs. */
const SHORT = 16;
/** Words in common say less than pairs of them. */
const LESS = 0.1;

/** How alike two short blocks are by their words alone, wherever those stand in them; 0 for long ones. */
export const alikeInWords = (a: readonly number[], b: readonly number[]): number => {
  if (a.length > SHORT || b.length > SHORT || a.length + b.length === 0) return 0;
  const common = commonPairs(Float64Array.from(a).sort(), Float64Array.from(b).sort());
  return (2 * common) / (a.length + b.length) - LESS;
};

/** Twice what is in common, of all pairs of both: 1 for the same words, 0 for none in common. */
export const likeness = (a: Float64Array, b: Float64Array): number =>
  a.length + b.length === 0 ? 1 : (2 * commonPairs(a, b)) / (a.length + b.length);
