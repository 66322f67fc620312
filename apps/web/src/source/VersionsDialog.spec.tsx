// The list of versions: what each is, naming one, setting one aside, and taking the source back.
import type { SourceBody } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import '../testing/modal-parts';
import { answering } from '../testing/review-parts';
import { aSource, aVersion, sourceId } from '../testing/placement-parts';
import { VersionsDialog } from './VersionsDialog';

afterEach(cleanup);

const setUp = (source: SourceBody = aSource(), whyNot: string | null = null) => {
  const asked = answering({
    'PUT /versions/1': { body: source },
    'PUT /versions/2/standing': { body: source },
    'PUT /withdrawal': { body: source },
    'DELETE /withdrawal': {},
    [`GET /sources/${sourceId}`]: { body: source },
  });
  const called: string[] = [];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <VersionsDialog source={source} shown={aVersion(1)} whyNot={whyNot} onUpload={() => called.push('upload')} onClose={() => called.push('close')} />
    </QueryClientProvider>,
  );
  return { called, changes: () => asked.filter(({ method }) => method !== 'GET').map(({ method, url, body }) => [method, url.split(sourceId)[1], body]) };
};
const line = (no: number) => within(screen.getAllByRole('listitem').find((item) => item.textContent?.startsWith(`Version ${no}`))!); // drawn

it('lists the newest first, with which one holds and which is read, and leads on', () => {
  setUp();
  expect(screen.getAllByRole('listitem').map((item) => item.querySelector('strong')?.textContent)).toEqual(['Version 2, Remissversion 2', 'Version 1, Remissversion 1']);
  expect(line(2).getByText('Gällande')).toBeTruthy();
  expect(line(2).getByRole('link', { name: 'Visa Version 2, Remissversion 2' }).getAttribute('href')).toBe(`/kallor/${sourceId}?v=2`);
  expect(line(2).getByRole('link', { name: 'Vad har ändrats?' }).getAttribute('href')).toBe(`/kallor/${sourceId}/andringar?fran=1&till=2`);
  expect(line(1).getByText('Visas nu')).toBeTruthy();
  expect(line(1).queryByRole('button', { name: 'Lägg åt sidan' })).toBeNull();
});

it('says who uploaded a version, or only when it came', () => {
  setUp(aSource({ versions: [aVersion(1, { uploadedBy: 'Anna Lindmyr' }), aVersion(2)] }));
  expect(line(1).getByText(/Uppladdad av Anna Lindmyr 20 januari 2026/)).toBeTruthy();
  expect(line(2).getByText(/Tillagd 20 februari 2026/)).toBeTruthy();
});

it('names a version, and does not save a date that is none', async () => {
  const { changes } = setUp();
  fireEvent.click(screen.getByRole('button', { name: 'Ändra namn och datum för Version 1, Remissversion 1' }));
  const date = screen.getByRole('textbox', { name: /^Datum/ });
  fireEvent.change(screen.getByRole('textbox', { name: /^Namn/ }), { target: { value: 'Samrådsversion ' } });
  fireEvent.change(date, { target: { value: 'i våras' } });
  fireEvent.click(screen.getByRole('button', { name: 'Spara' }));
  expect(screen.getByText('Skriv datumet som 2026-03-27.')).toBeTruthy();
  fireEvent.change(date, { target: { value: '' } });
  fireEvent.click(screen.getByRole('button', { name: 'Spara' }));
  await waitFor(() => expect(changes()).toEqual([['PUT', '/versions/1', { label: 'Samrådsversion', dated: null }]]));
});

it('sets one aside, and uses one that is held', async () => {
  const { changes } = setUp();
  fireEvent.click(line(2).getByRole('button', { name: 'Lägg åt sidan' }));
  await waitFor(() => expect(changes()).toEqual([['PUT', '/versions/2/standing', { standing: 'set-aside' }]]));
  cleanup();
  const held = setUp(aSource({ versions: [aVersion(1), aVersion(2, { standing: 'held' })] }));
  expect(line(1).getByText('Gällande')).toBeTruthy();
  fireEvent.click(line(2).getByRole('button', { name: 'Använd ändå' }));
  await waitFor(() => expect(held.changes()).toEqual([['PUT', '/versions/2/standing', { standing: 'in-use' }]]));
});

it('takes the source back with a note, and lets it stand again', async () => {
  const { changes } = setUp();
  fireEvent.click(screen.getByRole('button', { name: 'Källan är återkallad …' }));
  fireEvent.change(screen.getByRole('textbox', { name: /^Anteckning/ }), { target: { value: 'Ersatt av ny strategi' } });
  fireEvent.click(screen.getByRole('button', { name: 'Märk som återkallad' }));
  await waitFor(() => expect(changes()).toEqual([['PUT', '/withdrawal', { note: 'Ersatt av ny strategi' }]]));
  cleanup();
  const taken = setUp(aSource({ withdrawn: { at: '2026-11-20T09:00:00Z', note: 'Ersatt' } }));
  fireEvent.click(screen.getByRole('button', { name: 'Källan gäller igen' }));
  await waitFor(() => expect(taken.changes()).toEqual([['DELETE', '/withdrawal', null]]));
});

it('lets everybody read the list, and tells those who may not change it why', () => {
  const { called, changes } = setUp(aSource(), 'Bara författare.');
  for (const name of ['Ladda upp ny version …', 'Lägg åt sidan', 'Källan är återkallad …']) {
    const button = screen.getByRole('button', { name });
    fireEvent.click(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
  }
  expect([called, changes()]).toEqual([[], []]);
});
