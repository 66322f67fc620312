// Fetching what became of citations in a version, and saying so.
import type { PassageId, PlacementDecision, SourceId } from '@samsvar/domain';
import {
  DECISIONS_LIMIT,
  currentPassageShape,
  placementListShape,
  placementShape,
  placementsDecidedShape,
  type PlacementBody,
  type PlacementDecisionBody,
  type PlacementDecisions,
  type PlacementList,
  type PlacementsDecided,
} from '@samsvar/protocol';
import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api } from '../base/api';
import { ApiError } from '../base/api-error';
import { sourcePath } from '../base/source-path';

const keyOf = (id: SourceId, no: number) => ['placements', id, no] as const;

/** How to fetch the cited places of a version, those that are simply unchanged left out. */
const placementsQuery = (id: SourceId, no: number) =>
  queryOptions({
    queryKey: keyOf(id, no),
    queryFn: ({ signal }) => api.get(sourcePath.placements(id, no), placementListShape, { signal }),
  });

/** How often they are fetched again while somebody goes through them: others do, too. */
const AGAIN_MS = 20_000;

/** The cited places of a version; nothing is fetched without a number. */
export const usePlacements = (id: SourceId, no: number | null) => useQuery({ ...placementsQuery(id, no ?? 0), enabled: no !== null });

/** The same, kept fresh while the page can be seen, and when one comes back to it. */
export const useQueuedPlacements = (id: SourceId, no: number | null) =>
  useQuery({ ...placementsQuery(id, no ?? 0), enabled: no !== null, refetchInterval: AGAIN_MS, refetchOnWindowFocus: 'always' });

/** Where a passage stands in the newest version in use. */
export const useCurrentPassage = (id: PassageId) =>
  useQuery({
    queryKey: ['current-passages', id],
    queryFn: ({ signal }) => api.get(sourcePath.current(id), currentPassageShape, { signal }),
  });

/** Whether somebody else had decided meanwhile; then nothing was changed. */
export const isConflict = (fault: unknown): fault is ApiError => fault instanceof ApiError && fault.code === 'conflict';

interface Deciding {
  readonly placement: PlacementBody;
  readonly decision: PlacementDecision | null;
  readonly range: PlacementDecisionBody['range'];
}

/** Says where one stands, or takes that back. What another said meanwhile is fetched. */
export const useDecide = (id: SourceId, no: number) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ placement, decision, range }: Deciding) => {
      const body: PlacementDecisionBody = { decision, range, revision: placement.revision };
      return api.put(sourcePath.placement(id, no, placement.passage.id), body, placementShape);
    },
    onSuccess: (placement) => keep(client, keyOf(id, no), [placement]),
    onSettled: (_, fault) => refresh(client, id, no, fault),
  });
};

interface DecidingMany {
  readonly placements: readonly PlacementBody[];
  readonly decision: PlacementDecisions['decision'];
}

/** The same for many, in turns when there are more than the server takes at once. */
export const useDecideMany = (id: SourceId, no: number) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ placements, decision }: DecidingMany): Promise<PlacementsDecided> => {
      const all: PlacementsDecided = { decided: [], refused: [] };
      for (let from = 0; from < placements.length; from += DECISIONS_LIMIT) {
        const part = placements.slice(from, from + DECISIONS_LIMIT).map(({ passage, revision }) => ({ passage: passage.id, revision }));
        const body: PlacementDecisions = { decision, placements: part };
        const { decided, refused } = await api.post(sourcePath.placementDecisions(id, no), body, placementsDecidedShape);
        all.decided.push(...decided);
        all.refused.push(...refused);
      }
      return all;
    },
    onSuccess: ({ decided }) => keep(client, keyOf(id, no), decided),
    onSettled: (_, fault) => refresh(client, id, no, fault),
  });
};

/** Shown at once; the counts come when the list has been fetched again. */
const keep = (client: QueryClient, key: ReturnType<typeof keyOf>, decided: readonly PlacementBody[]): void => {
  const byId = new Map(decided.map((placement) => [placement.passage.id, placement]));
  client.setQueryData<PlacementList>(
    key,
    (list) => list && { ...list, placements: list.placements.map((placement) => byId.get(placement.passage.id) ?? placement) },
  );
};

const refresh = (client: QueryClient, id: SourceId, no: number, fault: unknown): Promise<unknown> => {
  void client.invalidateQueries({ queryKey: ['current-passages'] });
  const fresh = client.invalidateQueries({ queryKey: keyOf(id, no) });
  // After a conflict the one who asked is shown what the other said, so it waits for that.
  return isConflict(fault) ? fresh : Promise.resolve();
};
