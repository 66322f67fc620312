// The state of the review beside the text: what there is, what is shown of it, what is looked at, what is being written.
import type { SuggestionId, ThreadId } from '@samsvar/domain';
import type { ResponseBody } from '@samsvar/protocol';
import { useMemo, useState } from 'react';
import { useThreadActs, useThreads } from '../comment/use-threads';
import { useSession } from '../session/use-session';
import { countsOf, itemMaker, NO_FILTER, ordered, passes, type BlockOrder, type ReviewFilter, type ReviewItem } from './review-item';
import { useComposing } from './use-composing';
import { useSuggestionActs, useSuggestions } from './use-suggestions';


/** Everything the panel shows, and what is changed by it. */
export const useReview = (response: ResponseBody, blocks: BlockOrder) => {
  const { id } = response;
  const me = useSession().person.id;
  const mayRead = response.abilities.includes('comment.read');
  const fetched = useFetched(id, mayRead);
  const { items } = fetched;
  const [filter, setFilter] = useState<ReviewFilter>(NO_FILTER);
  const [order, setOrder] = useState<'text' | 'time'>('text');
  const [chosen, setChosen] = useState<ThreadId | null>(null);
  const acts = useThreadActs(id);
  const suggestionActs = useSuggestionActs(id);
  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  const shown = useMemo(
    // What is looked at stays, also when it has just been settled or read.
    () => ordered(items.filter((item) => item.id === chosen || passes(item, filter, me)), order, blocks),
    [items, chosen, filter, me, order, blocks],
  );
  const counts = useMemo(() => countsOf(items), [items]);
  return {
    response,
    ...fetched,
    mayRead,
    byId,
    shown,
    counts,
    filter,
    setFilter,
    order,
    setOrder,
    chosen,
    choose: setChosen,
    acts,
    suggestionActs,
    /** The one after or before what is looked at, among those shown; null when there are none. */
    neighbour: (step: 1 | -1): ReviewItem | null => {
      const at = shown.findIndex((item) => item.id === chosen);
      const next = at === -1 ? (step === 1 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length;
      return shown[next] ?? null;
    },
    ...useComposing(response),
    ...useTicked(items),
  };
};
export type Review = ReturnType<typeof useReview>;

const useFetched = (id: ResponseBody['id'], isWanted: boolean) => {
  const threads = useThreads(id, isWanted);
  const suggestions = useSuggestions(id, isWanted);
  const [make] = useState(itemMaker);
  const items = useMemo(() => make(threads.data ?? [], suggestions.data ?? []), [make, threads.data, suggestions.data]);
  return {
    items,
    isLoading: isWanted && (threads.isPending || suggestions.isPending),
    error: threads.error ?? suggestions.error,
    refetch: (): void => {
      void threads.refetch();
      void suggestions.refetch();
    },
  };
};

/** Suggestions ticked for being decided together; null while nobody ticks. What has been decided is ticked no more. */
const useTicked = (items: readonly ReviewItem[]) => {
  const [ticked, setTicked] = useState<ReadonlySet<SuggestionId> | null>(null);
  const open = useMemo(() => new Set(items.flatMap(({ suggestion }) => (suggestion?.state === 'open' ? [suggestion.id] : []))), [items]);
  const valid = useMemo(() => (ticked === null ? null : new Set([...ticked].filter((id) => open.has(id)))), [ticked, open]);
  return { ticked: valid, setTicked };
};
