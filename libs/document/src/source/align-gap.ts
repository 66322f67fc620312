// The second step of aligning: what stands between two sure pairs, in order: equal, edited, split and merged blocks.
import type { Aligning, Gap, Side } from './aligning';
import { heaviestChain, type Link } from './heaviest-chain';
import { pairCandidates } from './pair-candidates';
import { alikeInWords, commonPairs, likeness } from './word-pairs';

/** From so much in common two blocks in the same place are one that was edited. */
const ALIKE_HERE = 0.42;
/** So much of a block must be in another for it to be a part of it. */
const PART = 0.6;
/** So much in common must all parts together have with the whole. */
const ALIKE_IN_PARTS = 0.7;
const MOST_PARTS = 8;
/** What a pair must have in common before it weighs anything. */
const FLOOR = 0.3;
/** Equal labels ("4.3", "a)") decide between blocks that are as alike. */
const LABEL_BONUS = 0.02;

interface Candidate extends Link {
  readonly similarity: number;
}

/** Pairs the blocks between sure pairs, in order. */
export const alignGaps = (aligning: Aligning): void => {
  for (const gap of gapsOf(aligning)) {
    for (const pair of heaviestChain(candidatesIn(aligning, gap))) aligning.take({ ...pair, isMoved: false });
  }
};

/** The stretches of free blocks between pairs that stand in order. */
const gapsOf = ({ old, fresh }: Aligning): Gap[] => {
  const gaps: Gap[] = [];
  let [from, to] = [0, 0];
  const close = (fromEnd: number, toEnd: number) => {
    if (fromEnd > from && toEnd > to) gaps.push({ from, fromEnd, to, toEnd });
  };
  old.pairOf.forEach((pair, index) => {
    if (!pair) return;
    close(index, pair.to);
    [from, to] = [index + 1, pair.to + 1];
  });
  close(old.blocks.length, fresh.blocks.length);
  return gaps;
};

const candidatesIn = (aligning: Aligning, gap: Gap): Candidate[] => {
  const { old, fresh } = aligning;
  const candidates: Candidate[] = [];
  const parts: Parts = { ofOld: new Map(), ofFresh: new Map(), equal: new Set() };
  for (const [from, to] of pairCandidates(aligning, gap)) {
    const [a, b] = [old.pairs(from), fresh.pairs(to)];
    const common = commonPairs(a, b);
    const isEqual = aligning.isSame(from, to);
    const inPairs = a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
    const similarity = isEqual ? 1 : Math.min(0.99, Math.max(inPairs, alikeInWords(old.words(from), fresh.words(to))));
    if (isEqual) parts.equal.add(from).add(-1 - to);
    if (similarity >= ALIKE_HERE) candidates.push(candidate(aligning, { from, fromEnd: from, to, toEnd: to, similarity }));
    if (common >= 2 && common >= PART * b.length) note(parts.ofOld, from, to);
    if (common >= 2 && common >= PART * a.length) note(parts.ofFresh, to, from);
  }
  for (const [from, tos] of parts.ofOld) {
    if (!parts.equal.has(from)) candidates.push(...splits(aligning, from, tos));
  }
  for (const [to, froms] of parts.ofFresh) {
    if (!parts.equal.has(-1 - to)) candidates.push(...merges(aligning, to, froms));
  }
  return candidates;
};

interface Parts {
  /** Blocks of the later version that are parts of an earlier one. */
  readonly ofOld: Map<number, number[]>;
  /** Blocks of the earlier version that are parts of a later one. */
  readonly ofFresh: Map<number, number[]>;
  /** Blocks that have their equal here: earlier ones by their index, later ones by -1 less theirs. */
  readonly equal: Set<number>;
}

const note = (parts: Map<number, number[]>, whole: number, part: number): void => {
  const known = parts.get(whole);
  if (known) known.push(part);
  else parts.set(whole, [part]);
};

const candidate = ({ old, fresh }: Aligning, pair: Omit<Candidate, 'weight'>): Candidate => {
  const length = lengthOf(old, pair.from, pair.fromEnd) + lengthOf(fresh, pair.to, pair.toEnd);
  const label = old.blocks[pair.from]?.label;
  const bonus = label && label === fresh.blocks[pair.to]?.label ? LABEL_BONUS : 0;
  return { ...pair, weight: (pair.similarity - FLOOR + bonus) * (length + 1) };
};

const lengthOf = (side: Side, from: number, end: number): number => {
  let length = 0;
  for (let i = from; i <= end; i++) length += side.pairs(i).length;
  return length;
};

const splits = (aligning: Aligning, from: number, tos: readonly number[]): Candidate[] =>
  runsOf(tos).flatMap(([to, toEnd]) => {
    const similarity = likeness(aligning.old.pairs(from), aligning.fresh.pairsOfRun(to, toEnd));
    return similarity < ALIKE_IN_PARTS ? [] : [candidate(aligning, { from, fromEnd: from, to, toEnd, similarity })];
  });

const merges = (aligning: Aligning, to: number, froms: readonly number[]): Candidate[] =>
  runsOf(froms).flatMap(([from, fromEnd]) => {
    const similarity = likeness(aligning.old.pairsOfRun(from, fromEnd), aligning.fresh.pairs(to));
    return similarity < ALIKE_IN_PARTS ? [] : [candidate(aligning, { from, fromEnd, to, toEnd: to, similarity })];
  });

/** Every run of two or more neighbours among indexes. */
const runsOf = (indexes: readonly number[]): [from: number, end: number][] => {
  const sorted = [...new Set(indexes)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  sorted.forEach((from, i) => {
    for (let length = 1; length < MOST_PARTS && sorted[i + length] === from + length; length++) runs.push([from, from + length]);
  });
  return runs;
};
