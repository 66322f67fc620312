// Puts what was found into groups: one for each version or response, the best first.
import { TIERS, type Found } from './search.store';

/** The best hits of one document, best first. */
export interface Group {
  readonly document: Found['document'];
  /** All of its blocks that were found. */
  readonly count: number;
  readonly found: readonly Found[];
}

/** What is known of a document that hits are in. */
interface Standing {
  readonly isCurrent: boolean;
  readonly isWithdrawn: boolean;
}

/**
 * What was taken back comes last. Else headings before words, words before parts of words; what is current before what is old;
 * then by how much there is of it.
 */
export const groupHits = (found: readonly Found[], standingOf: (document: Found['document']) => Standing): Group[] => {
  const groups = new Map<Found['document'], Found[]>();
  for (const hit of found) {
    const group = groups.get(hit.document);
    if (group) group.push(hit);
    else groups.set(hit.document, [hit]);
  }
  return [...groups]
    .map(([document, hits]) => ({ document, found: hits.sort((a, b) => a.tier - b.tier), count: countOf(hits), standing: standingOf(document) }))
    .sort((a, b) => Number(a.standing.isWithdrawn) - Number(b.standing.isWithdrawn) || tierOf(a.found) - tierOf(b.found) || Number(b.standing.isCurrent) - Number(a.standing.isCurrent) || b.count - a.count || (a.document < b.document ? -1 : 1));
};

/** Words and their parts are found in one way, letters in another: each says its own sum. */
const countOf = (hits: readonly Found[]): number => {
  const sums = new Map(hits.map(({ tier, total }) => [Math.max(tier, TIERS.parts), total]));
  return [...sums.values()].reduce((sum, total) => sum + total, 0);
};

const tierOf = (found: readonly Found[]): number => found[0]?.tier ?? Infinity;
