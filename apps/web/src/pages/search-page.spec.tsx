// The search page as it answers: what only resembles the question, what to try when nothing is found, and the way back to a hit.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SourceId, SourceVersionId } from '@samsvar/domain';
import type { SearchAnswer, SearchHit } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { openedHit } from '../search/opened-hit';
import { answering, anna, As } from '../testing/review-parts';
import { SearchPage } from './SearchPage';

const ID = '00000000-0000-4000-8000-000000000001';
const hit = (ord: number): SearchHit => ({ ord, blockId: null, sectionTitle: null, pageLabel: null, text: `Stycke ${ord}.`, at: 0, marks: [], cite: null });
const anAnswer = (ords: readonly number[], more: Partial<SearchAnswer> = {}): SearchAnswer => ({
  groups: ords.map((ord) => ({
    place: 'sources', title: `Källa ${ord}`, responseId: null, count: 1, hits: [hit(ord)],
    source: { id: ID as SourceId, versionId: ID.replace(/1$/, String(ord)) as SourceVersionId, no: 1, kind: 'budget', isCurrent: true, isWithdrawn: false }, // a uuid is an id of whatever is meant
  })),
  count: ords.length, isCapped: false, isNear: false, page: 1, hasMore: false, ...more,
});
/** The page, with an answer to each page of hits. */
const show = (q: string, answers: readonly SearchAnswer[], others: Parameters<typeof answering>[0] = {}) => {
  const address = (page: number) => `GET /search?${new URLSearchParams({ organisation: anna.organisation.id, q, page: String(page) })}`;
  answering({ ...Object.fromEntries(answers.map((body, at) => [address(at + 1), { body }])), ...others });
  // Nothing is kept from before, as when the browser has fetched the page anew.
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(<As who={anna}><QueryClientProvider client={client}><SearchPage /></QueryClientProvider></As>);
};
/** A new visit. */
const go = (q: string) => history.pushState({ place: 1 }, '', `/sok?${new URLSearchParams({ q })}`);
const hitNo = (ord: number) => screen.findByRole('link', { name: `Stycke ${ord}.` });

/** How the browser came to fetch the page, which jsdom does not say. */
const come = (type: 'navigate' | 'reload' | 'back_forward'): void => {
  performance.getEntriesByType = () => [{ type }] as unknown as PerformanceEntryList; // this is the part of it that is used
};

beforeEach(() => {
  come('back_forward');
  window.scrollTo = () => undefined; // jsdom does not scroll
});
afterEach(cleanup);

it('says that what is found only resembles the question, together with how much it is', async () => {
  go('hälsodta');
  show('hälsodta', [anAnswer([1, 2], { isNear: true })]);
  await hitNo(1);
  expect(screen.getByRole('status').textContent).toBe('Inget innehåller just de orden. Det här liknar dem: 2 stycken');
  cleanup();
  go('hälsodata');
  show('hälsodata', [anAnswer([1])]);
  await hitNo(1);
  expect(screen.getByRole('status').textContent).toBe('1 stycke');
});

const advice = async (): Promise<(string | null)[]> => {
  await screen.findByRole('heading', { name: /^Inget stycke har/ });
  return screen.getAllByRole('listitem').map((line) => line.textContent);
};

it('says what can help when nothing is found, and no more', async () => {
  go('trafik');
  show('trafik', [anAnswer([])]);
  expect(await advice()).toEqual(['Pröva en del av ordet. Till exempel hittar hälsodata också hälsodatainfrastrukturen.', 'Sök även i äldre versioner.']);
  expect(screen.queryByRole('button', { name: 'Ta bort begränsningarna' })).toBeNull();
});

