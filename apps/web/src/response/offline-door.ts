// Opens the app from what is kept on this computer, until the server can be reached again.
import { copiesOf, type OfflineCopy } from '@samsvar/editor/connection';
import type { QueryClient } from '@tanstack/react-query';
import { path } from '../base/path';
import { queryKey } from '../base/query';
import { setAway } from '../session/offline-away';
import { offlinePerson } from '../session/offline-person';
import { sessionQuery } from '../session/use-session';
import { readFacts, type OfflineFacts } from './offline-facts';

/** A copy whose facts this version of the app can read. */
export interface OpenableCopy extends OfflineCopy {
  readonly about: OfflineFacts;
}

/** What the person who was signed in last can open here. */
export const openableCopies = async (): Promise<readonly OpenableCopy[]> => {
  const person = offlinePerson();
  if (person === null) return [];
  return (await copiesOf(person)).flatMap((copy) => {
    const about = readFacts(copy.facts);
    return about ? [{ ...copy, about }] : [];
  });
};

/** How often the server is asked for while it is away. */
const ASK_MS = 10_000;

/** Puts the copies where the pages look for what they fetch, as something old; answers whether there were any. */
export const goAway = async (client: QueryClient): Promise<boolean> => {
  const copies = await openableCopies();
  const [first] = copies;
  if (!first) return false;
  const old = { updatedAt: 1 };
  for (const { about } of copies) {
    client.setQueryData(queryKey.response(about.response.id), about.response, old);
    if (about.projection) client.setQueryData(queryKey.projection(about.response.id), about.projection, old);
  }
  setAway(new Set(copies.map(({ about }) => path.response(about.response.id))));
  comeBack(client);
  client.setQueryData(queryKey.session(), first.about.session, old);
  return true;
};

/** Asks for the server once more, now; answers whether it was there. */
export let askAgain: () => Promise<boolean> = () => Promise.resolve(true);

/** Asks for the server until it answers, whatever it says; from then on everything is as always. */
const comeBack = (client: QueryClient): void => {
  askAgain = async () => {
    try {
      await client.fetchQuery({ ...sessionQuery(), staleTime: 0, retry: false });
    } catch {
      // Still away: asked again in a while.
      return false;
    }
    clearInterval(timer);
    window.removeEventListener('online', ask);
    setAway(null);
    void client.invalidateQueries();
    return true;
  };
  const ask = (): void => void askAgain();
  const timer = setInterval(ask, ASK_MS);
  window.addEventListener('online', ask);
};
