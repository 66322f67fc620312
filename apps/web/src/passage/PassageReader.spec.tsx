// Reading, selecting by keys, using what is selected, and opening a passage, as a person does it.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { BlockBody } from '@samsvar/protocol';
import { onAnnouncement } from '../base/announce';
import { PassageReader } from './PassageReader';
import { domRange, textElement } from './selection-range';
import type { PassageOffer, PassageUse } from './SelectionTools';
import type { OpenedPassage } from './use-opened-passage';
import type { SelectedPassage } from './use-selection';

const aBlock = (ord: number, given: Partial<BlockBody> = {}): BlockBody => ({
  ord, type: 'paragraph', level: null, label: null, text: `Stycke ${ord} har ord. Och fler ord.`, pageFrom: 1 + Math.floor(ord / 4), pageTo: null, pageLabel: null, cell: null,
  ...given,
});
const BLOCKS: BlockBody[] = [
  aBlock(0, { type: 'heading', level: 1, label: '4.3', text: 'Ett gemensamt centrum' }),
  aBlock(1),
  aBlock(2, { notes: [{ at: 17, label: '3' }] }),
  aBlock(3, { type: 'list-item', level: 1, label: '1.', text: 'Första punkten' }),
  aBlock(4, { type: 'list-item', level: 2, label: 'a)', text: 'Under punkten' }),
  aBlock(5, { type: 'table-cell', text: 'År', cell: { table: 0, row: 0, column: 0, header: true } }),
  aBlock(6, { type: 'table-cell', text: '2027', cell: { table: 0, row: 1, column: 0, header: false } }),
  aBlock(7, { type: 'footnote', label: '3', text: 'En not.' }),
  aBlock(8, { type: 'quote', text: 'Ett citat.' }),
];

const said: string[] = [];
let stop = (): void => undefined;
beforeEach(() => {
  said.length = 0;
  stop = onAnnouncement((text) => said.push(text));
  Element.prototype.scrollIntoView = () => undefined; // jsdom lays nothing out
});
afterEach(() => {
  stop();
  cleanup();
});

