// The panel lists, opens one at a time, goes on by F8, filters, says who may see what, and teaches when it is empty.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { Who } from '@samsvar/protocol';
import '../testing/modal-parts';
import { anAnchor, answering, anna, aResponse, As, aSuggestion, aThread, pia, rut, suggestionId, threadId } from '../testing/review-parts';
import type { ReviewText } from './ReviewBar';
import { ReviewPanel } from './ReviewPanel';
import { useReview } from './use-review';

afterEach(cleanup);

const blocks = new Map([
  ['b1', 0],
  ['b2', 1],
]);
const went: string[] = [];
const seen: string[] = [];
const nothing = (): void => undefined;
const text: ReviewText = {
  onComment: () => went.push('comment'),
  onCommentWhole: nothing,
  onSuggest: nothing,
  onSuggestNew: nothing,
  onFind: nothing,
  goTo: ({ id }) => went.push(id),
  reveal: ({ id }) => seen.push(id),
  selected: () => null,
  isDrawn: true,
  setDrawn: nothing,
};
const sections = new Map([['s1', { number: '2.1', title: 'Rubrik' }]]);
let no = 0;

const Panel = ({ response = aResponse() }) => <ReviewPanel review={useReview(response, blocks)} sections={sections} text={text} composer={null} />;
const show = async (who: Who, threads: readonly unknown[], suggestions: readonly unknown[] = []) => {
  const asked = answering({ 'GET /threads': { body: { threads, next: null } }, 'GET /suggestions': { body: { suggestions, next: null } }, 'PUT /seen': {} });
  no += 1;
  // Each with its own response, so that nothing is kept from the one before.
  const response = aResponse({ id: `00000000-0000-4000-8000-${String(2000 + no).padStart(12, '0')}` as ReturnType<typeof aResponse>['id'] });
  render(
    <As who={who}>
      <Panel response={response} />
    </As>,
  );
  await waitFor(() => expect(screen.queryByText('Hämtar kommentarer och förslag')).toBeNull());
  return asked;
};
const rows = () => screen.queryAllByRole('listitem');
const head = (at: number) => within(rows()[at]!).getByRole('button', { name: /Kommentar|Förslag/ }); // the row is there
const some = [
  aThread(1, { anchor: anAnchor({ from: { block: 'b2', offset: 0 }, quote: 'sist i texten' }), sectionId: 's1', isUnread: true }),
  aThread(2, { anchor: anAnchor({ quote: 'först i texten' }), visibility: 'parties', by: pia, isBlocking: true }),
  aThread(3, { kind: 'suggestion', suggestionId: suggestionId(3), comments: [], anchor: anAnchor({ state: 'detached' }) }),
];
const suggested = [aSuggestion(3, { anchor: anAnchor({ state: 'detached', quote: 'borta' }) })];

beforeEach(() => {
  sessionStorage.clear();
  went.length = 0;
  seen.length = 0;
});

it('stands in the order of the text, with quote, author, visibility and section in words', async () => {
  await show(anna, some, suggested);
  expect(rows().map((row) => row.textContent)).toEqual([
    expect.stringMatching(/Pia Dal.*Forum.*först i texten.*Kommentar 2.*Alla parter.*Blockerande/),
    expect.stringMatching(/Rut Ek.*Nytt.*sist i texten.*Bara Medtek.*Avsnitt 2\.1/),
    expect.stringMatching(/Stället finns inte längre.*Rut Ek.*borta.*Väntar/),
  ]);
});

it('opens one at a time, goes on by F8, and tells the server what has been seen', async () => {
  const asked = await show(anna, some, suggested);
  fireEvent.click(head(0));
  expect(head(0).getAttribute('aria-expanded')).toBe('true');
  // Focus and caret stay.
  expect([seen, went]).toEqual([[threadId(2)], []]);
  fireEvent.click(screen.getByRole('button', { name: 'Gå till texten' }));
  expect(went).toEqual([threadId(2)]);
  fireEvent.keyDown(head(0), { key: 'F8' });
  expect(head(0).getAttribute('aria-expanded')).toBe('false');
  expect(document.activeElement).toBe(head(1));
  expect(asked.filter(({ method }) => method === 'PUT').map(({ url }) => url)).toEqual([`/api/threads/${threadId(1)}/seen`]);
  expect(rows()[1]?.textContent).not.toContain('Nytt');
});

