// The third step of aligning: blocks that stand elsewhere, with the same words or with others.
import type { Aligning, Side } from './aligning';
import { growFrom } from './anchor-blocks';
import { comparable } from './block-words';
import { isLookAlike } from './look-alike';
import { commonPairs, likeness } from './word-pairs';

/** From so much in common a block elsewhere may be one that was moved and edited. */
const ALIKE_ELSEWHERE = 0.5;
/** It must be so much more alike than the next best. */
const LEAD = 0.04;
/** Beside a moved block less will do: sections move as a whole. */
const ALIKE_BESIDE = 0.42;
/** A pair of words that stands in more free blocks than this leads nowhere. */
const COMMON = 24;

/** Pairs free blocks that were moved. */
export const pairMoved = (aligning: Aligning): void => {
  const moved = pairEqual(aligning);
  growMoved(aligning, moved);
  pairRepeated(aligning);
  pairBeside(aligning);
  pairEdited(aligning);
};

type Place = readonly [from: number, to: number];

/** Free equal blocks that are the only ones of their kind. */
const pairEqual = (aligning: Aligning): Place[] => {
  const places = freeByKey(aligning.fresh);
  const pairs: Place[] = [];
  for (const [key, froms] of freeByKey(aligning.old)) {
    const tos = places.get(key);
    const [from] = froms;
    const [to] = tos ?? [];
    if (froms.length !== 1 || tos?.length !== 1 || from === undefined || to === undefined) continue;
    aligning.takeOne(from, to, { similarity: 1, isMoved: true });
    pairs.push([from, to]);
  }
  return pairs;
};

const growMoved = (aligning: Aligning, moved: readonly Place[]): void => {
  for (const [from, to] of moved) {
    growFrom(aligning, { from, to, step: 1, isMoved: true });
    growFrom(aligning, { from, to, step: -1, isMoved: true });
  }
};

const freeByKey = (side: Side): Map<string, number[]> => {
  const places = new Map<string, number[]>();
  for (const index of side.free()) {
    const key = side.keys[index] ?? '';
    const known = places.get(key);
    if (known) known.push(index);
    else places.set(key, [index]);
  }
  return places;
};

/** Equal free blocks of which there are several: under the same headings first, then in their order. */
const pairRepeated = (aligning: Aligning): void => {
  const { old, fresh } = aligning;
  const places = freeByKey(fresh);
  const [headingOfOld, headingOfFresh] = [headings(old), headings(fresh)];
  for (const [key, froms] of freeByKey(old)) {
    const left = new Set(places.get(key));
    if (left.size === 0) continue;
    const take = (from: number, isRight: (to: number) => boolean) => {
      const to = [...left].find(isRight);
      if (to === undefined) return;
      left.delete(to);
      aligning.takeOne(from, to, { similarity: 1, isMoved: true });
    };
    for (const from of froms) take(from, (to) => headingOfOld[from] === headingOfFresh[to]);
    for (const from of froms) if (old.isFree(from)) take(from, () => true);
  }
};

/** The path of headings each block stands under, as it is compared. */
const headings = ({ blocks }: Side): string[] => {
  const path: string[] = [];
  return blocks.map(({ type, level, text }) => {
    if (type === 'heading') {
      path.length = Math.min(path.length, (level ?? 1) - 1);
      path[(level ?? 1) - 1] = comparable(text);
    }
    return path.join('\n');
  });
};

/** Free blocks next to moved ones, when they are alike: a section that moved with an edit in it. */
const pairBeside = (aligning: Aligning): void => {
  const { old, fresh } = aligning;
  for (const step of [1, -1] as const) {
    const indexes = old.blocks.map((_, index) => index);
    for (const from of step === 1 ? indexes : indexes.reverse()) {
      const beside = old.pairOf[from - step];
      if (!old.isFree(from) || !beside?.isMoved) continue;
      const to = (step === 1 ? beside.toEnd : beside.to) + step;
      if (to < 0 || to >= fresh.blocks.length || !fresh.isFree(to)) continue;
      const similarity = likeness(old.pairs(from), fresh.pairs(to));
      if (similarity >= ALIKE_BESIDE) aligning.takeOne(from, to, { similarity: Math.min(0.99, similarity), isMoved: true });
    }
  }
};

interface Likely {
  readonly from: number;
  readonly to: number;
  readonly similarity: number;
}

/** Free blocks anywhere that are clearly more alike than any other; those that only speak of somebody else are no candidates. */
const pairEdited = (aligning: Aligning): void => {
  const likely = likelyPairs(aligning).sort((a, b) => b.similarity - a.similarity || a.from - b.from || a.to - b.to);
  const { old, fresh } = aligning;
  const isOpen = ({ from, to }: Likely): boolean => old.isFree(from) && fresh.isFree(to);
  const [byFrom, byTo] = [grouped(likely, ({ from }) => from), grouped(likely, ({ to }) => to)];
  for (const pair of likely) {
    if (!isOpen(pair)) continue;
    const rivals = [...(byFrom.get(pair.from) ?? []), ...(byTo.get(pair.to) ?? [])];
    const isRival = (other: Likely): boolean => other !== pair && isOpen(other) && other.similarity > pair.similarity - LEAD;
    if (!rivals.some(isRival)) aligning.takeOne(pair.from, pair.to, { similarity: pair.similarity, isMoved: true });
  }
};

const likelyPairs = ({ old, fresh }: Aligning): Likely[] => {
  const places = new Map<number, number[]>();
  for (const to of fresh.free()) {
    for (const pair of new Set(fresh.pairs(to))) {
      const known = places.get(pair);
      if (known) known.push(to);
      else places.set(pair, [to]);
    }
  }
  return old.free().flatMap((from) => {
    const seen = new Set<number>();
    for (const pair of old.pairs(from)) {
      const holders = places.get(pair) ?? [];
      if (holders.length <= COMMON) for (const to of holders) seen.add(to);
    }
    const [a, key] = [old.pairs(from), old.keys[from] ?? ''];
    return [...seen].flatMap((to) => {
      const b = fresh.pairs(to);
      const similarity = (2 * commonPairs(a, b)) / (a.length + b.length);
      if (similarity < ALIKE_ELSEWHERE || isLookAlike(key, fresh.keys[to] ?? '')) return [];
      return [{ from, to, similarity: Math.min(0.99, similarity) }];
    });
  });
};

const grouped = (pairs: readonly Likely[], by: (pair: Likely) => number): Map<number, Likely[]> => {
  const groups = new Map<number, Likely[]>();
  for (const pair of pairs) {
    const group = groups.get(by(pair));
    if (group) group.push(pair);
    else groups.set(by(pair), [pair]);
  }
  return groups;
};
