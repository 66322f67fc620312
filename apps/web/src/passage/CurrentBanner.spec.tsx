// The link to a passage says where it is cited from and where it stands now.
import type { CurrentPassage } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { answering } from '../testing/review-parts';
import { aPassage, aPlacement, passageId, sourceId } from '../testing/placement-parts';
import { CurrentBanner } from './CurrentBanner';
// It is fetched when it is asked for: here it is at hand, so that nothing waits.
import './PlaceSides';

afterEach(cleanup);

const place = aPlacement(14).place;
const now: NonNullable<CurrentPassage['current']> = { no: 2, label: 'Remissversion 2', state: 'edited', isWaiting: false, hasSubstanceChanged: false, isKept: false, place };
const setUp = (current: Partial<typeof now> | null, given: Partial<CurrentPassage> = {}) => {
  answering({});
  return render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <CurrentBanner found={{ passage: aPassage(14), pinned: { no: 1, label: null }, current: current && { ...now, ...current }, withdrawn: null, isRecognised: false, ...given }} />
    </QueryClientProvider>,
  );
};

it('says both places and what has become of it, leads there, and shows the difference', async () => {
  setUp({});
  expect(screen.getByText('Citerad ur version 1, s. 14 – nu version 2, s. 16, ändrad')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Till stället nu' }).getAttribute('href')).toBe(`/kallor/${sourceId}?v=2&b=15`);
  fireEvent.click(screen.getByRole('button', { name: 'Visa skillnaden' }));
  expect((await screen.findByRole('region', { name: 'Nu: Version 2, Remissversion 2' })).querySelector('ins')?.textContent).toContain('2035');
});

it('says that it is gone, and whether anybody has said so', () => {
  setUp({ state: 'gone', place: null });
  expect(screen.getByRole('status').textContent).toContain('Stället finns inte i version 2. Citatet ligger kvar här.');
  cleanup();
  setUp({ state: 'gone', place: null, isWaiting: true });
  expect(screen.getByRole('link', { name: 'Avgör' }).getAttribute('href')).toBe(`/kallor/${sourceId}/hanvisningar?v=2&k=${passageId(14)}`);
});

it('does not say where it is before anybody has, nor when it was kept', () => {
  setUp({ isWaiting: true, place: null });
  expect(screen.getByText('Citerad ur version 1, s. 14')).toBeTruthy();
  expect(screen.getByRole('status').textContent).toContain('Ingen har ännu avgjort');
  cleanup();
  setUp({ isKept: true });
  expect(screen.getByRole('status').textContent).toContain('Hänvisningen ligger kvar här fast version 2 finns.');
});

it('says nothing of one that stands in the version that holds, but that its words were recognised', () => {
  expect(setUp(null).container.textContent).toBe('');
  cleanup();
  expect(setUp(null, { isRecognised: true }).container.textContent).toContain('tolkad ur en bild');
});
