// What is said of the newest version: read, held, compared, set aside, unreadable; and what can be done about it.
import type { Permission } from '@samsvar/domain';
import type { Session, VersionBody } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { SessionContext } from '../session/use-session';
import { answering } from '../testing/review-parts';
import { standInEvents } from '../testing/event-source';
import { aMoved, aPlacement, aSource, aVersion, counts, sourceId } from '../testing/placement-parts';
import { VersionNews } from './VersionNews';

afterEach(cleanup);

interface Given { readonly counts?: ReturnType<typeof counts>; readonly whyNot?: string; readonly abilities?: Permission[]; readonly isOwn?: boolean }

const setUp = (newest: Partial<VersionBody>, given: Given = {}) => {
  const session = { abilities: given.abilities ?? ['placement.decide'] } as unknown as Session; // the rest does not matter here
  const source = aSource({ isOwn: given.isOwn ?? true, versions: [aVersion(1), aVersion(2, newest)] });
  const asked = answering({
    'GET /versions/2/placements': { body: { no: 2, comparedWith: 1, counts: given.counts ?? counts(), placements: [aMoved(1, { citations: 6 }), aPlacement(2, { citations: 4 })] } },
    'PUT /versions/2/standing': { body: { ...source, versions: [aVersion(1), aVersion(2, { ...newest, standing: 'set-aside' })] } },
  });
  const called: string[] = [];
  const { container } = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <SessionContext value={session}>
        <VersionNews source={source} whyNot={given.whyNot ?? null} onUpload={() => called.push('upload')} onRead={() => called.push('read')} />
      </SessionContext>
    </QueryClientProvider>,
  );
  return { asked, called, container };
};

it('says how the comparison came out and what is left to decide, and leads to the queue', async () => {
  setUp({});
  const link = await screen.findByRole('link', { name: 'Gå igenom hänvisningarna' });
  expect(link.getAttribute('href')).toBe(`/kallor/${sourceId}/hanvisningar?v=2`);
  expect(screen.getByRole('status').textContent).toContain('Jämförelsen: 412 av 436 hänvisningar oförändrade, 14 flyttade, 7 ändrade, 3 borta. Kvar att avgöra: 10 på 2 ställen, varav 4 ändrade i sak.');
});

it('asks nobody to decide who may not: how the comparison came out is a quiet line', async () => {
  setUp({}, { abilities: [] });
  expect(await screen.findByText('Version 2, Remissversion 2. Jämförelsen: 412 av 436 hänvisningar oförändrade, 14 flyttade, 7 ändrade, 3 borta.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Se hänvisningarna' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Gå igenom hänvisningarna' })).toBeNull();
  expect(screen.queryByText(/Kvar att avgöra/)).toBeNull();
  cleanup();
  setUp({}, { isOwn: false });
  expect(await screen.findByText(/Jämförelsen: 412 av 436/)).toBeTruthy();
  expect(screen.queryAllByRole('link')).toEqual([]);
  expect(screen.queryByText(/Kvar att avgöra/)).toBeNull();
});

it('is quiet when nothing waits, and when the text is the same', async () => {
  setUp({}, { counts: counts({ waiting: 0, substance: 0 }) });
  expect(await screen.findByRole('link', { name: 'Se hänvisningarna' })).toBeTruthy();
  expect(screen.queryByRole('status')).toBeNull();
  cleanup();
  setUp({ sameTextAs: 1, format: 'docx' }, { counts: counts({ waiting: 0 }) });
  expect(await screen.findByText('Version 2, Remissversion 2 har exakt samma text som version 1. Alla hänvisningar gäller som förut.')).toBeTruthy();
});

it('warns of a held version with the share that would be lost, and lets a person choose', async () => {
  const { asked } = setUp({ standing: 'held' }, { counts: counts({ total: 400, gone: 300 }) });
  expect(await screen.findByText(/75 % av hänvisningarna \(300 av 400\) skulle försvinna/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Lägg åt sidan' }));
  await waitFor(() => expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({ standing: 'set-aside' }));
});

it('tells those who may not choose why', async () => {
  const { asked } = setUp({ standing: 'held' }, { whyNot: 'Bara författare.' });
  const button = await screen.findByRole('button', { name: 'Använd ändå' });
  fireEvent.click(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(asked.some(({ method }) => method === 'PUT')).toBe(false);
});

it('follows the job by its stages, and says when it has ended', () => {
  const events = standInEvents();
  const { called } = setUp({ state: 'parsing', standing: 'comparing', jobId: 'jobb' as VersionBody['jobId'] }); // any text will do
  const job = { id: '00000000-0000-4000-8000-000000000001', done: 12, total: 40, problem: null };
  act(() => events[0]?.say('progress', { ...job, state: 'running', stage: 'reading' }));
  expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('sidan 12 av 40');
  act(() => events[0]?.say('progress', { ...job, state: 'running', stage: 'comparing' }));
  expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('jämför med förra versionen');
  act(() => events[0]?.say('progress', { ...job, state: 'done', stage: 'done' }));
  expect(called).toEqual(['read']);
});

it('says why one could not be read, that the earlier still holds, and takes another file', () => {
  const { called } = setUp({ state: 'failed', standing: 'comparing', problem: { code: 'invalid', message: 'Filen är skadad.', details: {} } });
  expect(screen.getByRole('alert').textContent).toContain('Filen är skadad. Den tidigare versionen gäller fortfarande.');
  fireEvent.click(screen.getByRole('button', { name: 'Välj en annan fil' }));
  expect(called).toEqual(['upload']);
});

it('says nothing of a source with one version', () => {
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <VersionNews source={aSource({ versions: [aVersion(1)] })} whyNot={null} onUpload={() => undefined} />
    </QueryClientProvider>,
  );
  expect(container.textContent).toBe('');
});
