// Puts what was found into groups: one for each version or response, the best first.
import type { ResponseId, SourceVersionId } from '@samsvar/domain';
import type { Found } from './search.store';

/** All hits of one document, best first. */
export interface Group {
  readonly document: SourceVersionId | ResponseId;
  readonly found: readonly Found[];
}

/** Headings before words, words before parts of words; what is current before what is old; then by how much there is of it. */
export const groupHits = (found: readonly Found[], isCurrent: (document: Found['document']) => boolean): Group[] => {
  const groups = new Map<Found['document'], Found[]>();
  for (const hit of found) {
    const group = groups.get(hit.document);
    if (group) group.push(hit);
    else groups.set(hit.document, [hit]);
  }
  return [...groups]
    .map(([document, hits]) => ({ document, found: hits.sort(byFit), isOld: !isCurrent(document), weight: hits.reduce((sum, { rank }) => sum + rank + 0.01, 0) }))
    .sort((a, b) => tierOf(a.found) - tierOf(b.found) || Number(a.isOld) - Number(b.isOld) || b.weight - a.weight || (a.document < b.document ? -1 : 1));
};

const tierOf = (found: readonly Found[]): number => found[0]?.tier ?? Infinity;
const byFit = (a: Found, b: Found): number => a.tier - b.tier || b.rank - a.rank || a.ord - b.ord;
