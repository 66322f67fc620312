// Pages are fetched to the end; single ones are exchanged in place, added last and taken out.
import { expect, it } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { exchange, fetchAll, refetchSingle } from './kept-list';

const one = (id: string, text = '') => ({ id, text });
const KEY = ['list'];
const kept = (client: QueryClient) => client.getQueryData(KEY);

it('follows the pages to the end, and never the same one twice', async () => {
  const asked: (string | null)[] = [];
  const pages: Record<string, { items: string[]; next: string | null }> = { '': { items: ['a'], next: 'x' }, x: { items: ['b'], next: 'y' }, y: { items: ['c'], next: 'y' } };
  const all = await fetchAll((after) => {
    asked.push(after);
    return Promise.resolve(pages[after ?? ''] ?? { items: [], next: null });
  });
  expect(all).toEqual(['a', 'b', 'c']);
  expect(asked).toEqual([null, 'x', 'y']);
});

it('exchanges in place, adds last, takes out, and begins no list of its own', () => {
  const client = new QueryClient();
  exchange(client, KEY, { now: [one('a')] });
  expect(kept(client)).toBeUndefined();
  client.setQueryData(KEY, [one('a'), one('b'), one('c')]);
  exchange(client, KEY, { now: [one('b', 'ny'), one('d')], gone: ['a'] });
  expect(kept(client)).toEqual([one('b', 'ny'), one('c'), one('d')]);
});

it('takes what is hidden out of the list', async () => {
  const client = new QueryClient();
  client.setQueryData(KEY, [one('a'), one('b')]);
  globalThis.fetch = ((url: string) =>
    Promise.resolve(
      url.endsWith('a')
        ? { status: 404, text: () => Promise.resolve(JSON.stringify({ code: 'not-found', message: 'Finns inte.', details: {} })) }
        : { status: 200, text: () => Promise.resolve(JSON.stringify(one('b', 'ny'))) },
    )) as unknown as typeof fetch; // jsdom has no fetch; this is the part of it that is used
  const shape = { safeParse: (value: unknown) => ({ success: true as const, data: value as ReturnType<typeof one> }) };
  expect(await refetchSingle({ client, key: KEY, shape, url: (id) => `/${id}` }, ['a', 'b'])).toEqual([one('b', 'ny')]);
  expect(kept(client)).toEqual([one('b', 'ny')]);
});
