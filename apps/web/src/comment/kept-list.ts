// Long lists of one response, fetched page by page to the end and kept whole, where single ones are exchanged.
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { api, type AnswerShape } from '../base/api';
import { ApiError } from '../base/api-error';

/** A page of a list, and where the next begins. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Fetches every page, one after another. */
export const fetchAll = async <Item>(page: (after: string | null) => Promise<ListPage<Item>>): Promise<readonly Item[]> => {
  const all: Item[] = [];
  let after: string | null = null;
  do {
    const got: ListPage<Item> = await page(after);
    all.push(...got.items);
    // A page that leads to itself would never end.
    after = got.next === after ? null : got.next;
  } while (after !== null);
  return all;
};

interface Identified {
  readonly id: string;
}

/** Puts fetched ones in their places in a kept list, new ones last; takes out those that are gone. Keeps nothing that was not asked for yet. */
export const exchange = <Item extends Identified>(client: QueryClient, key: QueryKey, change: { readonly now?: readonly Item[]; readonly gone?: readonly string[] }): void => {
  client.setQueryData<readonly Item[]>(key, (kept) => {
    if (!kept) return kept;
    const now = new Map((change.now ?? []).map((item) => [item.id, item]));
    const gone = new Set(change.gone);
    const known = new Set(kept.map(({ id }) => id));
    return [...kept.filter(({ id }) => !gone.has(id)).map((item) => now.get(item.id) ?? item), ...[...now.values()].filter(({ id }) => !known.has(id))];
  });
};

interface Refetching<Item extends Identified> {
  readonly client: QueryClient;
  readonly key: QueryKey;
  readonly shape: AnswerShape<Item>;
  readonly url: (id: string) => string;
}

/** More than this many at once are cheaper as a list. */
const SINGLES = 40;

/** Fetches single ones again. Whoever is hidden or gone leaves the list. Answers what came. */
export const refetchSingle = async <Item extends Identified>({ client, key, shape, url }: Refetching<Item>, ids: readonly string[]): Promise<readonly Item[]> => {
  if (ids.length === 0) return [];
  if (ids.length > SINGLES) {
    await client.invalidateQueries({ queryKey: key });
    return [];
  }
  const gone: string[] = [];
  const now: Item[] = [];
  let isMissing = false;
  await Promise.all(
    ids.map(async (id) => {
      try {
        now.push(await api.get(url(id), shape));
      } catch (fault) {
        if (fault instanceof ApiError && fault.status === 404) gone.push(id);
        else isMissing = true;
      }
    }),
  );
  exchange(client, key, { now, gone });
  // What could not be had now is had with the list, by its own rules of trying again.
  if (isMissing) await client.invalidateQueries({ queryKey: key });
  return now;
};
