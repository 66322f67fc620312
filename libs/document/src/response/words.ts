// Words: what a line of text is cut into when two of them are compared.
import { diffArrays } from 'diff';

/** Words, numbers whatever signs stand in them, stretches of space, and every other character by itself. */
const WORD = /\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+(?:[.,:–-]\p{N}+)*|\s+|[^]/gu;

/** A stretch of one sequence that became a stretch of another; either may be empty. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  /** In the other sequence. */
  readonly otherFrom: number;
  readonly otherTo: number;
}

/** The words of a text, in order; together they are the text. */
export const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

/** Where each of them begins in the text that they make, and at last where that ends. */
export const startsOf = (words: readonly string[]): number[] => {
  const starts = [0];
  for (const word of words) starts.push((starts.at(-1) ?? 0) + word.length);
  return starts;
};

/** How much two sequences, or two texts, share at their beginning and, of the rest, at their end. */
export const sharedEnds = <T>(a: ArrayLike<T>, b: ArrayLike<T>, isSame = (one: T | undefined, other: T | undefined): boolean => one === other): readonly [start: number, end: number] => {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && isSame(a[start], b[start])) start++;
  let end = 0;
  while (end < most - start && isSame(a[a.length - 1 - end], b[b.length - 1 - end])) end++;
  return [start, end];
};

/** The most steps that are tried; beyond it the middle counts as replaced. */
const MOST_STEPS = 1_500;

/** What differs between two sequences; everything between the hunks is equal. */
export const hunksOf = (a: readonly string[], b: readonly string[]): Hunk[] => {
  const [start, end] = sharedEnds(a, b);
  const [aEnd, bEnd] = [a.length - end, b.length - end];
  if (start === aEnd && start === bEnd) return [];
  const whole = { from: start, to: aEnd, otherFrom: start, otherTo: bEnd };
  if (start === aEnd || start === bEnd) return [whole];
  const changes = diffArrays(a.slice(start, aEnd), b.slice(start, bEnd), { maxEditLength: MOST_STEPS });
  if (!changes) return [whole];
  return hunksFrom(changes, start);
};

const hunksFrom = (changes: readonly { readonly count?: number; readonly added?: boolean; readonly removed?: boolean; readonly value: readonly unknown[] }[], start: number): Hunk[] => {
  const hunks: Hunk[] = [];
  let [at, otherAt] = [start, start];
  let isOpen = false;
  for (const { value, added, removed } of changes) {
    const size = value.length;
    if (!added && !removed) {
      [at, otherAt, isOpen] = [at + size, otherAt + size, false];
      continue;
    }
    const last = isOpen ? hunks.pop() : undefined;
    const [to, otherTo] = [removed ? at + size : at, added ? otherAt + size : otherAt];
    hunks.push({ from: last?.from ?? at, to, otherFrom: last?.otherFrom ?? otherAt, otherTo });
    [at, otherAt, isOpen] = [to, otherTo, true];
  }
  return hunks;
};

/** The hunks with those as one that nothing but space stands between: a rewritten phrase is one change. */
export const phrases = (hunks: readonly Hunk[], a: readonly string[]): Hunk[] => {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    if (last && a.slice(last.to, hunk.from).every((word) => /^\s+$/.test(word))) {
      joined[joined.length - 1] = { ...hunk, from: last.from, otherFrom: last.otherFrom };
    } else joined.push(hunk);
  }
  return joined;
};
