// What the tabs of one browser tell each other about what is kept here.
import type { About } from './unsent-store';

/** What has happened, to one response or, where `response` is null, to all of a person's. */
export interface News {
  /** A copy was made or removed; the person may no longer have it here; the person has signed out. */
  readonly kind: 'changed' | 'wiped' | 'signed-out';
  readonly person: string;
  readonly response: string | null;
}

const CHANNEL = 'samsvar.kept';
/** Which page speaks: what it says reaches its own listeners at once, and not a second time by the channel. */
const PAGE = Math.random();
const here = new Set<(news: News) => void>();

/** Tells every tab, this one first and at once. */
export const tell = (news: News): void => {
  for (const listener of [...here]) listener(news);
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ news, from: PAGE });
  channel.close();
};

/** Hears the news of one response, from this tab and the others; the answer stops that. */
export const onNews = ({ person, response }: About, listener: (kind: News['kind']) => void): (() => void) => {
  const hear = (news: News): void => {
    if (news.person === person && (news.response === null || news.response === response)) listener(news.kind);
  };
  here.add(hear);
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  // Only this module writes on the channel.
  const onMessage = (event: Event): void => {
    const { news, from } = (event as MessageEvent<{ news: News; from: number }>).data;
    if (from !== PAGE) hear(news);
  };
  channel?.addEventListener('message', onMessage);
  return () => {
    here.delete(hear);
    channel?.close();
  };
};