const offer: PassageOffer = { hasResponse: true, whyNotCite: null, whyNotLink: null };
const setUp = (given: { offer?: PassageOffer; opened?: OpenedPassage } = {}) => {
  const used: [PassageUse, SelectedPassage][] = [];
  const { container } = render(
    <PassageReader
      blocks={BLOCKS}
      language="sv"
      opened={given.opened ?? null}
      isOutlineShown
      offer={given.offer ?? offer}
      onUse={(use, selected) => used.push([use, selected])}
      margin={{ marginOf: () => null, signatureOf: () => '' }}
    />,
  );
  return { used, root: container };
};
/** The selection is read in the next frame; the one after that comes later. */
const settle = async (): Promise<void> => {
  fireEvent(document, new Event('selectionchange'));
  await act(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
};
const block = (root: HTMLElement, ord: number): HTMLElement => root.querySelector<HTMLElement>(`[data-ord="${ord}"]`)!; // drawn

it('is a document: headings, nested lists, tables with headers, notes, quotes and pages', () => {
  const { root } = setUp();
  expect(screen.getByRole('heading', { level: 2, name: '4.3 Ett gemensamt centrum' })).toBeTruthy();
  expect(within(block(root, 3)).getByRole('listitem').textContent).toBe('a) Under punkten');
  expect(screen.getByRole('columnheader', { name: 'År' })).toBeTruthy();
  expect(screen.getByRole('note', { name: 'Fotnot 3' }).textContent).toContain('En not.');
  expect(root.querySelector('blockquote')?.textContent).toBe('Ett citat.');
  expect(screen.getByText('Sidan 2')).toBeTruthy();
  expect(screen.getByRole('navigation', { name: 'Innehåll' }).textContent).toBe('4.3 Ett gemensamt centrum');
});

it('selects a block with Enter, extends it, and cites it with the keys', async () => {
  const { root, used } = setUp();
  block(root, 1).focus();
  fireEvent.keyDown(block(root, 1), { key: 'Enter' });
  await settle();
  fireEvent.keyDown(block(root, 1), { key: 'ArrowDown', shiftKey: true });
  await settle();
  expect(said.at(-1)).toMatch(/^Markerat: \d+ ord i 2 stycken\.$/);
  fireEvent.keyDown(document.body, { key: '©', code: 'KeyC', ctrlKey: true, altKey: true });
  expect(used).toEqual([
    ['cite', { range: { blockFrom: 1, offsetFrom: 0, blockTo: 2, offsetTo: 31 }, exact: `${BLOCKS[1]?.text}\n${BLOCKS[2]?.text}` }],
  ]);
});

it('takes a sentence off the end', async () => {
  const { root, used } = setUp();
  block(root, 1).focus();
  fireEvent.keyDown(block(root, 1), { key: 'F2' });
  await settle();
  fireEvent.keyDown(block(root, 1), { key: 'ArrowLeft', shiftKey: true, ctrlKey: true });
  await settle();
  fireEvent.keyDown(document.body, { code: 'KeyQ', ctrlKey: true, altKey: true });
  expect(used.map(([use, { exact }]) => [use, exact])).toEqual([['quote', 'Stycke 1 har ord.']]);
});

it('offers the tools for a selection made with the mouse', async () => {
  const { root, used } = setUp();
  const range = domRange(textElement(root, 2)!, 0, 8)!; // drawn, long enough
  document.getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  await settle();
  expect(screen.getByRole('toolbar', { name: 'Det markerade stället' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Föreslå ändrad lydelse' }));
  expect(used.map(([use, { exact }]) => [use, exact])).toEqual([['propose', 'Stycke 2']]);
  expect(screen.queryByRole('toolbar')).toBeNull();
});

it('tells a reviewer why citing is not possible, and does not cite', async () => {
  const { root, used } = setUp({ offer: { ...offer, whyNotCite: 'Du läser.' } });
  block(root, 2).focus();
  fireEvent.keyDown(block(root, 2), { key: 'F2' });
  await settle();
  const button = screen.getByRole('button', { name: 'Citera' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(button);
  fireEvent.keyDown(document.body, { code: 'KeyC', ctrlKey: true, altKey: true });
  expect(used).toEqual([]);
});

it('opens a passage: marks all of it, moves focus there and says so', () => {
  const { root } = setUp({
    opened: { range: { blockFrom: 1, offsetFrom: 7, blockTo: 3, offsetTo: 6 }, sectionLabel: '4.3 Ett gemensamt centrum', pageLabel: '14' },
  });
  expect([...root.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['1 har ord. Och fler ord.', BLOCKS[2]?.text, 'Första']);
  expect(document.activeElement).toBe(block(root, 1));
  expect(root.querySelectorAll('[role="doc-noteref"]')).toHaveLength(1);
  expect(said).toEqual(['Citerat ställe, avsnitt 4.3 Ett gemensamt centrum, sidan 14']);
});

it('shows marks of notes beside the words, and leads to the note and back', async () => {
  const { root } = setUp();
  const mark = within(block(root, 2)).getByRole('doc-noteref', { name: 'Fotnot 3' });
  expect(mark.previousSibling?.textContent).toBe('Stycke 2 har ord.');
  fireEvent.click(mark);
  await act(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  expect(document.activeElement).toBe(block(root, 7));
  fireEvent.click(screen.getByRole('doc-backlink', { name: 'Tillbaka till texten från fotnot 3' }));
  await act(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  expect(document.activeElement).toBe(block(root, 2));
});

it('counts and paints words across a mark exactly as without it', async () => {
  const { root, used } = setUp();
  const text = textElement(root, 2)!; // drawn
  expect(text.textContent).toBe(BLOCKS[2]?.text);
  const range = domRange(text, 13, 25)!; // long enough
  expect(range.toString()).toBe('ord. Och fle');
  expect(domRange(text, 17, 25)!.toString()).toBe(' Och fle'); // long enough
  document.getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  expect(document.getSelection()?.toString()).toBe('ord. Och fle');
  await settle();
  fireEvent.click(screen.getByRole('button', { name: 'Citera' }));
  expect(used).toEqual([['cite', { range: { blockFrom: 2, offsetFrom: 13, blockTo: 2, offsetTo: 25 }, exact: 'ord. Och fle' }]]);
});

it('takes a place where one is to be chosen and nothing else, also in a dialog', async () => {
  const chosen: SelectedPassage[] = [];
  const { container: root } = render(
    <div role="dialog" aria-label="Markera stället">
      <PassageReader
        blocks={BLOCKS}
        language="sv"
        opened={null}
        isOutlineShown={false}
        offer={offer}
        onUse={() => undefined}
        choosing={{ label: 'Använd det markerade', onChoose: (selected) => chosen.push(selected) }}
        margin={{ marginOf: () => null, signatureOf: () => '' }}
      />
    </div>,
  );
  block(root, 1).focus();
  fireEvent.keyDown(block(root, 1), { key: 'Enter' });
  await settle();
  expect(screen.queryByRole('button', { name: 'Citera' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Använd det markerade' }));
  expect(chosen.map(({ exact }) => exact)).toEqual([BLOCKS[1]?.text]);
});
