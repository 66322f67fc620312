// Marking another place begins where the cited words stood, with the headings to move by.
import type { BlockBody, PlacementBody } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import '../testing/modal-parts';
import { aGone, aPassage, aPlacement, aVersion, sourceId } from '../testing/placement-parts';
import { ChoosePlaceDialog } from './ChoosePlaceDialog';
import { BLOCK_ATTRIBUTE } from './selection-range';

const blocks: BlockBody[] = Array.from({ length: 40 }, (_, ord) => ({
  ord, type: ord % 10 === 0 ? 'heading' : 'paragraph', level: ord % 10 === 0 ? 1 : null, label: null,
  text: ord === 20 ? 'Ett gemensamt centrum' : `Stycke ${ord}.`, pageFrom: null, pageTo: null, pageLabel: null, cell: null,
}));
const row = (from: number | null, to: number | null) => ({ from, to, kind: from === null ? 'inserted' : to === null ? 'deleted' : 'same', similarity: 1 });

const setUp = (placement: PlacementBody, map: readonly object[] | null) => {
  globalThis.fetch = ((url: string) => {
    const answer = (status: number, value: unknown) => Promise.resolve({ status, text: () => Promise.resolve(JSON.stringify(value)) });
    if (url.includes('/comparison')) {
      return map ? answer(200, { from: 1, to: 2, map, citedFrom: [], citedTo: [], demands: [] }) : answer(404, { code: 'not-found', message: '', details: {} });
    }
    return answer(200, { sourceId, versionId: aVersion(2).id, no: 2, total: blocks.length, blocks });
  }) as unknown as typeof fetch; // jsdom has no fetch; this is the part of it that is used
  render(<QueryClientProvider client={new QueryClient()}><ChoosePlaceDialog placement={placement} no={2} onChoose={() => undefined} onClose={() => undefined} /></QueryClientProvider>);
};
const at = () => document.activeElement?.getAttribute(BLOCK_ATTRIBUTE);

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined; // jsdom lays nothing out
});
afterEach(cleanup);

it('opens at the place that was found', async () => {
  setUp(aPlacement(11), null);
  await waitFor(() => expect(at()).toBe('12'));
  expect(within(screen.getByRole('navigation')).getAllByRole('button')).toHaveLength(4);
});

it('opens where the lost words stood', async () => {
  setUp(aGone(27), [row(26, 31), row(27, null), row(28, 32)]);
  await waitFor(() => expect(at()).toBe('31'));
  expect(screen.getByText(/^Stället hittades inte/)).toBeTruthy();
});

it('opens at the same heading where the versions were not compared', async () => {
  setUp(aGone(7, { passage: aPassage(7, { sectionLabel: 'Ett gemensamt centrum' }) }), null);
  await waitFor(() => expect(at()).toBe('20'));
});
