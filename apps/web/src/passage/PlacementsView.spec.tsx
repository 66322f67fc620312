// Going through the queue as a person does: looking, deciding, choosing another, in bulk, undoing, by keys, and being overtaken.
import type { PassageId, Permission } from '@samsvar/domain';
import type { PlacementBody, Session } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { toasts } from '../base/toasts';
import { SessionContext } from '../session/use-session';
import '../testing/modal-parts';
import { aGone, aMoved, aPassage, aPlacement, counts, passageId, sourceId } from '../testing/placement-parts';
import { PlacementsView } from './PlacementsView';

const decidedBy = (by: string, is: 'accepted' | 'kept' | 'chosen' | 'gone' = 'accepted') => ({ is, by, at: '2026-11-22T10:00:00Z' });
const waiting = [aPlacement(5), aMoved(3, { passage: aPassage(3, { exact: 'Ett stycke som flyttats.' }) }), aGone(7)];

interface Asked { method: string; url: string; body: { decision?: string | null; range?: unknown; placements?: { passage: PassageId }[] } | null }

/** A server that keeps what is decided; `taken` has been decided by Rut meanwhile. */
const serverOf = (placements: readonly PlacementBody[], taken: PassageId | null = null) => {
  const asked: Asked[] = [];
  const all = new Map(placements.map((placement) => [placement.passage.id, placement]));
  const say = (id: PassageId, is: 'accepted' | null): PlacementBody => {
    const before = all.get(id)!; // asked for by what was drawn
    const after = { ...before, revision: before.revision + 1, isWaiting: is === null, decision: is && decidedBy('Anna Berg', is) };
    all.set(id, after);
    return after;
  };
  globalThis.fetch = ((url: string, init: RequestInit = {}) => {
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    const method = init.method ?? 'GET';
    if (method !== 'GET') asked.push({ method, url, body });
    const answer = (status: number, value: unknown) => Promise.resolve({ status, text: () => Promise.resolve(JSON.stringify(value)) });
    if (method === 'GET') return answer(404, { code: 'not-found', message: '', details: {} });
    const [, id] = /placements\/([0-9a-f-]{36})$/.exec(url) ?? [];
    if (id === taken) return answer(409, { code: 'conflict', message: 'Rut hann före.', details: { by: 'Rut Ek' } });
    if (id) return answer(200, say(id as PassageId, body.decision)); // from the address
    return answer(200, { decided: body.placements.map(({ passage }: { passage: PassageId }) => say(passage, body.decision)), refused: [] });
  }) as unknown as typeof fetch; // jsdom has no fetch; this is the part of it that is used
  return asked;
};

const setUp = (placements: readonly PlacementBody[] = waiting, given: { abilities?: Permission[]; isOwn?: boolean; at?: PassageId; taken?: PassageId } = {}) => {
  const asked = serverOf(placements, given.taken);
  const gone: (PassageId | null)[] = [];
  const session = { abilities: given.abilities ?? ['placement.decide'] } as unknown as Session; // the rest does not matter here
  const Queue = () => {
    const [current, setCurrent] = useState<PassageId | null>(given.at ?? null);
    return (
      <PlacementsView
        source={{ id: sourceId, isOwn: given.isOwn ?? true }}
        list={{ no: 2, comparedWith: 1, counts: counts(), placements: [...placements] }}
        nameOf={(no) => `Version ${no}`}
        current={current}
        onGo={(passage) => { gone.push(passage); setCurrent(passage); }}
      />
    );
  };
  render(<QueryClientProvider client={new QueryClient()}><SessionContext value={session}><Queue /></SessionContext></QueryClientProvider>);
  return { asked, gone, list: screen.queryByRole('list', { name: 'Hänvisningar' }) };
};
const press = (key: string) => fireEvent.keyDown(screen.getByRole('article'), { key });
const shownToast = () => toasts.shown().at(-1);

beforeEach(() => {
  toasts.shown().forEach(({ key }) => toasts.close(key));
  Element.prototype.scrollIntoView = () => undefined; // jsdom lays nothing out
});
afterEach(cleanup);

