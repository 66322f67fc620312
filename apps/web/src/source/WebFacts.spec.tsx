// What is told of a web page that is a source, and what can be done about looking at it again.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { standInEvents } from '../testing/event-source';
import { aSource, aVersion, sourceId } from '../testing/placement-parts';
import { answering } from '../testing/review-parts';
import { WebFacts, WebRetry } from './WebFacts';

afterEach(cleanup);

const version = aVersion(1, {
  format: 'html', originUrl: 'https://norrsjo.example/malbild/', retrievedAt: '2026-11-22T08:05:00Z', published: '2026-11-03', changedOn: null, sha256: 'ab'.repeat(32),
});
const page = aSource({ url: 'https://norrsjo.example/malbild', isWatched: true, versions: [version] });
const watch = { isOn: true, url: 'https://norrsjo.example/malbild', nextAt: '2026-11-29T08:05:00Z', lastAt: '2026-11-22T08:05:00Z', lastResult: 'same' };
const job = { id: '00000000-0000-4000-8000-000000000777', state: 'queued', stage: 'queued', done: 0, total: 0, problem: null };

const show = (part: React.ReactNode) => {
  const asked = answering({
    'GET /watch': { body: watch },
    'PUT /watch': { body: { ...watch, isOn: false } },
    'POST /snapshots': { status: 202, body: { source: page, job } },
  });
  const opened = standInEvents();
  const { container } = render(<QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>{part}</QueryClientProvider>);
  return { asked, opened, container };
};

it('tells where and when it was fetched, its days and its hash', () => {
  show(<WebFacts source={page} version={version} whyNot={null} />);
  expect(screen.getByText('Webbsida, hämtad 22 november 2026 kl. 09:05')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'https://norrsjo.example/malbild/' }).getAttribute('href')).toBe('https://norrsjo.example/malbild/');
  expect(['3 november 2026', 'Står inte på sidan', 'ab'.repeat(32)].map((text) => screen.queryByText(text) !== null)).toEqual([true, true, true]);
});

it('says nothing of what came as a file', () => {
  const { container } = show(<WebFacts source={aSource()} version={aVersion(1)} whyNot={null} />);
  expect(container.textContent).toBe('');
});

it('tells the last and the next look, and stops looking when asked', async () => {
  const { asked } = show(<WebFacts source={page} version={version} whyNot={null} />);
  expect(await screen.findByText(/Senast kontrollerad 22 november 2026 kl. 09:05: ingen ändring. Nästa gång tidigast 29 november 2026 kl. 09:05./)).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Hämta sidan igen varje vecka' }));
  await waitFor(() => expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({ isOn: false }));
});

it('looks now, and follows how it goes', async () => {
  const { asked, opened } = show(<WebFacts source={page} version={version} whyNot={null} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Hämta nu' }));
  expect(await screen.findByText('Sidan hämtas')).toBeTruthy();
  await waitFor(() => expect(opened.map(({ url }) => url)).toEqual([expect.stringContaining(job.id)]));
  expect(asked.some(({ method, url }) => method === 'POST' && url.endsWith(`/api/sources/${sourceId}/snapshots`))).toBe(true);
  act(() => opened[0]?.say('progress', { ...job, state: 'done', stage: 'done' }));
  await waitFor(() => expect(screen.queryByText('Sidan hämtas')).toBeNull());
});

it('offers to try again where a page could not be fetched, and nowhere else', () => {
  show(<WebRetry source={{ ...page, versions: [aVersion(1, { state: 'failed' })] }} whyNot={null} />);
  expect(screen.getByRole('button', { name: 'Försök igen' })).toBeTruthy();
  cleanup();
  show(<WebRetry source={page} whyNot={null} />);
  expect(screen.queryByRole('button')).toBeNull();
});
