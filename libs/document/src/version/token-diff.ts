// Which tokens of two lines are the same: the longest common sequence, found after what stands at both ends is set aside.
import { diffArrays } from 'diff';
import { ATOM, type Token } from './inline-text';

/** Stretches of both lines, in characters: of equal words, or of what stood there and what stands there instead. */
export interface Stretch {
  readonly isSame: boolean;
  readonly before: readonly [from: number, to: number];
  readonly after: readonly [from: number, to: number];
}

/** Beyond so many insertions and deletions two lines are taken to have nothing in common between their ends: it would take too long. */
const MOST_EDITS = 1_200;

/** Covers both lines from end to end; same and differing stretches take turns. */
export const tokenDiff = (before: readonly Token[], after: readonly Token[]): Stretch[] => {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start]?.key === after[start]?.key) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end]?.key === after[after.length - 1 - end]?.key) end += 1;
  const made = new Stretches(before, after);
  made.same(start);
  for (const { count, added, removed } of middle(before.slice(start, before.length - end), after.slice(start, after.length - end))) {
    if (added) made.added(count);
    else if (removed) made.removed(count);
    else made.same(count);
  }
  made.same(end);
  return made.all;
};

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

interface Part {
  readonly count: number;
  readonly added: boolean;
  readonly removed: boolean;
}

const middle = (before: readonly Token[], after: readonly Token[]): readonly Part[] => {
  const removed = { count: before.length, added: false, removed: true };
  const added = { count: after.length, added: true, removed: false };
  if (before.length === 0 || after.length === 0) return [removed, added];
  const keys = (tokens: readonly Token[]) => tokens.map(({ key }) => key);
  return diffArrays(keys(before), keys(after), { maxEditLength: MOST_EDITS }) ?? [removed, added];
};

/** Gathers stretches while both lines are walked. */
class Stretches {
  readonly all: Stretch[] = [];
  private atBefore = 0;
  private atAfter = 0;

  constructor(
    private readonly before: readonly Token[],
    private readonly after: readonly Token[],
  ) {}

  same(count: number): void {
    this.add(true, count, count);
  }

  removed(count: number): void {
    this.add(false, count, 0);
  }

  added(count: number): void {
    this.add(false, 0, count);
  }

  private add(isSame: boolean, countBefore: number, countAfter: number): void {
    if (countBefore + countAfter === 0) return;
    const from = [placeOf(this.before, this.atBefore), placeOf(this.after, this.atAfter)] as const;
    this.atBefore += countBefore;
    this.atAfter += countAfter;
    const to = [placeOf(this.before, this.atBefore), placeOf(this.after, this.atAfter)] as const;
    const last = this.all.at(-1);
    if (last?.isSame === isSame) {
      this.all[this.all.length - 1] = { isSame, before: [last.before[0], to[0]], after: [last.after[0], to[1]] };
    } else this.all.push({ isSame, before: [from[0], to[0]], after: [from[1], to[1]] });
  }
}

/** Where in the line a token begins; the line's end for the one after the last. */
const placeOf = (tokens: readonly Token[], index: number): number => tokens[index]?.from ?? tokens.at(-1)?.to ?? 0;
