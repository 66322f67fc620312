// A page with unsaved work outlives the session it was written in.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Session } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { keepWork } from '../base/unsaved-work';
import { useKeptSession } from './use-kept-session';

// The ids are all that matters of a person here.
const aSession = (id: string) => ({ person: { id, name: id, email: `${id}@x.se` } }) as Session;
const [anna, bo] = [aSession('anna'), aSession('bo')];
const hold = (event: Event) => event.preventDefault();
let told: string[] = [];
let forget = () => undefined as void;

beforeEach(() => {
  told = [];
  forget = keepWork({ isUnsaved: () => true, signedInAs: (id) => told.push(id), download: () => undefined });
});
afterEach(() => {
  cleanup();
  forget();
  window.removeEventListener('beforeunload', hold);
});

const aPage = () => {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(({ now }: { now: Session | null }) => useKeptSession(now, '/svar/1'), {
    wrapper,
    initialProps: { now: anna as Session | null },
  });
};

it('keeps the page until the same person is back, and tells the work so', () => {
  window.addEventListener('beforeunload', hold);
  const page = aPage();
  page.rerender({ now: null });
  expect(page.result.current).toBe(anna);
  page.rerender({ now: aSession('anna') });
  expect(page.result.current).toBeNull();
  expect(told).toEqual(['anna', 'anna']);
});

it('keeps the page as it was when somebody else is signed in, at once or after a while', () => {
  window.addEventListener('beforeunload', hold);
  const page = aPage();
  page.rerender({ now: bo });
  expect(page.result.current).toBe(anna);
  page.rerender({ now: null });
  page.rerender({ now: bo });
  expect(page.result.current).toBe(anna);
  page.rerender({ now: anna });
  expect(page.result.current).toBeNull();
  expect(told).toEqual(['anna', 'bo', 'bo', 'anna']);
});

it('lets go of a page with nothing unsaved', () => {
  const page = aPage();
  page.rerender({ now: bo });
  expect(page.result.current).toBeNull();
});

it('asks again when the window is looked at, and lets go once nothing is left to keep', async () => {
  window.addEventListener('beforeunload', hold);
  const page = aPage();
  page.rerender({ now: null });
  window.removeEventListener('beforeunload', hold);
  await act(async () => {
    window.dispatchEvent(new Event('focus'));
    await Promise.resolve();
  });
  expect(page.result.current).toBeNull();
});
