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

describe('with the keyboard', () => {
  const headingOf = (id: string) => document.querySelector(`[data-finding="${id}"] h3`);
  const focusedIs = (element: Element | null) => waitFor(() => expect(element !== null && document.activeElement === element).toBe(true));

  it.each(['Bekräfta', 'Avvisa'])('goes on to the next card that waits after %s', async (verb) => {
    setUp([title, { ...aFinding(10, { state: 'confirmed' }), value: { kind: 'demand', no: '0', text: 'Att börja' } }, ...demands]);
    fireEvent.click(screen.getByRole('button', { name: `${verb} Titel` }));
    await focusedIs(headingOf(demands[0]?.id ?? ''));
    await waitFor(() => expect(toasts.shown()).not.toEqual([]));
    fireEvent.click(screen.getByRole('button', { name: `${verb} Yrkande 2` }));
    await focusedIs(headingOf(title.id));
  });

  it('stays at a card that is taken back, and at the last that waited', async () => {
    setUp([{ ...title, state: 'dismissed' }, ...demands.slice(0, 1)]);
    fireEvent.click(screen.getByRole('button', { name: 'Ångra om Titel' }));
    await focusedIs(headingOf(title.id));
    await waitFor(() => expect(toasts.shown()).not.toEqual([]));
    fireEvent.click(screen.getByRole('button', { name: 'Bekräfta Yrkande 1' }));
    await focusedIs(headingOf(demands[0]?.id ?? ''));
  });

  it('goes to the heading of a group that is confirmed at once', async () => {
    setUp();
    fireEvent.click(screen.getByRole('button', { name: 'Bekräfta alla 2' }));
    await focusedIs(screen.getByRole('heading', { name: 'Att-satser', level: 2 }));
  });

  it('goes to the first field, and back by Escape without saying anything', async () => {
    const asked = setUp();
    fireEvent.click(screen.getByRole('button', { name: 'Rätta Yrkande 1' }));
    const form = screen.getByRole('form', { name: 'Rätta Yrkande 1' });
    expect(document.activeElement).toBe(within(form).getAllByRole('textbox')[0]);
    fireEvent.keyDown(within(form).getAllByRole('textbox')[1] ?? form, { key: 'Escape' });
    expect(screen.queryByRole('form')).toBeNull();
    await focusedIs(screen.getByRole('button', { name: 'Rätta Yrkande 1' }));
    expect(said(asked)).toEqual([]);
  });
});
