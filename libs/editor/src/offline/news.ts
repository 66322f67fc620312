// What the tabs of one browser tell each other about what is kept here.
import type { About } from './unsent-store';

/** Copies were made or removed, or everything of a person was wiped; `response` is null for all of them. */
export interface News {
  readonly kind: 'changed' | 'wiped';
  readonly person: string;
  readonly response: string | null;
}

const CHANNEL = 'samsvar.kept';
const here = new Set<(news: News) => void>();

/** Tells every tab, this one first and at once. */
export const tell = (news: News): void => {
  for (const listener of [...here]) listener(news);
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(news);
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
  const onMessage = (event: Event): void => hear((event as MessageEvent<News>).data);
  channel?.addEventListener('message', onMessage);
  return () => {
    here.delete(hear);
    channel?.close();
  };
};