it('offers to attach what has lost its place', async () => {
  await show(anna, some, suggested);
  fireEvent.click(head(2));
  expect(screen.getByRole('button', { name: 'Fäst på markerad text' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Gå till texten' })).toBeNull();
});

it('filters, says how much is shown, and shows all again', async () => {
  await show(anna, some, suggested);
  fireEvent.click(screen.getByRole('button', { name: 'Urval' }));
  fireEvent.change(screen.getByLabelText('Organisation'), { target: { value: pia.organisation.id } });
  expect(rows()).toHaveLength(1);
  expect(screen.getByText(/1 av 3 trådar/)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Typ'), { target: { value: 'suggestion' } });
  expect(screen.getByText('Inget passar urvalet')).toBeTruthy();
  fireEvent.click(screen.getAllByRole('button', { name: 'Visa alla' })[0]!); // there are two, which do the same
  expect(rows()).toHaveLength(3);
});

it('shows the proposer what became of each', async () => {
  const decided = { by: anna, at: '2026-11-02T10:00:00Z', reason: 'Inte vår fråga', part: null, applied: null };
  const thread = aThread(3, { kind: 'suggestion', settled: { outcome: 'rejected', note: '', by: anna, at: decided.at } });
  await show(rut, [thread], [aSuggestion(3, { state: 'rejected', decided, reason: 'Kommentar 3' })]);
  expect(rows()).toHaveLength(0);
  fireEvent.click(screen.getByRole('radio', { name: 'Mina förslag' }));
  expect(rows()[0]?.textContent).toContain('Avslaget');
  fireEvent.click(head(0));
  expect(rows()[0]?.textContent).toContain('Inte vår fråga');
  // Said once, though the thread begins with it and is settled too.
  expect(screen.getAllByText(/Kommentar 3/)).toHaveLength(1);
  expect(screen.queryByText('Avvisad')).toBeNull();
});

it('teaches when it is empty, and says so when it could not be fetched', async () => {
  await show(anna, []);
  expect(screen.getByText(/Markera några ord i texten och välj Kommentera/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Kommentera' }));
  expect(went).toEqual(['comment']);
});

it('decides about many, and tells what became of each', async () => {
  const threads = [1, 2].map((at) => aThread(at, { kind: 'suggestion', comments: [] }));
  const suggestions = [1, 2].map((at) => aSuggestion(at));
  await show(anna, threads, suggestions);
  fireEvent.click(screen.getByRole('button', { name: 'Fler val' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Avgör flera' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Välj alla som visas' }));
  const asked = answering({
    'POST /suggestions/decisions': { body: { results: [{ id: suggestionId(1), outcome: 'accepted' }, { id: suggestionId(2), outcome: 'stale' }] } },
    [`GET ${suggestionId(1)}`]: { body: aSuggestion(1, { state: 'accepted', decided: { by: anna, at: '2026-11-02T10:00:00Z', reason: '', part: 'whole', applied: [] } }) },
    [`GET ${suggestionId(2)}`]: { body: aSuggestion(2) },
  });
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Godta 2' })));
  const dialog = await screen.findByRole('dialog', { name: 'Så blev det' });
  expect(dialog.textContent).toContain('1 avgjorda, 1 väntar fortfarande.');
  expect(within(dialog).getByRole('button', { name: 'Jämför' })).toBeTruthy();
  // Accepted, but nothing was put in.
  expect(dialog.textContent).toContain('Nu står det: (inget)');
  expect(asked[0]?.body).toEqual({ decision: 'accept', suggestions: [suggestionId(1), suggestionId(2)], reason: '' });
});

it('says what a new paragraph comes after, what loses a source, and counts the new among those shown', async () => {
  const threads = [1, 2].map((at) => aThread(at, { kind: 'suggestion', comments: [] }));
  const citation = { type: 'citation', attrs: { citationId: 'c1', label: 's. 4' } };
  const settled = aThread(3, { isUnread: true, settled: { outcome: 'addressed', note: '', by: rut, at: '2026-11-02T10:00:00Z' } });
  await show(anna, [...threads, settled], [
    aSuggestion(1, { scope: 'insert', anchor: anAnchor({ quote: 'stycket före' }), base: [], proposed: [{ type: 'paragraph', content: [{ type: 'text', text: 'Nytt' }] }] }),
    aSuggestion(2, { base: [{ type: 'text', text: 'bör' }, citation], proposed: [{ type: 'text', text: 'ska' }] }),
  ]);
  expect(rows()[0]?.textContent).toContain('Efter: ”stycket före”');
  expect(screen.getByText('2 av 3 trådar')).toBeTruthy();
  fireEvent.click(head(0));
  expect(screen.queryByText(/källhänvisning/)).toBeNull();
  fireEvent.click(head(1));
  expect(screen.getByText('Förslaget tar bort en källhänvisning')).toBeTruthy();
});
