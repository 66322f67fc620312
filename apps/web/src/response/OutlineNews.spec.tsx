// A new version of the mirrored source over the desk: refused where it is not the newest any more, and told when somebody else follows it.
import type { ResponseBody, Session } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { toasts } from '../base/toasts';
import { SessionContext } from '../session/use-session';
import '../testing/modal-parts';
import { OutlineNews } from './OutlineNews';

afterEach(() => {
  cleanup();
  toasts.shown().forEach(({ key }) => toasts.close(key));
});

const NO_SECTIONS: ReadonlySet<string> = new Set();
const NEWER = 'Det har kommit en ännu nyare version.';
const changes = { from: 1, to: 2, kept: 3, changed: [], added: [{ number: '6', title: 'Pengar' }], removed: [] };

/** A server that refuses until told otherwise, after what is waited for, and the channels of a connection to it. */
const setUp = () => {
  const server = { isRefusing: true, posts: 0, waitsFor: Promise.resolve() };
  globalThis.fetch = ((url: string, init: RequestInit = {}) => {
    const answer = (status: number, value: unknown) => Promise.resolve({ status, text: () => Promise.resolve(JSON.stringify(value)) });
    if (!url.endsWith('/outline-changes')) return answer(404, { code: 'not-found', message: '', details: {} });
    if (init.method !== 'POST') return answer(200, { changes });
    server.posts++;
    return server.waitsFor.then(() => (server.isRefusing ? answer(409, { code: 'conflict', message: '', details: {} }) : answer(200, { changes })));
  }) as unknown as typeof fetch; // jsdom has no fetch; this is the part of it that is used
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const onChannel = (name: string, listener: (payload: unknown) => void) => {
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known.add(listener));
    return () => void known.delete(listener);
  };
  const awareness = { on: () => undefined, off: () => undefined, getStates: () => new Map<number, Record<string, unknown>>() };
  const response = { id: 'a', organisation: { isOwn: true } } as unknown as ResponseBody; // the rest does not matter here
  const session = { person: { id: 'p' }, abilities: [] } as unknown as Session; // the rest does not matter here
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false, queryFn: () => null } } })}>
      <SessionContext value={session}>
        <OutlineNews response={response} connection={{ onChannel, awareness }} text={{ current: null }} sectionIds={NO_SECTIONS} whyReading={null} />
      </SessionContext>
    </QueryClientProvider>,
  );
  const tell = (payload: unknown) => act(() => listeners.get('outline')?.forEach((listener) => listener(payload)));
  return { server, tell };
};
const told = () => toasts.shown().map(({ text }) => text);
const button = () => screen.getByRole('button', { name: 'Låt dispositionen följa' });

it('stays open with a live button when it is refused, and follows afterwards', async () => {
  const { server } = setUp();
  fireEvent.click(await screen.findByRole('button', { name: 'Visa ändringarna' }));
  fireEvent.click(button());
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(NEWER));
  expect((button() as HTMLButtonElement).disabled).toBe(false);
  expect(button().getAttribute('aria-disabled')).not.toBe('true');
  server.isRefusing = false;
  fireEvent.click(button());
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.posts).toBe(2);
});

it('keeps the focus on the button that was pressed, sends once, and lets Escape close when it is refused', async () => {
  const { server } = setUp();
  let refuse = (): void => undefined;
  server.waitsFor = new Promise((resolve) => (refuse = resolve));
  fireEvent.click(await screen.findByRole('button', { name: 'Visa ändringarna' }));
  act(() => button().focus());
  fireEvent.click(button());
  const running = (await screen.findByRole('button', { name: 'Dispositionen följer med …' })) as HTMLButtonElement;
  // A browser takes the focus from a button that is switched off; jsdom does not.
  expect(running.disabled).toBe(false);
  fireEvent.click(running);
  refuse();
  await screen.findByRole('alert');
  expect(server.posts).toBe(1);
  expect(document.activeElement).toBe(button());
  fireEvent.keyDown(button(), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('tells who let the outline follow, unless it was done here or is not said', async () => {
  const { server, tell } = setUp();
  const news = 'Anna lät dispositionen följa remissens version 2.';
  tell({});
  expect(told()).not.toContain(news);
  tell({ by: 'Anna', version: 2 });
  expect(told().filter((text) => text === news)).toHaveLength(1);
  server.isRefusing = false;
  fireEvent.click(await screen.findByRole('button', { name: 'Visa ändringarna' }));
  fireEvent.click(button());
  tell({ by: 'Anna', version: 2 });
  expect(told().filter((text) => text === news)).toHaveLength(1);
});
