// Hears from the server how many notifications are unread, and that one's rights may have changed, for as long as the window is looked at.
import { unreadShape } from '@samsvar/protocol';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { apiPath } from '../base/path';
import { useOnline } from '../base/use-online';

/** After the server has said no for good, it is asked again in this long (ms): it may have been on its way up. */
const RETRY_MS = 15_000;

const subscribe = (listener: () => void) => {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
};

/** Whether the window is looked at. The others let go: a browser has few connections to one server, and pages need them. */
const useIsSeen = (): boolean => useSyncExternalStore(subscribe, () => document.visibilityState !== 'hidden');

/** Calls `onUnread` with every count, and `onRights` when rights may have changed; answers whether counts come by themselves. */
export const useBellEvents = (onUnread: (unread: number) => void, onRights: () => void): boolean => {
  const isOnline = useOnline();
  const isSeen = useIsSeen();
  const [isLive, setLive] = useState(true);
  const [attempt, setAttempt] = useState(0);
  const tell = useEffectEvent(onUnread);
  const tellRights = useEffectEvent(onRights);
  useEffect(() => {
    if (!isOnline || !isSeen) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const events = new EventSource(apiPath.notificationEvents());
    events.addEventListener('unread', (event: MessageEvent<string>) => {
      const read = unreadShape.safeParse(JSON.parse(event.data));
      if (!read.success) return;
      setLive(true);
      tell(read.data.unread);
    });
    events.addEventListener('rights', () => tellRights());
    events.onerror = () => {
      setLive(false);
      // A lost connection is taken up again by the browser itself; a "no" is not.
      if (events.readyState === EventSource.CLOSED) timer = setTimeout(() => setAttempt((no) => no + 1), RETRY_MS);
    };
    return () => {
      clearTimeout(timer);
      events.close();
    };
  }, [isOnline, isSeen, attempt]);
  return isLive;
};
