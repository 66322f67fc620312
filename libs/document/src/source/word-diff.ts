// What differs between two texts of sources, word by word.
import { diffArrays } from 'diff';
import { sourceWords, type SourceWord } from './block-words';

/** A stretch of words of one text and of another: equal, or what stood there and what stands there instead. Ends are not included. */
export interface WordRun {
  readonly isSame: boolean;
  readonly from: number;
  readonly fromEnd: number;
  readonly to: number;
  readonly toEnd: number;
}

/** The most steps that are tried; beyond it the middle counts as replaced. */
const MOST_STEPS = 1_500;

/** Equal and different runs in turns, from end to end. Short equal runs between larger changes count as changed: they are equal by chance. */
export const wordRuns = (before: readonly SourceWord[], after: readonly SourceWord[]): WordRun[] =>
  withoutChance(rawRuns(before, after), before, after);

const rawRuns = (before: readonly SourceWord[], after: readonly SourceWord[]): WordRun[] => {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start]?.key === after[start]?.key) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end]?.key === after[after.length - 1 - end]?.key) end++;
  const runs = new Runs();
  runs.add(true, start, start);
  const [left, right] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const changes = left.length && right.length ? diffArrays(left.map(keyOf), right.map(keyOf), { maxEditLength: MOST_STEPS }) : null;
  if (!changes) runs.add(false, left.length, right.length);
  else {
    for (const { value, added, removed } of changes) {
      runs.add(!added && !removed, added ? 0 : value.length, removed ? 0 : value.length);
    }
  }
  runs.add(true, end, end);
  return runs.all;
};

const keyOf = ({ key }: SourceWord): string => key;

/** Runs one after the other; those of a kind become one. */
class Runs {
  readonly all: WordRun[] = [];

  add(isSame: boolean, length: number, otherLength: number): void {
    if (length + otherLength === 0) return;
    const last = this.all.at(-1);
    const [from, to] = [last?.fromEnd ?? 0, last?.toEnd ?? 0];
    const run = { isSame, from, fromEnd: from + length, to, toEnd: to + otherLength };
    if (last?.isSame === isSame) this.all[this.all.length - 1] = { ...run, from: last.from, to: last.to };
    else this.all.push(run);
  }
}

/** Equal words between changes that are longer by so many times are equal by chance. */
const CHANCE = 3;

/** Joins changes over equal runs that are no longer than the change on either side; until none is left. */
const withoutChance = (runs: readonly WordRun[], before: readonly SourceWord[], after: readonly SourceWord[]): WordRun[] => {
  const joined = new Runs();
  let hasJoined = false;
  runs.forEach((run, i) => {
    const [previous, next] = [runs[i - 1], runs[i + 1]];
    const length = lengthOf(before, run.from, run.fromEnd);
    const isChance =
      run.isSame && previous !== undefined && next !== undefined && CHANCE * length < sizeOf(previous, before, after) && CHANCE * length < sizeOf(next, before, after);
    if (isChance) hasJoined = true;
    joined.add(run.isSame && !isChance, run.fromEnd - run.from, run.toEnd - run.to);
  });
  return hasJoined ? withoutChance(joined.all, before, after) : joined.all;
};

const sizeOf = (run: WordRun, before: readonly SourceWord[], after: readonly SourceWord[]): number =>
  Math.max(lengthOf(before, run.from, run.fromEnd), lengthOf(after, run.to, run.toEnd));

const lengthOf = (words: readonly SourceWord[], from: number, end: number): number => {
  let length = 0;
  for (let i = from; i < end; i++) length += words[i]?.key.length ?? 0;
  return length;
};

/** A stretch of two texts read together: the same words, or what stood there and what stands there instead (either may be empty). */
export interface TextPiece {
  readonly isSame: boolean;
  /** As it is written in the first text. */
  readonly before: string;
  /** As it is written in the second text. */
  readonly after: string;
}

/**
 * What differs between two texts, word by word, for reading side by side or in one. All `before` together are the first
 * text to the letter, all `after` the second; the same words may be typeset otherwise.
 */
export const compareTexts = (before: string, after: string): TextPiece[] => {
  const [was, is] = [sourceWords(before), sourceWords(after)];
  if (was.length === 0 || is.length === 0) return before || after ? [{ isSame: was.length === is.length, before, after }] : [];
  return wordRuns(was, is).map((run) => ({
    isSame: run.isSame,
    before: textOf(before, was, run.from, run.fromEnd),
    after: textOf(after, is, run.to, run.toEnd),
  }));
};

/** The text of a run with the blanks after it, and with those before the first word, so that nothing is lost. */
const textOf = (text: string, words: readonly SourceWord[], from: number, end: number): string =>
  from === end ? '' : text.slice(from === 0 ? 0 : words[from]?.from, words[end]?.from ?? text.length);
