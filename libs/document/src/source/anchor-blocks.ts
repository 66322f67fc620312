// The first step of aligning: blocks whose text is unique in both versions, in order, and equal blocks beside them.
import type { Aligning } from './aligning';
import { heaviestChain } from './heaviest-chain';

const SAME = { similarity: 1, isMoved: false };

/** Pairs what nothing can be said against. */
export const anchorBlocks = (aligning: Aligning): void => {
  const { old, fresh } = aligning;
  const places = uniquePlaces(fresh.keys);
  const links = [...uniquePlaces(old.keys)].flatMap(([key, from]) => {
    const to = places.get(key);
    // Long blocks hold the order: a heading that moved must not unsettle them.
    return to === undefined ? [] : [{ from, fromEnd: from, to, toEnd: to, weight: 1 + Math.min(key.length, 100) / 100 }];
  });
  const chain = heaviestChain(links);
  for (const { from, to } of chain) aligning.takeOne(from, to, SAME);
  for (const { from, to } of chain) growFrom(aligning, { from, to, step: 1, isMoved: false });
  for (const { from, to } of chain) growFrom(aligning, { from, to, step: -1, isMoved: false });
};

interface Growth {
  readonly from: number;
  readonly to: number;
  readonly step: 1 | -1;
  readonly isMoved: boolean;
}

/** Pairs equal free blocks, one after the other, next to a pair. */
export const growFrom = (aligning: Aligning, { from, to, step, isMoved }: Growth): void => {
  const { old, fresh } = aligning;
  for (let [i, j] = [from + step, to + step]; old.isFree(i) && fresh.isFree(j) && aligning.isSame(i, j); i += step, j += step) {
    aligning.takeOne(i, j, { similarity: 1, isMoved });
  }
};

/** Where each text stands that stands there only once. */
const uniquePlaces = (keys: readonly string[]): Map<string, number> => {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  keys.forEach((key, index) => {
    if (places.has(key)) repeated.add(key);
    places.set(key, index);
  });
  for (const key of repeated) places.delete(key);
  return places;
};
