// The bell says how much is unread, opens its list, leads to the place, and tells what is new politely.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { NotificationId, ResponseId } from '@samsvar/domain';
import type { NotificationListBody, Session } from '@samsvar/protocol';
import { UiProvider } from '@samsvar/ui';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { onAnnouncement } from '../base/announce';
import { sessionQuery } from '../session/use-session';
import { standInEvents, type StandInEventSource } from '../testing/event-source';
import { answeringServer, type AnsweringServer } from '../testing/http-server.mjs';
import '../testing/modal-parts';
import { Bell } from './Bell';
import { useSaidNews } from './say-news';
import type { NotificationItem } from './use-notifications';

let server: AnsweringServer;
let events: readonly StandInEventSource[];
let said: string[] = [];
let unhear = () => undefined as unknown;

beforeEach(async () => {
  server = await answeringServer();
  server.answer(200, listOf());
  events = standInEvents();
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  said = [];
  unhear = onAnnouncement((text) => said.push(text));
  history.replaceState(null, '', '/');
});
afterEach(() => {
  cleanup();
  unhear();
  server.close();
});

const anItem = (differences: Partial<NotificationItem> = {}): NotificationItem => ({
  id: '0b1f3c9e-0000-4000-8000-000000000001' as NotificationId, // ids of a test
  kind: 'mentioned',
  response: { id: '0b1f3c9e-0000-4000-8000-0000000000aa' as ResponseId, title: 'Remissvar om en strategi' },
  threadId: '0b1f3c9e-0000-4000-8000-0000000000bb',
  suggestionId: null,
  sectionId: null,
  sectionTitle: null,
  source: null,
  by: { name: 'Rut Ek', organisation: 'Medtek' },
  at: '2026-11-22T08:00:00.000Z',
  isRead: false,
  ...differences,
});
const idOf = (no: number) => `0b1f3c9e-0000-4000-8000-00000000000${no}`;
const listOf = (...notifications: NotificationItem[]): NotificationListBody => ({
  unread: notifications.filter(({ isRead }) => !isRead).length,
  notifications,
  next: null,
});
let client = new QueryClient();
const Around = ({ children }: { readonly children: ReactNode }) => (
  <UiProvider locale="sv-SE" navigate={() => undefined}>
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  </UiProvider>
);
const show = () => render(<Bell />, { wrapper: Around });
/** To marking as read, and to whoever asks for the list then. */
const afterReading = ({ method }: { readonly method: string }) => (method === 'PUT' ? { unread: 0 } : listOf(anItem({ isRead: true })));
const hear = (unread: number) => act(() => events.at(-1)?.say('unread', { unread }));
const bell = (name: string | RegExp) => screen.findByRole('button', { name });
const asked = (method: string) => server.asked.filter((each) => each.method === method);

it('says the count as a number and in words', async () => {
  show();
  expect(await bell('Aviseringar, inga olästa')).toBeTruthy();
  hear(1);
  expect((await bell('Aviseringar, 1 oläst')).textContent).toBe('1');
  hear(3);
  expect((await bell('Aviseringar, 3 olästa')).textContent).toBe('3');
  hear(120);
  expect((await bell('Aviseringar, 120 olästa')).textContent).toBe('99+');
});

