// Pairs blocks whose ids the other text does not know, by their words: of an import, or of another response.
import type { NodeJson } from '../response/json';
import { rising } from '../response/rising';
import { hunksOf } from '../response/words';
import type { Level, Take } from './pairing';
import { wordsOf } from './readable';

/** Share of common words from which two blocks are one that was changed, where they stand in the same place. */
const ALIKE_HERE = 0.4;
/** The same where they do not, and then only of so many words: short ones are alike by chance. */
const ALIKE_ELSEWHERE = 0.6;
const FEWEST_ELSEWHERE = 5;
/** A word that stands in more blocks than this leads to no candidate: it tells nothing. */
const MOST_COMMON = 40;

/** A block with what it is judged by. */
interface Candidate {
  readonly place: number;
  readonly type: string;
  readonly text: string;
  readonly words: ReadonlySet<string>;
  /** Between which paired blocks it stands. */
  readonly gap: number;
}

/** Pairs what is left at a level: equal words first, then similar ones, best first, and blank blocks within their gap. */
export const pairAlike = (level: Level, fresh: readonly number[], take: Take): void => {
  const free = level.before.flatMap((_, place) => (level.isFree(place) ? [place] : []));
  if (free.length === 0) return;
  const left = pairEqual(level, free, fresh, take);
  const gaps = gapsOf(level);
  const was = left.before.map((place) => candidateOf(level.before[place], place, gaps.before));
  const is = left.after.map((place) => candidateOf(level.after[place], place, gaps.after));
  const taken = { before: new Set<number>(), after: new Set<number>() };
  for (const { place, i } of scored(was, is)) {
    if (taken.before.has(place) || taken.after.has(i)) continue;
    taken.before.add(place);
    taken.after.add(i);
    take(place, i);
  }
};

interface Left {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Those that read the same and are not blank: in their order first, for words may be repeated, and then wherever they are. */
const pairEqual = ({ before, after }: Level, free: readonly number[], fresh: readonly number[], take: Take): Left => {
  const left = { before: keyed(before, free), after: keyed(after, fresh) };
  const pair = (pairs: readonly (readonly [was: Keyed, is: Keyed])[]) => {
    const done = new Set(pairs.flat());
    for (const [was, is] of pairs) take(was.at, is.at);
    left.before = left.before.filter((one) => !done.has(one));
    left.after = left.after.filter((one) => !done.has(one));
  };
  pair(inOrder(left.before, left.after));
  const byKey = new Map<string, Keyed[]>();
  for (const was of left.before) byKey.set(was.key, [...(byKey.get(was.key) ?? []), was]);
  pair(left.after.flatMap((is) => [byKey.get(is.key)?.shift()].flatMap((was) => (was ? [[was, is] as const] : []))));
  const taken = { before: new Set(left.before.map(({ at }) => at)), after: new Set(left.after.map(({ at }) => at)) };
  const isLeft = (nodes: readonly NodeJson[], among: ReadonlySet<number>) => (at: number) => among.has(at) || textKey(nodes[at]) === null;
  return { before: free.filter(isLeft(before, taken.before)), after: fresh.filter(isLeft(after, taken.after)) };
};

/** A block that is not blank, with what it reads. */
interface Keyed {
  readonly at: number;
  readonly key: string;
}

const keyed = (nodes: readonly NodeJson[], places: readonly number[]): Keyed[] =>
  places.flatMap((at) => [textKey(nodes[at])].flatMap((key) => (key === null ? [] : [{ at, key }])));

const inOrder = (before: readonly Keyed[], after: readonly Keyed[]): (readonly [Keyed, Keyed])[] => {
  const pairs: (readonly [Keyed, Keyed])[] = [];
  let [was, is] = [0, 0];
  const pairUpTo = (end: number) => {
    for (; was < end; was++, is++) pairs.push(...both(before[was], after[is]));
  };
  for (const { from, to, otherTo } of hunksOf(before.map(({ key }) => key), after.map(({ key }) => key))) {
    pairUpTo(from);
    [was, is] = [to, otherTo];
  }
  pairUpTo(before.length);
  return pairs;
};

const both = (was: Keyed | undefined, is: Keyed | undefined): (readonly [Keyed, Keyed])[] => (was && is ? [[was, is]] : []);

const textKey = (node: NodeJson | undefined): string | null => {
  const words = node ? wordsOf(node).trim() : '';
  return node && words ? `${node.type} ${words}` : null;
};

/** After which unmoved pair each block stands. */
const gapsOf = ({ before, after, pairs }: Level): { readonly before: readonly number[]; readonly after: readonly number[] } => {
  const paired = pairs.flatMap((place, i) => (place >= 0 ? [{ place, i }] : []));
  const stays = new Set(rising(paired.map(({ place }) => place)));
  const fixed = paired.filter((_, at) => stays.has(at));
  const startsBefore = new Set(fixed.map(({ place }) => place));
  const startsAfter = new Set(fixed.map(({ i }) => i));
  return { before: numbered(before.length, startsBefore), after: numbered(after.length, startsAfter) };
};

const numbered = (length: number, starts: ReadonlySet<number>): number[] => {
  let gap = 0;
  return Array.from({ length }, (_, i) => (starts.has(i) ? (gap += 1) : gap));
};

const candidateOf = (node: NodeJson | undefined, place: number, gaps: readonly number[]): Candidate => {
  const text = node ? wordsOf(node).trim() : '';
  return { place, type: node?.type ?? '', text, words: new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []), gap: gaps[place] ?? 0 };
};

/** Pairs worth making, the best first. */
const scored = (before: readonly Candidate[], after: readonly Candidate[]): { place: number; i: number }[] => {
  const holders = new Map<string, Candidate[]>();
  for (const was of before) {
    for (const word of was.words.size === 0 ? [blankIn(was)] : was.words) holders.set(word, [...(holders.get(word) ?? []), was]);
  }
  const found: { place: number; i: number; score: number; far: number }[] = [];
  for (const is of after) {
    const candidates = new Set<Candidate>();
    for (const word of is.words.size === 0 ? [blankIn(is)] : is.words) {
      const those = holders.get(word) ?? [];
      for (const was of those) if (those.length <= MOST_COMMON || was.gap === is.gap) candidates.add(was);
    }
    for (const was of candidates) {
      if (was.type !== is.type) continue;
      const score = likeness(was.words, is.words);
      const isHere = was.gap === is.gap;
      const isEnough = isHere ? score >= ALIKE_HERE : score >= ALIKE_ELSEWHERE && is.words.size >= FEWEST_ELSEWHERE;
      if (isEnough) found.push({ place: was.place, i: is.place, score, far: isHere ? 0 : 1 });
    }
  }
  return found.sort((a, b) => b.score - a.score || a.far - b.far || a.i - b.i || a.place - b.place);
};

/** Blank blocks are found by where they stand. */
const blankIn = ({ gap, type }: Candidate): string => ` ${type} ${String(gap)}`;

/** Twice the words in common, of all words of both. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size + b.size === 0) return 1;
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return (2 * common) / (a.size + b.size);
};