it('offers to take limits away where some are set; earlier versions are none', async () => {
  history.pushState({ place: 1 }, '', '/sok?q=skola&alla=1&i=sources');
  const address = (limits: string) => `GET /search?organisation=${anna.organisation.id}&q=skola&versions=all&page=1${limits}`;
  show('', [], { [address('&in=sources')]: { body: anAnswer([]) }, [address('')]: { body: anAnswer([]) } });
  expect((await advice()).slice(1)).toEqual(['Ta bort begränsningarna.']);
  fireEvent.click(screen.getByRole('button', { name: 'Ta bort begränsningarna' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Ta bort begränsningarna' })).toBeNull());
  expect(location.search).toBe('?q=skola&alla=1');
  expect(await advice()).toHaveLength(1);
});

it('tells first those with whom others share that only their own is searched', async () => {
  go('skola');
  const shared = { id: ID, title: 'Svar', organisation: 'Forum', isShared: true, dueOn: '2026-12-01', daysLeft: 9 };
  show('skola', [anAnswer([])], { 'GET /board': { body: { items: [], responses: [shared] } } });
  await screen.findByText(/^Bara din egen organisations källor/);
  const [first, second] = await advice();
  expect(first).toMatch(/^Bara din egen/);
  expect(second).toMatch(/^Pröva en del/);
});

/** Opens a hit by its link, which jsdom does not follow, and leaves the page for it. */
const open = async (ord: number): Promise<void> => {
  const link = await hitNo(ord);
  link.addEventListener('click', (event) => event.preventDefault());
  link.focus();
  fireEvent.click(link);
  cleanup();
};

describe('the way back', () => {
  const field = () => screen.getByRole('searchbox');

  it('leads by Back to the hit that was opened, where it stood', async () => {
    const by: number[] = [];
    window.scrollBy = (...[, y]: readonly unknown[]) => void by.push(Number(y)); // jsdom does not scroll
    go('vind');
    show('vind', [anAnswer([1, 2, 3])]);
    await hitNo(2);
    expect(document.activeElement).toBe(field());
    await open(2);
    expect(history.state).toMatchObject({ place: 1, opened: { top: 0 } });
    history.pushState({ place: 2 }, '', '/kallor/x');
    history.back();
    await waitFor(() => expect(location.pathname).toBe('/sok'));
    show('vind', [anAnswer([1, 2, 3])]);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Stycke 2.' })));
    expect(by).toEqual([0]);
    cleanup();
    come('reload');
    show('vind', [anAnswer([1, 2, 3])]);
    await hitNo(2);
    expect(document.activeElement).toBe(field());
    cleanup();
    come('back_forward');
    go('vind');
    show('vind', [anAnswer([1, 2, 3])]);
    await hitNo(2);
    expect(document.activeElement).toBe(field());
  });

  it('asks for as many hits as were shown, and no more', async () => {
    const pages = [anAnswer([1], { hasMore: true }), anAnswer([2], { page: 2, hasMore: true }), anAnswer([3], { page: 3 })];
    go('sol');
    show('sol', pages);
    fireEvent.click(await screen.findByRole('button', { name: 'Visa fler' }));
    await open(2);
    show('sol', pages);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Stycke 2.' })));
    cleanup();
    show('sol', [anAnswer([1], { hasMore: true }), anAnswer([4], { page: 2, hasMore: true }), anAnswer([2], { page: 3 })]);
    await hitNo(4);
    await waitFor(() => expect(document.activeElement).toBe(field()));
    expect(screen.queryByRole('link', { name: 'Stycke 2.' })).toBeNull();
  });

  it('leaves whoever has gone on to something else where they are', async () => {
    go('regn');
    show('regn', [anAnswer([1])]);
    await open(1);
    show('regn', [anAnswer([1])]);
    act(() => screen.getByRole('checkbox').focus());
    await hitNo(1);
    expect(document.activeElement).toBe(screen.getByRole('checkbox'));
  });

  it('ends when something else is asked', async () => {
    go('moln');
    show('moln', [anAnswer([1])], { [`GET /search?organisation=${anna.organisation.id}&q=moln&versions=all&page=1`]: { body: anAnswer([1, 2]) } });
    await open(1);
    show('moln', [anAnswer([1])], { [`GET /search?organisation=${anna.organisation.id}&q=moln&versions=all&page=1`]: { body: anAnswer([1, 2]) } });
    await hitNo(1);
    fireEvent.click(screen.getByRole('checkbox'));
    await hitNo(2);
    expect(openedHit()).toBeNull();
  });
});
