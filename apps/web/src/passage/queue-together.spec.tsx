// Two people go through the same queue: who was first is said, what is shown stays, and the keys work wherever the focus is.
import type { PassageId } from '@samsvar/domain';
import type { PlacementBody, Session } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider, focusManager } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { onAnnouncement } from '../base/announce';
import { toasts } from '../base/toasts';
import { SessionContext } from '../session/use-session';
import '../testing/modal-parts';
import { aMoved, aPlacement, aSource, counts, passageId, sourceId } from '../testing/placement-parts';
import { PlacementsView } from './PlacementsView';
import { useQueuedPlacements } from './use-placements';

/** A server with a queue, where Rut can be first. */
const serverOf = (placements: readonly PlacementBody[]) => {
  const all = new Map(placements.map((placement) => [placement.passage.id, placement]));
  const put: unknown[] = [];
  const decide = (id: PassageId, by: string, is: 'accepted' | 'kept' | null): PlacementBody => {
    const before = all.get(id)!; // asked for by what was drawn
    const after = { ...before, revision: before.revision + 1, isWaiting: is === null, decision: is && { is, by, at: '2026-11-22T10:00:00Z' } };
    all.set(id, after);
    return after;
  };
  globalThis.fetch = ((url: string, init: RequestInit = {}) => {
    const answer = (status: number, value: unknown) => Promise.resolve({ status, text: () => Promise.resolve(JSON.stringify(value)) });
    if (init.method === 'PUT') {
      const body = JSON.parse(String(init.body));
      put.push(body.decision);
      const id = /placements\/([0-9a-f-]{36})$/.exec(url)?.[1] as PassageId; // from the address
      const known = all.get(id)!; // asked for by what was drawn
      if (known.revision !== body.revision) return answer(409, { code: 'conflict', message: 'Någon hann före.', details: known.decision ? { by: known.decision.by } : {} });
      return answer(200, decide(id, 'Anna Berg', body.decision));
    }
    if (url.endsWith('/placements')) return answer(200, { no: 2, comparedWith: 1, counts: counts(), placements: [...all.values()] });
    return answer(404, { code: 'not-found', message: '', details: {} });
  }) as unknown as typeof fetch; // jsdom has no fetch; this is the part of it that is used
  return { put, rut: (id: PassageId, is: 'accepted' | 'kept') => decide(id, 'Rut Ek', is) };
};

const Queue = () => {
  const [current, setCurrent] = useState<PassageId | null>(null);
  const { data } = useQueuedPlacements(sourceId, 2);
  return data ? <PlacementsView source={aSource()} list={data} nameOf={(no) => `Version ${no}`} current={current} onGo={setCurrent} /> : null;
};

const setUp = async (placements: readonly PlacementBody[]) => {
  const server = serverOf(placements);
  const session = { abilities: ['placement.decide'] } as unknown as Session; // the rest does not matter here
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SessionContext value={session}><Queue /><input aria-label="Sök" /></SessionContext>
    </QueryClientProvider>,
  );
  await screen.findByRole('article');
  return server;
};
const shown = () => screen.getByRole('article').querySelector('h2')?.textContent;
/** Where the focus is, as a keyboard does. */
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const lookAgain = () => act(() => {
  focusManager.setFocused(false);
  focusManager.setFocused(true);
});

let said: string[] = [];
const stop = onAnnouncement((text) => said.push(text));
beforeEach(() => {
  said = [];
  toasts.shown().forEach(({ key }) => toasts.close(key));
  Element.prototype.scrollIntoView = () => undefined; // jsdom lays nothing out
});
afterEach(cleanup);
afterAll(() => {
  stop();
  focusManager.setFocused(undefined);
});

it('says who was first and with what, keeps it shown when it no longer waits, and lets it be changed', async () => {
  const { rut, put } = await setUp([aPlacement(5), aMoved(3)]);
  const before = shown();
  rut(passageId(5), 'accepted');
  fireEvent.click(screen.getByRole('button', { name: 'Behåll den gamla' }));
  expect(await screen.findByText('Rut Ek hann före: Godtagen. Ditt val sparades inte.')).toBeTruthy();
  expect(said.at(-1)).toBe('Rut Ek hann före: Godtagen. Ditt val sparades inte.');
  expect(screen.getByRole('button', { name: 'Att avgöra (1)' })).toBeTruthy();
  expect(shown()).toBe(before);
  expect(screen.queryByRole('button', { name: 'Godta' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Ångra' }));
  expect(await screen.findByRole('button', { name: 'Godta' })).toBeTruthy();
  expect(screen.queryByText(/hann före/)).toBeNull();
  expect(put).toEqual(['kept', null]);
});

it('hears of what others decide when one comes back, without losing what is shown', async () => {
  const { rut } = await setUp([aPlacement(5), aMoved(3)]);
  const before = shown();
  rut(passageId(5), 'kept');
  lookAgain();
  expect(await screen.findByText(/Avgjort av Rut Ek/)).toBeTruthy();
  expect(shown()).toBe(before);
});

it('takes the focus when nothing has it, so that its keys work, also to undo when all are decided, and never from a field', async () => {
  const { put } = await setUp([aPlacement(5)]);
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Sök' }), { key: 'g' });
  expect(put).toEqual([]);
  press('g');
  expect(await screen.findByRole('heading', { name: 'Alla hänvisningar är avgjorda' })).toBeTruthy();
  press('z');
  await waitFor(() => expect(put).toEqual(['accepted', null]));
  expect(await screen.findByRole('button', { name: 'Godta' })).toBeTruthy();
});
