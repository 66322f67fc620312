// Aligns two or three versions and follows passages between them: what the thread does.
import { alignBlocks, betterPlaced, placePassages, type AlignedBlock, type AlignedVersions } from '@samsvar/document';
import type { BlockMap, PassageRange, Placed } from '@samsvar/domain';

/** One passage: where it is pinned, or where it was settled last, or both. */
export interface FollowedPassage {
  readonly pinned: PassageRange | null;
  /** The place in `latest`; null when nothing later than the pinned version has been settled. */
  readonly settled: PassageRange | null;
}

export interface VersionsToFollow {
  /** The version that the passages are pinned to. */
  readonly pinned: readonly AlignedBlock[];
  /** The newest version in use before `to`; null when that is the pinned one. */
  readonly latest: readonly AlignedBlock[] | null;
  readonly to: readonly AlignedBlock[];
  readonly passages: readonly FollowedPassage[];
}

export interface FollowedPassages {
  /** From `latest`, or from `pinned` where there is none. */
  readonly map: BlockMap;
  /** In the order of the passages. */
  readonly placed: readonly Placed[];
}

/** The map, and where each passage stands by the better of its two ways. */
export const followed = ({ pinned, latest, to, passages }: VersionsToFollow): FollowedPassages => {
  const hasPinned = latest === null || passages.some((passage) => passage.pinned !== null);
  const direct = hasPinned ? aligned(pinned, to) : null;
  const over = latest && aligned(latest, to);
  const fromPinned = placedFrom(direct, passages.map((passage) => passage.pinned));
  const fromLatest = placedFrom(over, passages.map((passage) => passage.settled));
  const placed = passages.map((_, i) => {
    const [first, second] = [fromPinned[i], fromLatest[i]];
    if (first && second) return betterPlaced(first, second);
    const only = first ?? second;
    if (!only) throw new Error('a passage without any place');
    return only;
  });
  return { map: (over ?? direct)?.map ?? [], placed };
};

const aligned = (from: readonly AlignedBlock[], to: readonly AlignedBlock[]): AlignedVersions => ({ from, to, map: alignBlocks(from, to) });

/** All at once, for the words of a version are looked at once; null where there is no range. */
const placedFrom = (versions: AlignedVersions | null, ranges: readonly (PassageRange | null)[]): (Placed | null)[] => {
  if (!versions) return ranges.map(() => null);
  const placed = placePassages(versions, ranges.filter((range) => range !== null))[Symbol.iterator]();
  return ranges.map((range) => (range === null ? null : ((placed.next().value as Placed | undefined) ?? null)));
};
