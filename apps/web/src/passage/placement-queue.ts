// The queue of cited places that a new version has touched: its order, its filters, and what is safe to decide in bulk. Pure.
import type { PassageId, PlacementDecision } from '@samsvar/domain';
import type { PlacementBody, PlacementList } from '@samsvar/protocol';

/** What the queue can be narrowed to, in the order in which it is offered. */
export const PLACEMENT_FILTERS = ['waiting', 'substance', 'edited', 'moved', 'gone', 'all'] as const;
export type PlacementFilter = (typeof PLACEMENT_FILTERS)[number];

/** Whether a filter shows a placement. */
export const isShown = (placement: PlacementBody, filter: PlacementFilter): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'waiting':
      return placement.isWaiting;
    case 'substance':
      return placement.hasSubstanceChanged;
    case 'edited':
    case 'moved':
    case 'gone':
      return placement.state === filter;
  }
};

/** How many placements each filter shows. */
export const filterCounts = (placements: readonly PlacementBody[]): Readonly<Record<PlacementFilter, number>> => {
  const count = (filter: PlacementFilter) => placements.filter((placement) => isShown(placement, filter)).length;
  return {
    waiting: count('waiting'), substance: count('substance'), edited: count('edited'),
    moved: count('moved'), gone: count('gone'), all: placements.length,
  };
};

/** What is left to decide: how many citations wait, at how many places, and how many of them lead to words changed in substance. */
export const leftToDecide = ({ counts, placements }: Pick<PlacementList, 'counts' | 'placements'>) => {
  const waiting = placements.filter(({ isWaiting }) => isWaiting);
  const changed = waiting.filter(({ hasSubstanceChanged }) => hasSubstanceChanged);
  return { citations: counts.waiting, places: waiting.length, substance: changed.reduce((sum, { citations }) => sum + citations, 0) };
};

/** Those that wait first; of these the ones changed in substance, the changed, the gone, the moved; then by place in the cited version. */
export const inOrder = (placements: readonly PlacementBody[]): PlacementBody[] =>
  [...placements].sort(
    (a, b) =>
      rank(a) - rank(b) || a.passage.versionNo - b.passage.versionNo || a.passage.blockFrom - b.passage.blockFrom ||
      a.passage.offsetFrom - b.passage.offsetFrom,
  );

const STATE_RANK = { edited: 1, gone: 2, moved: 3, unchanged: 4 } as const;

const rank = ({ isWaiting, hasSubstanceChanged, state }: PlacementBody): number =>
  (isWaiting ? 0 : 10) + (hasSubstanceChanged ? 0 : STATE_RANK[state]);

/** Has the same words, at a place that is in doubt: may be accepted together with others. That it is the right place is not known. */
export const hasSameWords = ({ isWaiting, place, state, hasSubstanceChanged }: PlacementBody): boolean =>
  isWaiting && place !== null && !hasSubstanceChanged && (state === 'moved' || state === 'unchanged');

/**
 * Which decisions can be taken of all these at once. Accepting needs each to have the same words, or to wait with a place and have been
 * looked at; gone only where nothing was found. Keeping the old loses nothing, so it is always possible.
 */
export const bulkDecisions = (
  chosen: readonly PlacementBody[],
  looked: ReadonlySet<PassageId>,
): Readonly<Record<Extract<PlacementDecision, 'accepted' | 'kept' | 'gone'>, boolean>> => ({
  accepted: chosen.length > 0 && chosen.every((each) => hasSameWords(each) || (each.place !== null && looked.has(each.passage.id))),
  kept: chosen.length > 0,
  gone: chosen.length > 0 && chosen.every(({ state, place }) => state === 'gone' && place === null),
});

/** What to look at when one has been decided: the next that waits after it, else the first that waits, else what comes after it. */
export const nextAfter = (order: readonly PlacementBody[], decided: PassageId): PassageId | null => {
  const at = order.findIndex(({ passage }) => passage.id === decided);
  const others = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at))];
  return (others.find(({ isWaiting }) => isWaiting) ?? others[0])?.passage.id ?? null;
};

/** The one `by` steps away, stopping at the ends; the first when none is shown. */
export const stepped = (order: readonly PlacementBody[], from: PassageId | null, by: 1 | -1): PassageId | null => {
  const at = order.findIndex(({ passage }) => passage.id === from);
  const to = at < 0 ? 0 : Math.min(order.length - 1, Math.max(0, at + by));
  return order[to]?.passage.id ?? null;
};

/** The possible place that is the proposal itself; -1 when it is none of them. */
export const proposalAmong = ({ place, candidates }: Pick<PlacementBody, 'place' | 'candidates'>): number =>
  candidates.findIndex(
    ({ range }) =>
      range.blockFrom === place?.range.blockFrom && range.offsetFrom === place.range.offsetFrom &&
      range.blockTo === place.range.blockTo && range.offsetTo === place.range.offsetTo,
  );
