// Says politely that something new has come, never more often than can be listened to.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useAllWords } from '../base/all-words';
import { announce } from '../base/announce';
import { newsWords } from './news-words';
import { newestQuery } from './use-notifications';

/** What comes this soon after something was said is gathered into one message (ms). */
const QUIET_MS = 10_000;

/** Reads out what is new when the count of unread grows; the first count is nobody's news. */
export const useSaidNews = (unread: number | null, quiet = QUIET_MS): void => {
  const words = useAllWords();
  const client = useQueryClient();
  const before = useRef<number | null>(null);
  const waiting = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const rest = useEffectEvent(() => {
    timer.current = null;
    if (waiting.current === 0) return;
    announce(words.notification.moreNews(waiting.current));
    waiting.current = 0;
    timer.current = setTimeout(rest, quiet);
  });
  const say = useEffectEvent(async (count: number) => {
    if (timer.current !== null) {
      waiting.current += count;
      return;
    }
    timer.current = setTimeout(rest, quiet);
    const list = await client.fetchQuery({ ...newestQuery(), staleTime: 0 }).catch(() => null);
    const first = list?.notifications.find(({ isRead }) => !isRead);
    announce(count === 1 && first ? words.notification.news(newsWords(first, words)) : words.notification.moreNews(count));
  });
  useEffect(() => {
    const earlier = before.current;
    before.current = unread;
    if (unread !== null && earlier !== null && unread > earlier) void say(unread - earlier);
  }, [unread]);
  useEffect(() => () => void (timer.current && clearTimeout(timer.current)), []);
};
