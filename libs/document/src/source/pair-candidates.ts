// Which blocks of a gap are worth comparing: all with all where there are few, else those that share rare pairs of words.
import type { Aligning, Gap } from './aligning';

/** Up to so many comparisons all are made. */
const FEW = 2_500;
/** A pair of words that stands in more blocks of the gap than this leads nowhere. */
const COMMON = 24;
/** So many candidates are looked at for a block of a large gap. */
const BEST = 6;

/** Pairs of indexes to be compared. Time grows with the words of the gap, not with the product of its sides. */
export const pairCandidates = (aligning: Aligning, gap: Gap): [from: number, to: number][] => {
  if ((gap.fromEnd - gap.from) * (gap.toEnd - gap.to) > FEW) return [...equalOnes(aligning, gap), ...byWords(aligning, gap)];
  const all: [number, number][] = [];
  for (let from = gap.from; from < gap.fromEnd; from++) {
    for (let to = gap.to; to < gap.toEnd; to++) all.push([from, to]);
  }
  return all;
};

/** Equal blocks, each with the equals that are as far along among theirs: of five hundred cells "Ja" not all with all. */
const equalOnes = ({ old, fresh }: Aligning, gap: Gap): [number, number][] => {
  const places = new Map<string, number[]>();
  for (let to = gap.to; to < gap.toEnd; to++) {
    const key = fresh.keys[to] ?? '';
    const known = places.get(key);
    if (known) known.push(to);
    else places.set(key, [to]);
  }
  const seen = new Map<string, number>();
  const pairs: [number, number][] = [];
  for (let from = gap.from; from < gap.fromEnd; from++) {
    const key = old.keys[from] ?? '';
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    for (const to of places.get(key)?.slice(Math.max(0, nth - 3), nth + 4) ?? []) pairs.push([from, to]);
  }
  return pairs;
};

const byWords = (aligning: Aligning, gap: Gap): [number, number][] => {
  const { old, fresh } = aligning;
  const places = new Map<number, number[]>();
  for (let to = gap.to; to < gap.toEnd; to++) {
    for (const pair of new Set(fresh.pairs(to))) {
      const known = places.get(pair);
      if (known) known.push(to);
      else places.set(pair, [to]);
    }
  }
  const pairs: [number, number][] = [];
  for (let from = gap.from; from < gap.fromEnd; from++) {
    const shared = new Map<number, number>();
    for (const pair of old.pairs(from)) {
      const holders = places.get(pair) ?? [];
      if (holders.length <= COMMON) for (const to of holders) shared.set(to, (shared.get(to) ?? 0) + 1);
    }
    const best = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, BEST);
    for (const [to] of best) if (!aligning.isSame(from, to)) pairs.push([from, to]);
  }
  return pairs;
};
