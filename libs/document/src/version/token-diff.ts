// Which stretches of two lines are the same, by their tokens.
import { ATOM } from '../response/line';
import { hunksOf } from '../response/words';
import type { Token } from './tokens';

/** Stretches of both lines, in characters: of equal words, or of what stood there and what stands there instead. */
export interface Stretch {
  readonly isSame: boolean;
  readonly before: readonly [from: number, to: number];
  readonly after: readonly [from: number, to: number];
}

/** Covers both lines from end to end; same and differing stretches take turns. */
export const tokenDiff = (before: readonly Token[], after: readonly Token[]): Stretch[] => {
  const stretches: Stretch[] = [];
  let [at, otherAt] = [0, 0];
  const add = (isSame: boolean, to: number, otherTo: number) => {
    if (to === at && otherTo === otherAt) return;
    stretches.push({ isSame, before: [placeOf(before, at), placeOf(before, to)], after: [placeOf(after, otherAt), placeOf(after, otherTo)] });
    [at, otherAt] = [to, otherTo];
  };
  for (const { from, to, otherFrom, otherTo } of hunksOf(before.map(keyOf), after.map(keyOf))) {
    add(true, from, otherFrom);
    add(false, to, otherTo);
  }
  add(true, before.length, after.length);
  return stretches;
};

const keyOf = ({ key }: Token): string => key;

/** Where in the line a token begins; the line's end for the one after the last. */
const placeOf = (tokens: readonly Token[], index: number): number => tokens[index]?.from ?? tokens.at(-1)?.to ?? 0;

/** What stays between two changes is taken as changed with them when it is shorter than so many characters: it reads better. */
const SHORTEST_SAME = 3;

/** The stretches without those that are too short to be worth standing alone between two changes; `after` is the line after. */
export const withoutIslands = (stretches: readonly Stretch[], after: string): Stretch[] => {
  const result: Stretch[] = [];
  stretches.forEach((stretch, i) => {
    const last = result.at(-1);
    const isBetween = stretch.isSame && last !== undefined && i < stretches.length - 1 && isShort(after.slice(...stretch.after));
    const isSame = stretch.isSame && !isBetween;
    if (last && !last.isSame && !isSame) {
      result[result.length - 1] = { isSame, before: [last.before[0], stretch.before[1]], after: [last.after[0], stretch.after[1]] };
    } else result.push({ ...stretch, isSame });
  });
  return result;
};

const isShort = (words: string): boolean => words.length < SHORTEST_SAME && !words.includes(ATOM);
