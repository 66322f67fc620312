// The list of what was confirmed in a source: only that, each to be shown and cited.
import type { FindingBody } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { aFinding, sourceId } from '../testing/placement-parts';
import { answering } from '../testing/review-parts';
import { FoundThings } from './FoundThings';

afterEach(cleanup);

const range = { blockFrom: 4, offsetFrom: 0, blockTo: 4, offsetTo: 20 };
const FOUND: readonly FindingBody[] = [
  aFinding(1, { state: 'confirmed' }),
  aFinding(2, { state: 'confirmed', value: { kind: 'demand', no: '2', text: 'Att färjan går varje dag.' }, range }),
  aFinding(3, { state: 'proposed', value: { kind: 'demand', no: '3', text: 'Att bron byggs.' }, range }),
  aFinding(4, { state: 'confirmed', value: { kind: 'decision', body: 'regionfullmäktige', on: '2026-03-12', signatories: [{ name: 'Anna Ek', title: 'ordförande', isGroup: false }] }, range }),
  aFinding(5, { state: 'confirmed', value: { kind: 'speaker', name: 'Maj Sund', title: 'professor', quote: 'Båten går när den går' }, range }),
  aFinding(6, { state: 'dismissed', value: { kind: 'speaker', name: 'Nils Berg', title: null, quote: 'Nej' }, range }),
];

const show = (findings: readonly FindingBody[], whyNotCite: string | null = null) => {
  answering({ 'GET /findings': { body: { findings } } });
  const called: unknown[] = [];
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <FoundThings sourceId={sourceId} no={1} onOpen={(at) => called.push(['open', at])} onCite={(at) => called.push(['cite', at])} whyNotCite={whyNotCite} />
    </QueryClientProvider>,
  );
  return called;
};

it('lists what is confirmed and stands somewhere', async () => {
  show(FOUND);
  expect(await screen.findByText('3 yrkanden, beslut och citat i källan')).toBeTruthy();
  expect(screen.getAllByRole('listitem', { hidden: true }).map((item) => item.querySelector('p')?.textContent)).toEqual([
    'Yrkande 2 Att färjan går varje dag.',
    'Beslut, regionfullmäktige, 12 mars 2026 Undertecknat av Anna Ek, ordförande',
    'Maj Sund, professor ”Båten går när den går”',
  ]);
});

it('shows a thing where it stands, and cites it as it is', async () => {
  const called = show(FOUND);
  await screen.findByText('3 yrkanden, beslut och citat i källan');
  fireEvent.click(screen.getByRole('button', { name: 'Visa Yrkande 2 i texten', hidden: true }));
  fireEvent.click(screen.getByRole('button', { name: 'Citera: Yrkande 2', hidden: true }));
  expect(called).toEqual([['open', range], ['cite', range]]);
});
