// The threads of a response: fetched whole, kept fresh one by one, and what can be done with each.
import type { CommentId, ResponseId, ThreadId } from '@samsvar/domain';
import {
  threadListShape,
  threadShape,
  type CommentDraft,
  type Reanchor,
  type Settlement,
  type ThreadBody,
  type ThreadChange,
  type ThreadDraft,
} from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';
import { exchange, fetchAll, refetchSingle } from './kept-list';

/** Under which the threads of a response are kept. */
export const threadsKey = (id: ResponseId) => [...queryKey.response(id), 'threads'] as const;

/** All threads that the caller may see, in the order they were begun. Channel events keep them fresh. */
export const useThreads = (id: ResponseId, isWanted = true) =>
  useQuery({
    queryKey: threadsKey(id),
    queryFn: ({ signal }) =>
      fetchAll(async (after) => {
        const { threads, next } = await api.get(apiPath.threads(id, after), threadListShape, { signal });
        return { items: threads, next };
      }),
    staleTime: Infinity,
    enabled: isWanted,
  });

/** Fetches single threads again. */
export const refetchThreads = (client: QueryClient, response: ResponseId, ids: readonly ThreadId[]): Promise<readonly ThreadBody[]> =>
  // Ids in the list are those of threads.
  refetchSingle({ client, key: threadsKey(response), shape: threadShape, url: (id) => apiPath.thread(id as ThreadId) }, ids);

const NOTHING = { safeParse: () => ({ success: true as const, data: undefined }) };

/** Everything one does with threads that exist. Each is in the kept list when its promise is fulfilled. */
export const useThreadActs = (response: ResponseId) => {
  const client = useQueryClient();
  return useMemo(() => {
    const keep = (thread: ThreadBody): ThreadBody => {
      exchange(client, threadsKey(response), { now: [thread] });
      return thread;
    };
    const again = (id: ThreadId): Promise<unknown> => refetchThreads(client, response, [id]);
    return {
      reply: async (id: ThreadId, words: CommentDraft) => keep(await api.post(apiPath.threadComments(id), words, threadShape)),
      reword: async (comment: CommentId, words: CommentDraft) => keep(await api.put(apiPath.comment(comment), words, threadShape)),
      takeBack: async (id: ThreadId, comment: CommentId): Promise<void> => {
        await api.delete(apiPath.comment(comment));
        await again(id);
      },
      change: async (id: ThreadId, change: ThreadChange) => keep(await api.put(apiPath.thread(id), change, threadShape)),
      settle: async (id: ThreadId, how: Settlement) => keep(await api.post(apiPath.threadSettlement(id), how, threadShape)),
      reopen: async (id: ThreadId): Promise<void> => {
        await api.delete(apiPath.threadSettlement(id));
        await again(id);
      },
      place: async (id: ThreadId, where: Reanchor) => keep(await api.put(apiPath.threadAnchor(id), where, threadShape)),
      /** Others' news in it have been looked at; nobody waits for this. */
      see: (thread: ThreadBody): void => {
        if (!thread.isUnread) return;
        keep({ ...thread, isUnread: false });
        // When it does not come through, the server says that it is unread the next time it is fetched.
        api.put(apiPath.threadSeen(thread.id), {}, NOTHING).catch(() => undefined);
      },
    };
  }, [client, response]);
};
export type ThreadActs = ReturnType<typeof useThreadActs>;

/** Begins a thread; it is in the kept list when the mutation succeeds, also when its form is gone by then. */
export const useBeginThread = (response: ResponseId, onSaved: (thread: ThreadBody) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: ThreadDraft) => api.post(apiPath.threads(response), draft, threadShape),
    onSuccess: (thread) => {
      exchange(client, threadsKey(response), { now: [thread] });
      onSaved(thread);
    },
  });
};
