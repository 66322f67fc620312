// The comparison as it is used: three renderings of the same changes, and keys that go from one to the next.
import { afterEach, beforeAll, expect, it } from '@jest/globals';
import type { BlockChange, NodeJson, TextDiff } from '@samsvar/document';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { onAnnouncement } from '../base/announce';
import { Comparison } from './Comparison';

beforeAll(() => {
  // jsdom draws nothing, so there is nothing to scroll.
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

const section = { id: 's', number: '2.1', title: 'Förslaget' };
const text = (words: string): NodeJson => ({ type: 'text', text: words });
const paragraph = (id: string, words: string): NodeJson => ({ type: 'paragraph', attrs: { id }, content: [text(words)] });
const block = (change: Pick<BlockChange, 'kind' | 'before' | 'after'> & Partial<BlockChange>): BlockChange => ({ spans: null, children: null, attributes: [], section, ...change });

const same = ['a', 'b', 'c', 'd'].map((id) => block({ kind: 'same', before: paragraph(id, `Stycke ${id}`), after: paragraph(id, `Stycke ${id}`) }));
const diff: TextDiff = {
  blocks: [
    block({
      kind: 'changed',
      before: paragraph('p', 'Vi bör se'),
      after: paragraph('p', 'Vi ska se'),
      spans: [
        { kind: 'same', node: text('Vi ') },
        { kind: 'removed', node: text('bör') },
        { kind: 'added', node: text('ska') },
        { kind: 'same', node: text(' se') },
      ],
    }),
    ...same,
    block({ kind: 'added', before: null, after: paragraph('n', 'Helt nytt'), section: { id: 't', number: null, title: 'Eget' } }),
  ],
  changes: [
    { no: 1, kind: 'replaced', section, blockId: 'p', before: 'bör', after: 'ska' },
    { no: 2, kind: 'added', section: { id: 't', number: null, title: 'Eget' }, blockId: 'n', before: '', after: 'Helt nytt' },
  ],
};
const written = { content: { text: { type: 'doc', content: [] }, overallStance: null }, runs: null, people: [] };

const draw = () => render(<Comparison diff={diff} before={written} after={written} />);
const said = (): string[] => {
  const heard: string[] = [];
  onAnnouncement((words) => heard.push(words));
  return heard;
};
/** What is said is said after the next drawing. */
const soon = () => new Promise((resolve) => setTimeout(resolve));

it('marks what came and went with elements and words, and folds what is the same', () => {
  const { container } = draw();
  expect(container.querySelector('ins')?.textContent).toBe('tillagt: ska. ');
  expect(container.querySelector('del')?.textContent).toBe('borttaget: bör. ');
  expect(screen.getByText('Nytt')).toBeTruthy();
  expect(screen.queryByText('Stycke b')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Visa 2 oförändrade stycken' }));
  expect(screen.getByText('Stycke b')).toBeTruthy();
});

it('goes to the next change with F8 anywhere, and reads it out', async () => {
  const heard = said();
  draw();
  fireEvent.keyDown(document.body, { key: 'F8' });
  await soon();
  fireEvent.keyDown(document.body, { key: 'F8' });
  await soon();
  fireEvent.keyDown(document.body, { key: 'F8', shiftKey: true });
  await soon();
  expect(heard).toEqual([
    'Ändring 1 av 2, avsnitt 2.1: ”bör” ersatt med ”ska”',
    'Ändring 2 av 2, avsnitt Eget: ”Helt nytt” tillagt',
    'Ändring 1 av 2, avsnitt 2.1: ”bör” ersatt med ”ska”',
  ]);
});

it('takes single letters only inside the comparison', async () => {
  const heard = said();
  draw();
  fireEvent.keyDown(document.body, { key: 'n' });
  await soon();
  expect(heard).toEqual([]);
  fireEvent.keyDown(screen.getByRole('button', { name: 'Nästa ändring' }), { key: 'n' });
  await soon();
  expect(heard).toHaveLength(1);
});

it('lists the changes as sentences, with one tab stop and arrow keys', () => {
  draw();
  fireEvent.click(screen.getByRole('radio', { name: 'Som lista' }));
  const lines = within(screen.getByRole('list', { name: 'Ändringar' })).getAllByRole('button');
  expect(lines.map(({ textContent }) => textContent)).toEqual(['Ändring 1 av 2, avsnitt 2.1: ”bör” ersatt med ”ska”', 'Ändring 2 av 2, avsnitt Eget: ”Helt nytt” tillagt']);
  expect(lines.map(({ tabIndex }) => tabIndex)).toEqual([0, -1]);
  act(() => lines[0]?.focus());
  if (lines[0]) fireEvent.keyDown(lines[0], { key: 'ArrowDown' });
  expect(document.activeElement).toBe(lines[1]);
});

it('shows one section when it is chosen', () => {
  const { container } = draw();
  fireEvent.change(screen.getByRole('combobox', { name: 'Avsnitt' }), { target: { value: 't' } });
  expect(screen.getByText('1 ändring')).toBeTruthy();
  expect(container.querySelector('ins')).toBeNull();
});

it('tells each side apart where they stand beside each other', () => {
  const { container } = draw();
  fireEvent.click(screen.getByRole('radio', { name: 'Sida vid sida' }));
  const row = container.querySelector('[data-changes="1"]');
  expect([...(row?.children ?? [])].map(({ textContent }) => textContent)).toEqual(['Före: Vi borttaget: bör.  se', 'Efter: Vi tillagt: ska.  se']);
  expect(container.querySelector('[data-changes="2"]')?.textContent).toContain('Fanns inte');
});
