// What others do in the review while one looks: fetched at once, and told to screen readers now and then.
import type { ResponseConnection } from '@samsvar/editor/connection';
import type { ResponseId, SuggestionId, ThreadId } from '@samsvar/domain';
import { REVIEW_CHANNEL, reviewEventShape, type SuggestionBody, type ThreadBody } from '@samsvar/protocol';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { announce } from '../base/announce';
import { useAllWords } from '../base/all-words';
import { refetchThreads, threadsKey } from '../comment/use-threads';
import { refetchSuggestions, suggestionsKey } from './use-suggestions';

/** The first event is followed at once; those that come within this time after it are followed together. */
const GATHER_MS = 60;
/** Screen readers are told no oftener. */
const TELL_MS = 4000;

interface Following {
  readonly response: ResponseId;
  readonly connection: ResponseConnection;
  readonly me: string;
  /** How a section is called: "3.1", or its title. */
  readonly sectionName: (id: string | null) => string | null;
}

/** Fetches what the server says has changed, and everything when the connection comes. */
export const useReviewEvents = ({ response, connection, me, sectionName }: Following): void => {
  const client = useQueryClient();
  const words = useAllWords().suggestion;
  const tell = useEffectEvent((threads: readonly ThreadBody[], suggestions: readonly SuggestionBody[]) => {
    const said = [
      threads.length > 0 ? words.newComments(threads.length, sameSection(threads, sectionName)) : '',
      suggestions.length > 0 ? words.newSuggestions(suggestions.length, sameSection(suggestions, sectionName)) : '',
    ];
    const text = said.filter(Boolean).join(' ');
    if (text) announce(text);
  });
  useEffect(() => {
    const teller = throttled(TELL_MS, tell);
    const gatherer = gathering(async (threads, suggestions) => {
      const known = knownIn(client, response);
      const [t, s] = await Promise.all([refetchThreads(client, response, threads), refetchSuggestions(client, response, suggestions)]);
      teller.add(
        t.filter(({ id, kind, by }) => kind === 'comment' && by.id !== me && !known.has(id)),
        s.filter(({ id, by }) => by.id !== me && !known.has(id)),
      );
    });
    const stopChannel = connection.onChannel(REVIEW_CHANNEL, (payload) => {
      const event = reviewEventShape.safeParse(payload);
      if (event.success) gatherer.add(event.data.threads, event.data.suggestions);
    });
    const stopFacts = onConnect(connection, () => {
      void client.invalidateQueries({ queryKey: threadsKey(response) });
      void client.invalidateQueries({ queryKey: suggestionsKey(response) });
    });
    return () => {
      stopChannel();
      stopFacts();
      gatherer.stop();
      teller.stop();
    };
  }, [client, connection, response, me]);
};

const knownIn = (client: QueryClient, response: ResponseId): ReadonlySet<string> =>
  new Set([
    ...(client.getQueryData<readonly ThreadBody[]>(threadsKey(response)) ?? []).map(({ id }) => id),
    ...(client.getQueryData<readonly SuggestionBody[]>(suggestionsKey(response)) ?? []).map(({ id }) => id),
  ]);

const sameSection = (items: readonly { readonly sectionId: string | null }[], nameOf: (id: string | null) => string | null): string | null => {
  const [first, ...rest] = items;
  return first && rest.every(({ sectionId }) => sectionId === first.sectionId) ? nameOf(first.sectionId) : null;
};

/** Calls whenever the connection comes, the first time too: what was fetched before it, or kept since an earlier visit, has missed what happened since. */
const onConnect = (connection: ResponseConnection, act: () => void): (() => void) => {
  let was = false;
  const look = (): void => {
    const is = connection.isConnected;
    if (is && !was) act();
    was = is;
  };
  look();
  return connection.subscribe(look);
};

const gathering = (act: (threads: readonly ThreadId[], suggestions: readonly SuggestionId[]) => Promise<void>) => {
  let threads = new Set<ThreadId>();
  let suggestions = new Set<SuggestionId>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    if (threads.size + suggestions.size === 0) return;
    const asked = [[...threads], [...suggestions]] as const;
    threads = new Set();
    suggestions = new Set();
    timer = setTimeout(flush, GATHER_MS);
    void act(...asked);
  };
  return {
    add: (t: readonly ThreadId[], s: readonly SuggestionId[]): void => {
      t.forEach((id) => threads.add(id));
      s.forEach((id) => suggestions.add(id));
      if (timer === undefined) flush();
    },
    stop: (): void => clearTimeout(timer),
  };
};

const throttled = (pause: number, tell: (threads: readonly ThreadBody[], suggestions: readonly SuggestionBody[]) => void) => {
  let threads: ThreadBody[] = [];
  let suggestions: SuggestionBody[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (): void => {
    timer = undefined;
    if (threads.length + suggestions.length === 0) return;
    tell(threads, suggestions);
    threads = [];
    suggestions = [];
    timer = setTimeout(say, pause);
  };
  return {
    add: (t: readonly ThreadBody[], s: readonly SuggestionBody[]): void => {
      threads.push(...t);
      suggestions.push(...s);
      // The first is told soon, those after it together.
      if (t.length + s.length > 0) timer ??= setTimeout(say, 300);
    },
    stop: (): void => clearTimeout(timer),
  };
};
