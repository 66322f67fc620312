// Bringing citations in step: what is said afterwards.
import { afterEach, expect, it } from '@jest/globals';
import type { CitationInText } from '@samsvar/domain';
import type { CitationState } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { toasts } from '../base/toasts';
import { aPassage } from '../testing/placement-parts';
import { answering } from '../testing/review-parts';
import { useRenewal } from './use-renewal';

afterEach(() => {
  cleanup();
  for (const { key } of toasts.shown()) toasts.close(key);
});

const renew = async (hasSubstanceChanged: boolean): Promise<(string | undefined)[]> => {
  const { id: passageId, sourceId, versionId, label } = aPassage(1);
  answering({ 'POST /renewal': { body: aPassage(2) } });
  const citation: CitationInText = { citationId: 'c', passageId, sourceId, versionId, label, mode: 'note', sectionId: null, order: 0 };
  const current = { no: 2, pageLabel: '2', state: 'edited' as const, isWaiting: false, hasSubstanceChanged, isKept: false, canRenew: true };
  const state: CitationState = { passageId, sourceId, pinned: { no: 1, pageLabel: '1' }, current, isWithdrawn: false, isRecognised: false };
  const client = new QueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const { result } = renderHook(() => useRenewal({ renewCitations: (renewals) => renewals.length }, new Map([[passageId, state]])), { wrapper });
  await act(() => result.current.renew([citation], null));
  return toasts.shown().map(({ text }) => text);
};
const DONE = '1 hänvisning är uppdaterad. Ctrl+Z i texten ångrar.';

it('says that it is done', async () => {
  expect(await renew(false)).toEqual([DONE]);
});

it('asks for the sentence to be read again where the passage says something else now', async () => {
  expect(await renew(true)).toEqual([`${DONE} Kontrollera att er mening fortfarande stämmer.`]);
});
