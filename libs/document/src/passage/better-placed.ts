// One passage followed in two ways: from the version it is pinned to, and from the latest one where its place was settled.
import { CANDIDATES_MAX, type PlaceCandidate, type Placed } from '@samsvar/domain';
import { comparable } from '../source/block-words';
import { apart } from './apart';

/**
 * The better of the two. Where both are sure of different places, or neither is sure, a person is asked. A place that
 * follows without doubt from a settled one is taken, and is `edited` where the pinned words are not there.
 */
export const betterPlaced = (fromPinned: Placed, fromLatest: Placed): Placed => {
  const [isPinnedSure, isLatestSure] = [isSure(fromPinned), isSure(fromLatest)];
  if (isPinnedSure && isLatestSure) {
    if (isSamePlace(fromPinned, fromLatest)) return fromPinned;
    return { ...fromLatest, isDoubtful: true, confidence: Math.min(fromPinned.confidence, fromLatest.confidence, 0.5), candidates: merged(fromLatest, fromPinned) };
  }
  if (isPinnedSure) return fromPinned;
  if (isLatestSure) return settledStill(fromPinned, fromLatest);
  const best = rank(fromPinned) >= rank(fromLatest) ? fromPinned : fromLatest;
  return { ...best, candidates: merged(best, best === fromPinned ? fromLatest : fromPinned) };
};

/** What a person said of the words at the settled place holds for as long as those words stand; what is told of them is told against the pinned ones. */
const settledStill = (fromPinned: Placed, fromLatest: Placed): Placed => {
  const isVerbatim = fromPinned.state === 'unchanged' || fromPinned.state === 'moved';
  if (!isVerbatim || comparable(fromPinned.textNow ?? '') !== comparable(fromLatest.textNow ?? '')) {
    return { ...fromLatest, state: 'edited', hasSubstanceChanged: fromPinned.hasSubstanceChanged };
  }
  return { ...fromLatest, state: isSamePlace(fromPinned, fromLatest) ? fromPinned.state : 'moved', hasContextChanged: fromPinned.hasContextChanged };
};

const isSure = ({ state, isDoubtful }: Placed): boolean => state !== 'gone' && !isDoubtful;

const isSamePlace = (a: Placed, b: Placed): boolean => JSON.stringify(placeOf(a)) === JSON.stringify(placeOf(b));

const placeOf = ({ range }: Placed): readonly number[] =>
  range ? [range.blockFrom, range.offsetFrom, range.blockTo, range.offsetTo] : [];

/** Found before gone; of two found, the one it is surer of. */
const rank = ({ state, confidence }: Placed): number => (state === 'gone' ? -1 : confidence);

/** The first's own place stands first, then the best of both that overlap no better one. */
const merged = (first: Placed, second: Placed): PlaceCandidate[] => {
  const all = [...first.candidates, ...ownOf(first), ...second.candidates, ...ownOf(second)];
  const isOwn = ({ range }: PlaceCandidate): number => (first.range && isSamePlace(first, { ...first, range }) ? 1 : 0);
  return apart(all.sort((a, b) => isOwn(b) - isOwn(a) || b.likeness - a.likeness)).slice(0, CANDIDATES_MAX);
};

const ownOf = ({ range, textNow, confidence }: Placed): PlaceCandidate[] =>
  range && textNow !== null ? [{ range, text: textNow, likeness: confidence }] : [];
