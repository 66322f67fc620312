// Fetching how a response's citations stand in newer versions of their sources, and pinning them there.
import type { CitationInText, PassageId, ResponseId } from '@samsvar/domain';
import { citationStatesShape, currentPassageShape, passageShape, type CitationState } from '@samsvar/protocol';
import type { CitedProps, PinnedPassage } from '@samsvar/editor';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { api } from '../base/api';
import { queryKey } from '../base/query';
import { sourcePath } from '../base/source-path';
import { passageQuery } from '../passage/use-passage';

/** Under the name of all that is known of current places, so that whoever decides on one refreshes this, too. */
const keyOf = (id: ResponseId) => ['current-passages', 'cited-by', id] as const;

/** How each cited passage stands; the same object while nothing has changed. Asked for again when the window is looked at, and when there is news. */
export const useCitationStates = (id: ResponseId): ReadonlyMap<string, CitationState> => {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: keyOf(id), queryFn: ({ signal }) => api.get(sourcePath.citationStates(id), citationStatesShape, { signal }) });
  // Kept by the bell, where it is drawn: a number that changes is news.
  const unread = useQuery<number>({ queryKey: queryKey.unread(), enabled: false }).data;
  useEffect(() => {
    if (unread !== undefined) void client.invalidateQueries({ queryKey: keyOf(id) });
  }, [client, id, unread]);
  return useMemo(() => new Map(data?.states.map((state) => [state.passageId, state])), [data]);
};

/** The server's projector needs a moment after the text has changed. */
const PROJECTED_MS = 1_500;

/** Asks again when other passages are cited than before. */
export const useFreshStates = (id: ResponseId, citations: readonly CitationInText[]): void => {
  const client = useQueryClient();
  const cited = useMemo(() => [...new Set(citations.map(({ passageId }) => passageId))].sort().join(' '), [citations]);
  useEffect(() => {
    if (cited === '') return;
    const timer = setTimeout(() => void client.invalidateQueries({ queryKey: keyOf(id) }), PROJECTED_MS);
    return () => clearTimeout(timer);
  }, [client, id, cited]);
};

/** Pins the same place in the newest version in use, and keeps what that says. Throws what the server refuses. */
export const renewPassage = async (client: QueryClient, id: PassageId): Promise<PinnedPassage> => {
  const passage = await api.post(sourcePath.renewal(id), {}, passageShape);
  client.setQueryData(passageQuery(passage.id).queryKey, passage);
  return { passageId: passage.id, sourceId: passage.sourceId, versionId: passage.versionId, label: passage.label, exact: passage.exact };
};

/** What the editor is given about the passages that its text cites. */
export const useCitedPassages = (id: ResponseId): CitedProps => {
  const client = useQueryClient();
  const states = useCitationStates(id);
  // Ids come from the document as text; the server judges them.
  const renew = useCallback((passage: string) => renewPassage(client, passage as PassageId), [client]);
  const wordsNow = useCallback(
    async (passage: string) => {
      const current = { queryKey: ['current-passages', passage], queryFn: () => api.get(sourcePath.current(passage as PassageId), currentPassageShape) };
      return (await client.fetchQuery(current)).current?.place?.text ?? null;
    },
    [client],
  );
  return useMemo(() => ({ states, renew, wordsNow }), [states, renew, wordsNow]);
};
