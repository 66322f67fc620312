// The smallest change from one line of words to another, at the place where it was made.
import { simpleDiff } from 'lib0/diff';
import type { Range } from './changed-ranges';

/** `remove` characters go at `index`, and `insert` comes there. */
export interface WordChange {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * What makes `stored` into `wanted`. A letter put in or taken out beside an equal one could be either of them: the
 * one that lies in `ranges` (stretches of `wanted`) is chosen, so that the change keeps to its writer's words.
 */
export const wordChange = (stored: string, wanted: string, ranges: readonly Range[]): WordChange => {
  const last = simpleDiff(stored, wanted);
  for (let change: WordChange | null = last; change; change = oneToTheLeft(stored, change)) {
    const { index, insert } = change;
    const isInRange = ranges.some(({ from, to }) => from <= index && index + insert.length <= to);
    if (isInRange && !isHighSurrogate(stored[index - 1])) return change;
  }
  return last;
};

/** The same change one character to the left, or null when it would say something else. */
const oneToTheLeft = (stored: string, { index, remove, insert }: WordChange): WordChange | null => {
  const before = stored[index - 1];
  if (before === undefined) return null;
  if (insert === '') return remove > 0 && stored[index + remove - 1] === before ? { index: index - 1, remove, insert } : null;
  return remove === 0 && insert.endsWith(before) ? { index: index - 1, remove, insert: before + insert.slice(0, -1) } : null;
};

const isHighSurrogate = (letter: string | undefined): boolean => letter !== undefined && /[\uD800-\uDBFF]/.test(letter);
