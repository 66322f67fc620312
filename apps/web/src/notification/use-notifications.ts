// The caller's notifications: fetched, counted and marked as read.
import type { NotificationId } from '@samsvar/domain';
import { notificationListShape, unreadShape, type NotificationListBody, type NotificationsRead } from '@samsvar/protocol';
import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';
import { sessionQuery } from '../session/use-session';
import { useBellEvents } from './follow-bell';

/** One line of the list. */
export type NotificationItem = NotificationListBody['notifications'][number];

/** The newest ones. */
export const newestQuery = () =>
  queryOptions({
    queryKey: [...queryKey.notifications(), 'newest'],
    queryFn: ({ signal }) => api.get(apiPath.notifications(), notificationListShape, { signal }),
  });

/** How many are unread, live; null until that is known. Without events it is asked for when the window is looked at. */
export const useUnread = (): number | null => {
  const client = useQueryClient();
  const isLive = useBellEvents(
    (unread) => {
      client.setQueryData(queryKey.unread(), unread);
      void client.invalidateQueries({ queryKey: queryKey.notifications() });
    },
    () => void followRights(client),
  );
  const query = useQuery({
    queryKey: queryKey.unread(),
    queryFn: async ({ signal }) => (await api.get(apiPath.notifications(), notificationListShape, { signal })).unread,
    enabled: !isLive,
    // What was told last may have come just before the session ended: it is asked for at once.
    staleTime: 0,
    refetchInterval: isLive ? false : 60_000,
  });
  return query.data ?? null;
};

/** With another role all that is shown is asked for again: it says what may be done with it. */
const followRights = async (client: QueryClient): Promise<void> => {
  const { queryKey: session } = sessionQuery();
  const role = client.getQueryData(session)?.role;
  await client.refetchQueries({ queryKey: session });
  if (client.getQueryData(session)?.role !== role) await client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== session[0] });
};

/** The newest, for the bell's list. */
export const useNewest = () => useQuery(newestQuery());

/** All of them, some at a time. */
export const useAllNotifications = () =>
  useInfiniteQuery({
    queryKey: [...queryKey.notifications(), 'all'],
    queryFn: ({ pageParam, signal }) => api.get(apiPath.notifications(pageParam), notificationListShape, { signal }),
    initialPageParam: null as string | null, // the first page has no cursor
    getNextPageParam: (page) => page.next,
  });

/** Marks some as read, or all when none are named. */
export const useMarkRead = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids?: readonly NotificationId[]) => {
      const which: NotificationsRead = ids ? { ids: [...ids] } : {};
      return api.put(apiPath.notificationsRead(), which, unreadShape);
    },
    onSuccess: ({ unread }) => {
      client.setQueryData(queryKey.unread(), unread);
      return client.invalidateQueries({ queryKey: queryKey.notifications() });
    },
  });
};