it('shows what has changed in substance first, old and new beside each other with the words that differ', () => {
  const { list } = setUp();
  expect(within(list!).getAllByRole('button').map((line) => line.textContent)).toEqual([ // drawn
    expect.stringContaining('Ändrad i sak'), expect.stringContaining('Borta'), expect.stringContaining('Flyttad'),
  ]);
  const before = screen.getByRole('region', { name: 'Citerad: Version 1' });
  const after = screen.getByRole('region', { name: 'Nu: Version 2' });
  expect(before.querySelector('del')?.textContent).toBe('borttaget: 2030 slut. ');
  expect(after.querySelector('ins')?.textContent).toBe('tillagt: 2035 slut. ');
  expect(screen.getByRole('link', { name: 'Svar om laserväxthus' }).getAttribute('href')).toMatch(/^\/svar\//);
});

it('accepts, goes on to the next, and can take it back from the message', async () => {
  const { asked, gone } = setUp();
  fireEvent.click(screen.getByRole('button', { name: 'Godta' }));
  await waitFor(() => expect(gone).toEqual([passageId(7)]));
  expect(asked[0]?.body).toEqual({ decision: 'accepted', range: null, revision: 0 });
  expect(document.activeElement?.tagName).toBe('H2');
  expect(shownToast()?.text).toBe('Godtagen. 2 kvar.');
  act(() => shownToast()?.action?.onAction());
  await waitFor(() => expect(asked[1]?.body).toEqual({ decision: null, range: null, revision: 1 }));
  await waitFor(() => expect(gone.at(-1)).toBe(passageId(5)));
});

it('does each thing by a key of its own, and not while one is held with another', async () => {
  const { asked, gone } = setUp();
  press('j');
  expect(gone).toEqual([passageId(7)]);
  fireEvent.keyDown(screen.getByRole('article'), { key: 'x', ctrlKey: true });
  press('g'); // nothing to accept: not found
  expect(asked).toEqual([]);
  press('x');
  await waitFor(() => expect(asked[0]?.body?.decision).toBe('gone'));
  await waitFor(() => expect(gone.at(-1)).toBe(passageId(3)));
  press('b');
  await waitFor(() => expect(asked[1]?.body?.decision).toBe('kept'));
  press('z');
  await waitFor(() => expect(asked[2]?.body?.decision).toBeNull());
});

it('shows another possible place, and chooses it', async () => {
  const place = waiting[0]!.place!; // has one
  const candidates = [0.97, 0.81].map((likeness, no) => ({ ...place, text: `Regionen ska nå målet ${no}.`, likeness, range: { ...place.range, blockFrom: 40 + no, blockTo: 40 + no } }));
  const { asked } = setUp([aPlacement(5, { candidates })]);
  const list = screen.getByRole('region', { name: 'Möjliga ställen' });
  expect(within(list).getAllByRole('button').map((each) => each.textContent)).toEqual([expect.stringContaining('97 % likt'), expect.stringContaining('81 % likt')]);
  press('2');
  expect(screen.getByRole('region', { name: 'Nu: Version 2' }).textContent).toContain('Regionen ska nå målet ');
  fireEvent.click(screen.getByRole('button', { name: 'Välj det här stället' }));
  await waitFor(() => expect(asked[0]?.body).toMatchObject({ decision: 'chosen', range: { blockFrom: 41 } }));
});

it('decides nothing about a source of another organisation, and says who does', () => {
  const { asked } = setUp(waiting, { isOwn: false });
  const accept = screen.getByRole('button', { name: 'Godta' });
  expect(accept.getAttribute('aria-disabled')).toBe('true');
  expect(document.body.textContent).toContain('Bara den organisation som äger källan avgör');
  press('g');
  press('x');
  expect(asked).toEqual([]);
});

it('decides about those with the same words at once, and never about what has changed and was not looked at', async () => {
  const { asked } = setUp([aPlacement(5), aPlacement(6), ...waiting.slice(1)]);
  fireEvent.click(screen.getByRole('button', { name: 'Välj den med samma ord' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Välj s. 6, 4.3 Ett gemensamt centrum' }));
  const accept = screen.getByRole('button', { name: 'Godta 2' });
  expect(accept.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(accept);
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Välj s. 6, 4.3 Ett gemensamt centrum' }));
  fireEvent.click(screen.getByRole('button', { name: 'Godta 1' }));
  await waitFor(() => expect(asked[0]?.body?.placements).toEqual([{ passage: passageId(3), revision: 0 }]));
  await waitFor(() => expect(shownToast()?.text).toBe('1 hänvisning avgjord.'));
});

it('says who was first when another has decided, and stays there', async () => {
  const { gone } = setUp(waiting, { taken: passageId(5) });
  fireEvent.click(screen.getByRole('button', { name: 'Behåll den gamla' }));
  expect(await screen.findByText('Rut Ek hann före. Ditt val sparades inte.')).toBeTruthy();
  expect(gone).toEqual([passageId(5)]);
});

it('lets everybody read, and tells those who may not decide why', () => {
  const { asked } = setUp(waiting, { abilities: [] });
  const accept = screen.getByRole('button', { name: 'Godta' });
  expect(accept.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(accept);
  press('g');
  expect(asked).toEqual([]);
  expect(screen.queryAllByRole('checkbox')).toEqual([]);
  expect(screen.getAllByText('Bara författare och registratorer kan avgöra hänvisningar.').length).toBeGreaterThan(0);
});

it('says when all are decided, who decided, and offers to undo', () => {
  setUp([aPlacement(5, { isWaiting: false, decision: decidedBy('Rut Ek', 'kept') })], { at: passageId(5) });
  expect(screen.getByText(/^Ligger kvar på den gamla versionen. Avgjort av Rut Ek, 22 november 2026/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Ångra' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Godta' })).toBeNull();
});

it('stands empty with the way to all of them when nothing waits', () => {
  setUp([aPlacement(5, { isWaiting: false, decision: decidedBy('Rut Ek') })]);
  fireEvent.click(screen.getByRole('button', { name: 'Att avgöra (0)' }));
  expect(screen.getByRole('heading', { name: 'Alla hänvisningar är avgjorda' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Visa alla' }));
  expect(screen.getByRole('list', { name: 'Hänvisningar' })).toBeTruthy();
});
