// Confirming, correcting, dismissing and taking back what was found, one by one and all at once.
import type { FindingBody } from '@samsvar/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { toasts } from '../base/toasts';
import { answering } from '../testing/review-parts';
import { aFinding, sourceId } from '../testing/placement-parts';
import { FindingsView } from './FindingsView';

const title = aFinding(1);
const demands = [1, 2].map((no) => aFinding(10 + no, { value: { kind: 'demand', no: String(no), text: `Att målet höjs ${no}` } }));

beforeEach(() => toasts.shown().forEach(({ key }) => toasts.close(key)));
afterEach(cleanup);

const setUp = (findings: readonly FindingBody[] = [title, ...demands], whyNot: string | null = null) => {
  const asked = answering({ 'PUT /versions/1/findings': { body: { findings } } });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <FindingsView sourceId={sourceId} no={1} findings={findings} whyNot={whyNot} />
    </QueryClientProvider>,
  );
  return asked;
};
const said = (asked: { method: string; body: unknown }[]) => asked.filter(({ method }) => method === 'PUT').map(({ body }) => body);

it('shows each with its words and the place where they stand', () => {
  setUp();
  const facts = screen.getByRole('region', { name: 'Uppgifter om dokumentet' });
  expect(within(facts).getByText('Strategi för laserväxthus')).toBeTruthy();
  expect(within(facts).getByRole('link', { name: 'Läs där det står' }).getAttribute('href')).toBe(`/kallor/${sourceId}?v=1&b=1`);
});

it('confirms one, and takes it back from the message', async () => {
  const asked = setUp();
  fireEvent.click(screen.getByRole('button', { name: 'Bekräfta Titel' }));
  await waitFor(() => expect(said(asked)).toEqual([{ findings: [{ id: title.id, state: 'confirmed' }] }]));
  await waitFor(() => expect(toasts.shown().at(-1)?.text).toBe('Bekräftat.'));
  act(() => toasts.shown().at(-1)?.action?.onAction());
  await waitFor(() => expect(said(asked)[1]).toEqual({ findings: [{ id: title.id, state: 'proposed' }] }));
});

it('confirms a whole group at once, all that nobody has said anything of', async () => {
  const asked = setUp([title, ...demands, aFinding(13, { state: 'dismissed', value: { kind: 'demand', no: '3', text: 'Att inget görs' } })]);
  fireEvent.click(screen.getByRole('button', { name: 'Bekräfta alla 2' }));
  await waitFor(() => expect(said(asked)).toEqual([{ findings: demands.map(({ id }) => ({ id, state: 'confirmed' })) }]));
});

it('corrects and then confirms, and does not save what is empty', async () => {
  const asked = setUp([title]);
  fireEvent.click(screen.getByRole('button', { name: 'Rätta Titel' }));
  const field = screen.getByRole('textbox', { name: 'Titel' });
  fireEvent.change(field, { target: { value: ' ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Spara och bekräfta' }));
  expect(screen.getByText('Fyll i fältet.')).toBeTruthy();
  fireEvent.change(field, { target: { value: 'Strategi 2030' } });
  fireEvent.click(screen.getByRole('button', { name: 'Spara och bekräfta' }));
  await waitFor(() => expect(said(asked)).toEqual([{ findings: [{ id: title.id, state: 'confirmed', value: { kind: 'title', text: 'Strategi 2030' } }] }]));
});

it('dismisses one, and a dismissed one can be taken back', async () => {
  const asked = setUp([{ ...title, state: 'dismissed' }, ...demands]);
  fireEvent.click(screen.getByRole('button', { name: 'Avvisa Yrkande 2' }));
  await waitFor(() => expect(said(asked)).toEqual([{ findings: [{ id: demands[1]?.id, state: 'dismissed' }] }]));
  await waitFor(() => expect(toasts.shown().at(-1)?.text).toBe('Avvisat.'));
  fireEvent.click(screen.getByRole('button', { name: 'Ångra om Titel' }));
  await waitFor(() => expect(said(asked)[1]).toEqual({ findings: [{ id: title.id, state: 'proposed' }] }));
});

it('tells those who may not why, and says when nothing was found or nothing is left', () => {
  const asked = setUp([title], 'Bara författare.');
  fireEvent.click(screen.getByRole('button', { name: 'Bekräfta Titel' }));
  expect(said(asked)).toEqual([]);
  cleanup();
  setUp([]);
  expect(screen.getByRole('heading', { name: 'Inga förslag' })).toBeTruthy();
  cleanup();
  setUp([{ ...title, state: 'confirmed' }]);
  expect(screen.getByText('Alla förslag är avgjorda.')).toBeTruthy();
});
