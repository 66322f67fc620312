// Places that have no words in common.
import type { PassageRange, PlaceCandidate } from '@samsvar/domain';

/** Those that overlap none before them, in the same order. */
export const apart = <Place extends PlaceCandidate>(places: readonly Place[]): Place[] => {
  const kept: Place[] = [];
  for (const place of places) if (!kept.some(({ range }) => overlaps(range, place.range))) kept.push(place);
  return kept;
};

const overlaps = (a: PassageRange, b: PassageRange): boolean => startsBeforeEnd(a, b) && startsBeforeEnd(b, a);

const startsBeforeEnd = (a: PassageRange, b: PassageRange): boolean =>
  a.blockFrom < b.blockTo || (a.blockFrom === b.blockTo && a.offsetFrom < b.offsetTo);
