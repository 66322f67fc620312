// Showing a passage: what was asked for last is what is shown.
import { afterEach, expect, it } from '@jest/globals';
import type { PassageBody } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { toasts } from '../base/toasts';
import { passageQuery } from '../passage/use-passage';
import { aPassage } from '../testing/placement-parts';
import { useShowPassage } from './use-show-passage';

afterEach(() => {
  cleanup();
  for (const { key } of toasts.shown()) toasts.close(key);
});

/** Passage 1 is on its way until `answer` is called; passage 2 is here already. */
const setUp = () => {
  let answer: (status: number) => void = () => undefined;
  globalThis.fetch = (() =>
    new Promise((resolve) => {
      answer = (status) =>
        resolve({ status, text: () => Promise.resolve(JSON.stringify(status === 200 ? aPassage(1) : { code: 'not-found', message: 'Finns inte.', details: {} })) });
    })) as unknown as typeof fetch; // jsdom has no fetch; this is the part of it that is used
  const client = new QueryClient();
  client.setQueryData(passageQuery(aPassage(2).id).queryKey, aPassage(2));
  const wrapper = ({ children }: { readonly children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const shown: PassageBody[] = [];
  const { result } = renderHook(() => useShowPassage((passage) => shown.push(passage)), { wrapper });
  return { ...result.current, answer: (status: number) => answer(status), labels: () => shown.map(({ label }) => label) };
};

it('shows the second of two that were asked for, when the first comes last', async () => {
  const { show, answer, labels } = setUp();
  const first = show(aPassage(1).id);
  await act(() => show(aPassage(2).id));
  expect(labels()).toEqual(['Strategi, s. 2']);
  answer(200);
  await act(() => first);
  expect(labels()).toEqual(['Strategi, s. 2']);
});

it('shows nothing that was asked for before something else was chosen', async () => {
  const { show, forget, answer, labels } = setUp();
  const first = show(aPassage(1).id);
  forget();
  answer(200);
  await act(() => first);
  expect(labels()).toEqual([]);
});

it('tells of a refusal only while somebody waits for the passage', async () => {
  const { show, answer } = setUp();
  const first = show(aPassage(1).id);
  await act(() => show(aPassage(2).id));
  answer(404);
  await act(() => first);
  expect(toasts.shown()).toEqual([]);
  const other = setUp();
  const asked = other.show(aPassage(1).id);
  other.answer(404);
  await act(() => asked);
  expect(toasts.shown()).toHaveLength(1);
});
