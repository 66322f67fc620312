// Fetching what a new version of the mirrored source means for the outline, and letting it follow.
import type { ResponseId } from '@samsvar/domain';
import { OUTLINE_CHANNEL, outlineChangesShape, outlineNewsShape, type FollowOutlineBody, type OutlineChanges, type OutlineNews } from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../base/api';
import { queryKey } from '../base/query';
import { sourcePath } from '../base/source-path';

/** The part of a connection that is listened to. */
export interface Channels {
  onChannel(name: string, listener: (payload: unknown) => void): () => void;
}

/** What following would do. */
export type Following = NonNullable<OutlineChanges['changes']>;

const keyOf = (id: ResponseId) => [...queryKey.response(id), 'outline-changes'] as const;

/** Null while there is nothing to follow. Asked for again when the window is looked at, when there is news, and when somebody has followed or brought back a text. */
export const useOutlineChanges = (id: ResponseId, connection: Channels): Following | null => {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: keyOf(id), queryFn: ({ signal }) => api.get(sourcePath.outlineChanges(id), outlineChangesShape, { signal }) });
  const unread = useQuery<number>({ queryKey: queryKey.unread(), enabled: false }).data;
  useEffect(() => {
    const askAnew = () => void client.invalidateQueries({ queryKey: keyOf(id) });
    if (unread !== undefined) askAnew();
    const stops = [OUTLINE_CHANNEL, 'restored'].map((name) => connection.onChannel(name, askAnew));
    return () => stops.forEach((stop) => stop());
  }, [client, id, connection, unread]);
  return data?.changes ?? null;
};

/** Lets the outline follow this version; what it has become is fetched. */
export const useFollowOutline = (id: ResponseId) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (to: number) => api.post(sourcePath.outlineChanges(id), { to } satisfies FollowOutlineBody, outlineChangesShape),
    onSuccess: () => client.setQueryData<OutlineChanges>(keyOf(id), { changes: null }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKey.response(id) }),
  });
};

/** Calls back when somebody else let the outline follow. Answers what to tell which version one follows oneself, as that is no news here; null when it did not come to it. */
export const useFollowedByOthers = (connection: Channels, onNews: (news: OutlineNews) => void): ((version: number | null) => void) => {
  const own = useRef<number | null>(null);
  const latest = useRef(onNews);
  useEffect(() => {
    latest.current = onNews;
  });
  useEffect(
    () =>
      connection.onChannel(OUTLINE_CHANNEL, (payload) => {
        const { data } = outlineNewsShape.safeParse(payload);
        if (data && data.by !== '' && data.version !== own.current) latest.current(data);
      }),
    [connection],
  );
  return (version) => {
    own.current = version;
  };
};
