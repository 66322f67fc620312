// The list of changes: words marked without colour, folds that open, and demands beside what they are about.
import { afterEach, expect, it } from '@jest/globals';
import type { BlockBody, ComparisonBody } from '@samsvar/protocol';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { comparedBlocks, comparisonRows } from './comparison-rows';
import { ComparisonList, changeNumbers } from './ComparisonList';

afterEach(cleanup);

const blocks = (...texts: string[]): BlockBody[] =>
  texts.map((text, ord) => ({ ord, type: 'paragraph', level: null, label: null, text, pageFrom: ord + 1, pageTo: null, pageLabel: null, cell: null }));
const body = {
  from: 1,
  to: 2,
  map: [
    { from: 0, to: 0, kind: 'same', similarity: 1 },
    { from: 1, to: 1, kind: 'edited', similarity: 0.9 },
    { from: 3, to: null, kind: 'deleted', similarity: 0 },
    { from: null, to: 2, kind: 'inserted', similarity: 0 },
    { from: 2, to: 3, kind: 'moved', similarity: 1 },
  ],
  citedFrom: [1],
  citedTo: [],
  demands: [{ responseId: 'r', responseTitle: 'Vårt svar', blockId: 'b', passageId: 'p', kind: 'demand', text: 'Att året ändras', first: 1, last: 1 }],
} as unknown as ComparisonBody; // ids of nothing
const compared = comparedBlocks(body, {
  before: blocks('Inledning.', 'Senast 2028 ska det vara klart.', 'Uppföljning.', 'Det gamla.'),
  after: blocks('Inledning.', 'Senast 2030 ska det vara klart.', 'Det nya.', 'Uppföljning.'),
});
const rows = comparisonRows(compared, { onlyCited: false, hidden: new Set() });

it('marks removed and added words as such, with words for those who do not see them', () => {
  render(<ComparisonList rows={rows} at={null} />);
  const edited = screen.getByText('Ändrat').closest('li');
  expect(edited?.querySelector('del')?.textContent).toMatch(/^borttaget: 2028 ?, slut på ändringen $/);
  expect(edited?.querySelector('ins')?.textContent).toMatch(/^tillagt: 2030 ?, slut på ändringen $/);
  expect(screen.getByText('Borttaget').closest('li')?.querySelector('del')?.textContent).toBe('Det gamla.');
  expect(screen.getByText('Nytt').closest('li')?.querySelector('ins')?.textContent).toBe('Det nya.');
  expect(screen.getByText('Flyttat från s. 3')).toBeTruthy();
  expect(screen.getByText('Vi hänvisar hit')).toBeTruthy();
});

it('has what we have asked for beside the change', () => {
  render(<ComparisonList rows={rows} at={null} />);
  const demands = within(screen.getByRole('group', { name: 'Vad vi har begärt' }));
  expect(demands.getByText('Att året ändras')).toBeTruthy();
  expect(demands.getByRole('link', { name: 'Öppna Vårt svar' }).getAttribute('href')).toBe('/svar/r');
});

it('opens and closes what is the same', () => {
  render(<ComparisonList rows={rows} at={null} />);
  expect(screen.queryByText('Inledning.')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'visa 1 oförändrat stycke' }));
  expect(screen.getByText('Inledning.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Dölj 1 stycke' }));
  expect(screen.queryByText('Inledning.')).toBeNull();
});

it('numbers the changes and marks the current one', () => {
  expect(changeNumbers(rows)).toEqual([null, 0, 1, 2, 3]);
  render(<ComparisonList rows={rows} at={1} />);
  expect(document.querySelector('[aria-current]')?.getAttribute('data-kind')).toBe('deleted');
});

it('tells many removed in a row as one change, which unfolds and folds again with its button', () => {
  const texts = ['Sammanfattning', 'Inledning', 'Mål', 'Budget'];
  const gone = { ...body, citedFrom: [], demands: [], map: texts.map((_, from) => ({ from, to: null, kind: 'deleted', similarity: 0 })) } as ComparisonBody; // as above
  const run = comparisonRows(comparedBlocks(gone, { before: blocks(...texts), after: [] }), { onlyCited: false, hidden: new Set() });
  expect(changeNumbers(run)).toEqual([0]);
  render(<ComparisonList rows={run} at={0} />);
  expect(screen.getByText('4 stycken borttagna').closest('li')?.getAttribute('aria-current')).toBe('true');
  expect(screen.getByText('”Sammanfattning” … ”Budget”')).toBeTruthy();
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
  const button = screen.getByRole('button', { name: 'Visa alla 4 borttagna stycken' });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  act(() => button.focus());
  fireEvent.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(document.activeElement).toBe(button);
  expect(screen.getAllByRole('listitem').slice(1).map((item) => item.querySelector('del')?.textContent)).toEqual(texts);
  fireEvent.click(screen.getByRole('button', { name: 'Dölj 4 borttagna stycken' }));
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
});
