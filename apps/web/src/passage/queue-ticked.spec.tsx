// The letters of the queue while some are ticked, and the way back through what was decided, step by step.
import type { PassageId, PlacementDecision } from '@samsvar/domain';
import type { PlacementBody, Session } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { toasts } from '../base/toasts';
import { SessionContext } from '../session/use-session';
import '../testing/modal-parts';
import { aGone, aPassage, aPlacement, aSource, counts, passageId, sourceId } from '../testing/placement-parts';
import { PlacementsView } from './PlacementsView';
import { useQueuedPlacements } from './use-placements';

interface Asked { readonly decision: PlacementDecision | null; readonly of: readonly PassageId[] }

/** A server that keeps what is decided; `broken` times it fails first. */
const serverOf = (placements: readonly PlacementBody[], given: { broken?: number } = {}) => {
  const all = new Map(placements.map((placement) => [placement.passage.id, placement]));
  const asked: Asked[] = [];
  let broken = given.broken ?? 0;
  const say = (id: PassageId, is: PlacementDecision | null): PlacementBody => {
    const before = all.get(id)!; // asked for by what was drawn
    const after = { ...before, revision: before.revision + 1, isWaiting: is === null, decision: is && { is, by: 'Anna Berg', at: '2026-11-22T10:00:00Z' } };
    all.set(id, after);
    return after;
  };
  const answer = (status: number, value: unknown) => Promise.resolve({ status, text: () => Promise.resolve(JSON.stringify(value)) });
  globalThis.fetch = ((url: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    if (method === 'GET') {
      return url.endsWith('/placements') ? answer(200, { no: 2, comparedWith: 1, counts: counts(), placements: [...all.values()] }) : answer(404, { code: 'not-found', message: '', details: {} });
    }
    if (broken-- > 0) return answer(503, { code: 'unavailable', message: 'Försök igen.', details: {} });
    const body = JSON.parse(String(init.body));
    const [, one] = /placements\/([0-9a-f-]{36})$/.exec(url) ?? [];
    const sent: { passage: PassageId; revision: number }[] = one ? [{ passage: one, revision: body.revision }] : body.placements;
    const fits = sent.filter(({ passage, revision }) => all.get(passage)?.revision === revision).map(({ passage }) => passage);
    asked.push({ decision: body.decision, of: fits });
    const decided = fits.map((id) => say(id, body.decision));
    return one ? answer(200, decided[0]) : answer(200, { decided, refused: [] });
  }) as unknown as typeof fetch; // jsdom has no fetch; this is the part of it that is used
  return asked;
};

const Queue = () => {
  const [current, setCurrent] = useState<PassageId | null>(null);
  const { data } = useQueuedPlacements(sourceId, 2);
  return data ? <PlacementsView source={aSource()} list={data} nameOf={(no) => `Version ${no}`} current={current} onGo={setCurrent} /> : null;
};

const setUp = async (placements: readonly PlacementBody[], given: { broken?: number } = {}) => {
  const asked = serverOf(placements, given);
  const session = { abilities: ['placement.decide'] } as unknown as Session; // the rest does not matter here
  render(<QueryClientProvider client={new QueryClient()}><SessionContext value={session}><Queue /></SessionContext></QueryClientProvider>);
  await screen.findByRole('article');
  return asked;
};
const boxOf = (no: number) => screen.getByRole('checkbox', { name: `Välj s. ${no}, 4.3 Ett gemensamt centrum` });
const tick = (...nos: number[]) => nos.forEach((no) => fireEvent.click(boxOf(no)));
/** Where the focus is, as a keyboard does. */
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const toast = () => toasts.shown().at(-1)?.text;
const says = (text: string) => waitFor(() => expect(toast()).toBe(text));
const idle = () => waitFor(() => expect(document.querySelectorAll('button[disabled]')).toHaveLength(0));
/** So many wait, and what was asked for is done. */
const waits = async (count: number) => {
  await screen.findByRole('button', { name: `Att avgöra (${count})` });
  await idle();
};

beforeEach(() => {
  toasts.shown().forEach(({ key }) => toasts.close(key));
  Element.prototype.scrollIntoView = () => undefined; // jsdom lays nothing out
});
afterEach(cleanup);

