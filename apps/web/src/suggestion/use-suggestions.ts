// The suggestions of a response: fetched whole, kept fresh one by one, and what can be done with each.
import type { ResponseId, SuggestionId, ThreadId } from '@samsvar/domain';
import {
  decidedShape,
  suggestionListShape,
  suggestionShape,
  type Acceptance,
  type DecidedBody,
  type Decisions,
  type SuggestionBody,
  type SuggestionDraft,
} from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';
import { exchange, fetchAll, refetchSingle } from '../comment/kept-list';
import { refetchThreads } from '../comment/use-threads';

/** Under which the suggestions of a response are kept. */
export const suggestionsKey = (id: ResponseId) => [...queryKey.response(id), 'suggestions'] as const;

/** All suggestions that the caller may see. Channel events keep them fresh. */
export const useSuggestions = (id: ResponseId, isWanted = true) =>
  useQuery({
    queryKey: suggestionsKey(id),
    queryFn: ({ signal }) =>
      fetchAll(async (after) => {
        const { suggestions, next } = await api.get(apiPath.suggestions(id, after), suggestionListShape, { signal });
        return { items: suggestions, next };
      }),
    staleTime: Infinity,
    enabled: isWanted,
  });

/** Fetches single suggestions again. */
export const refetchSuggestions = (client: QueryClient, response: ResponseId, ids: readonly SuggestionId[]): Promise<readonly SuggestionBody[]> =>
  // Ids in the list are those of suggestions.
  refetchSingle({ client, key: suggestionsKey(response), shape: suggestionShape, url: (id) => apiPath.suggestion(id as SuggestionId) }, ids);

/** Everything one does with suggestions that exist. Each is in the kept list when its promise is fulfilled. */
export const useSuggestionActs = (response: ResponseId) => {
  const client = useQueryClient();
  return useMemo(() => {
    const keep = (suggestion: SuggestionBody): SuggestionBody => {
      exchange(client, suggestionsKey(response), { now: [suggestion] });
      return suggestion;
    };
    const again = (ids: readonly SuggestionId[]): Promise<unknown> => refetchSuggestions(client, response, ids);
    return {
      /** 409 `suggestion-stale` with `staleShape` when the text says something else by now. */
      accept: async (id: SuggestionId, how: Acceptance = { instead: null, nowHash: null }) =>
        keep(await api.post(apiPath.suggestionAcceptance(id), how, suggestionShape)),
      unaccept: async (id: SuggestionId): Promise<void> => {
        await api.delete(apiPath.suggestionAcceptance(id));
        await again([id]);
      },
      reject: async (id: SuggestionId, reason: string) => keep(await api.post(apiPath.suggestionRejection(id), { reason }, suggestionShape)),
      unreject: async (id: SuggestionId): Promise<void> => {
        await api.delete(apiPath.suggestionRejection(id));
        await again([id]);
      },
      withdraw: async (id: SuggestionId) => keep(await api.post(apiPath.suggestionWithdrawal(id), {}, suggestionShape)),
      decide: async (decisions: Decisions): Promise<DecidedBody> => {
        const decided = await api.post(apiPath.suggestionDecisions(response), decisions, decidedShape);
        await again(decisions.suggestions);
        return decided;
      },
    };
  }, [client, response]);
};
export type SuggestionActs = ReturnType<typeof useSuggestionActs>;

/** Makes a suggestion; it and its thread are in the kept lists when the mutation succeeds. */
export const useMakeSuggestion = (response: ResponseId, onSaved: (thread: ThreadId) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: SuggestionDraft) => api.post(apiPath.suggestions(response), draft, suggestionShape),
    onSuccess: async (suggestion) => {
      exchange(client, suggestionsKey(response), { now: [suggestion] });
      await refetchThreads(client, response, [suggestion.threadId]);
      onSaved(suggestion.threadId);
    },
  });
};