it('opens the list, whose lines lead to their places and are read when followed', async () => {
  server.answer(200, listOf(anItem(), anItem({ id: '0b1f3c9e-0000-4000-8000-000000000002' as NotificationId, isRead: true, kind: 'section-ready', threadId: null, sectionId: 'a b', sectionTitle: '4 Data' })));
  show();
  hear(1);
  fireEvent.click(await bell(/1 oläst/));
  const link = await screen.findByRole('link', { name: /^Oläst: Rut Ek \(Medtek\) har nämnt dig i en kommentar Remissvar om en strategi/ });
  expect(link.getAttribute('href')).toBe('/svar/0b1f3c9e-0000-4000-8000-0000000000aa?trad=0b1f3c9e-0000-4000-8000-0000000000bb');
  expect(screen.getByRole('link', { name: /^Rut Ek \(Medtek\) har lämnat ett avsnitt för granskning Avsnitt 4 Data i Remissvar om en strategi/ }).getAttribute('href')).toContain('?avsnitt=a+b');
  server.answer(200, afterReading);
  fireEvent.click(link);
  await waitFor(() => expect(asked('PUT').map(({ body }) => body)).toEqual(['{"ids":["0b1f3c9e-0000-4000-8000-000000000001"]}']));
  await bell('Aviseringar, inga olästa');
  expect(location.pathname + location.search).toContain('?trad=');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('closes with Escape and gives focus back', async () => {
  show();
  hear(0);
  const button = await bell(/Aviseringar/);
  act(() => button.focus());
  fireEvent.click(button);
  const dialog = await screen.findByRole('dialog', { name: 'Aviseringar' });
  await screen.findByText('Inga aviseringar än');
  fireEvent.keyDown(dialog, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(button));
});

it('marks all as read', async () => {
  server.answer(200, listOf(anItem()));
  show();
  hear(1);
  fireEvent.click(await bell(/1 oläst/));
  await screen.findByRole('link', { name: /^Oläst/ });
  server.answer(200, afterReading);
  fireEvent.click(screen.getByRole('button', { name: 'Markera alla som lästa' }));
  await waitFor(() => expect(asked('PUT').map(({ body }) => body)).toEqual(['{}']));
  await waitFor(() => expect(said).toContain('Alla aviseringar är lästa.'));
});

it('says what is new, and gathers what comes soon after; nothing of what was there already', async () => {
  server.answer(200, listOf(anItem()));
  const start: { unread: number | null } = { unread: null };
  const { rerender } = renderHook(({ unread }) => useSaidNews(unread, 500), { wrapper: Around, initialProps: start });
  for (const unread of [4, 5, 7, 6, 7]) rerender({ unread });
  await waitFor(() => expect(said).toEqual(['Ny händelse: Rut Ek (Medtek) har nämnt dig i en kommentar']));
  await waitFor(() => expect(said.slice(1)).toEqual(['3 nya händelser']));
});

it('asks for the count where events do not get through, and follows again later', async () => {
  show();
  server.answer(200, { ...listOf(), unread: 2 });
  act(() => events.at(-1)?.lose(false));
  await bell(/2 olästa/);
  hear(5);
  await bell(/5 olästa/);
  expect(events).toHaveLength(1);
});

it('asks again what is shown when the role has changed, and nothing but who one is when it has not', async () => {
  const session: Session = {
    person: { id: idOf(1) as Session['person']['id'], name: 'Nina Ek', email: 'nina@medtek.example' }, // ids of a test
    organisation: { id: idOf(2) as Session['organisation']['id'], name: 'Medtek', number: '', type: 'company' },
    role: 'author',
    organisations: [],
    isEnrolling: false,
    abilities: [],
  };
  client.setQueryData(sessionQuery().queryKey, session);
  client.setQueryData(['board'], 'what is shown');
  const isOld = () => client.getQueryState(['board'])?.isInvalidated;
  renderHook(() => useQuery({ ...sessionQuery(), staleTime: Infinity }), { wrapper: Around });
  show();
  server.answer(200, ({ url }: { readonly url: string }) => (url === '/api/session' ? session : listOf()));
  act(() => events.at(-1)?.say('rights', {}));
  await waitFor(() => expect(server.asked.filter(({ url }) => url === '/api/session')).toHaveLength(1));
  await waitFor(() => expect(client.isFetching()).toBe(0), { timeout: 10_000 });
  expect(isOld()).toBe(false);
  server.answer(200, ({ url }: { readonly url: string }) => (url === '/api/session' ? { ...session, role: 'reviewer' } : listOf()));
  act(() => events.at(-1)?.say('rights', {}));
  await waitFor(() => expect(client.getQueryData(sessionQuery().queryKey)?.role).toBe('reviewer'), { timeout: 10_000 });
  await waitFor(() => expect(isOld()).toBe(true));
});

it('lets go of the connection while the window is not looked at', async () => {
  show();
  hear(1);
  const see = (state: string) =>
    act(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
      document.dispatchEvent(new Event('visibilitychange'));
    });
  see('hidden');
  expect(events.at(-1)?.readyState).toBe(2);
  see('visible');
  expect(events).toHaveLength(2);
  hear(2);
  await bell(/2 olästa/);
});