it('marks the ticked as gone with the letter, from a checkbox, and never the one that is shown beside', async () => {
  const asked = await setUp([aPlacement(5), aGone(7), aGone(8), aGone(9)]);
  tick(7, 8);
  act(() => boxOf(8).focus());
  press('x');
  await says('2 hänvisningar avgjorda.');
  expect(asked).toEqual([{ decision: 'gone', of: [passageId(7), passageId(8)] }]);
  await waits(2);
  expect(screen.getByRole('article').querySelector('h2')?.textContent).toContain('s. 5');
  expect(screen.queryByRole('button', { name: 'Avmarkera' })).toBeNull();
  await waitFor(() => expect(document.activeElement).not.toBe(document.body));
});

it('does nothing with the letter where the button may not, and says why as the button does', async () => {
  const asked = await setUp([aPlacement(5), aPlacement(6), aGone(7)]);
  tick(6, 7);
  press('x');
  expect(toast()).toBe('Bara hänvisningar utan motsvarighet kan märkas som borta på en gång.');
  press('g');
  expect(toast()).toMatch(/^Bland de valda finns ändrade som du inte har tittat på/);
  press('m');
  expect(toast()).toBe('Flera är valda. Avmarkera dem först, och markera sedan stället för en i taget.');
  expect(screen.queryByRole('dialog')).toBeNull();
  press('b');
  await says('2 hänvisningar avgjorda.');
  expect(asked).toEqual([{ decision: 'kept', of: [passageId(6), passageId(7)] }]);
});

it('keeps them ticked when it failed, so that the same letter tries the same again', async () => {
  const asked = await setUp([aPlacement(5), aGone(7), aGone(8)], { broken: 1 });
  tick(7, 8);
  press('x');
  await waitFor(() => expect(toast()).toMatch(/^Det gick inte att spara avgörandet/));
  expect(screen.getByText('2 valda')).toBeTruthy();
  await idle();
  press('x');
  await says('2 hänvisningar avgjorda.');
  expect(asked).toEqual([{ decision: 'gone', of: [passageId(7), passageId(8)] }]);
});

it('goes back step by step, several at once as one step, and says when nothing is left', async () => {
  const asked = await setUp([aPlacement(5), aGone(7), aGone(8), aGone(9), aGone(10)]);
  press('g');
  await waits(4);
  tick(8, 9);
  press('x');
  await waits(2);
  press('b');
  await waits(1);
  const decided = asked.length;
  press('z');
  await waits(2);
  press('z');
  await waits(4);
  press('z');
  await waits(5);
  await says('Avgörandet är ångrat.');
  expect(asked.slice(decided)).toEqual([
    { decision: null, of: [passageId(7)] },
    { decision: null, of: [passageId(8), passageId(9)] },
    { decision: null, of: [passageId(5)] },
  ]);
  press('z');
  await says('Det finns inget mer att ångra.');
  expect(asked).toHaveLength(decided + 3);
});

it('does not go back to what was undone by its button', async () => {
  await setUp([aPlacement(5), aGone(7)]);
  press('g');
  await waits(1);
  fireEvent.click(screen.getByRole('button', { name: 'Alla (2)' }));
  fireEvent.click(screen.getByRole('button', { name: /s\. 5, .*Ändrad i sak/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Ångra' }));
  await waits(2);
  press('z');
  await says('Det finns inget mer att ångra.');
});

it('says how near it comes where nothing was found for certain, and that one of those is to be chosen first', async () => {
  const range = { blockFrom: 40, offsetFrom: 0, blockTo: 40, offsetTo: 9 };
  await setUp([aGone(7, { passage: aPassage(7), candidates: [{ range, text: 'Regionen.', likeness: 0.43, pageLabel: '9', sectionLabel: null }] })]);
  expect(screen.getByText('Ingen säker motsvarighet hittades. Så här nära kommer det:')).toBeTruthy();
  expect(screen.queryByText('Ingen motsvarighet hittades.')).toBeNull();
  expect(document.body.textContent).toContain('Välj först ett av de möjliga ställena.');
  cleanup();
  await setUp([aGone(7)]);
  expect(screen.getByText('Ingen motsvarighet hittades.')).toBeTruthy();
  expect(document.body.textContent).toContain('Det finns inget ställe att godta.');
});
