// The small editor, as the panel uses it.
import type { NodeJson } from '@samsvar/document';
import type { SuggestionScope } from '@samsvar/domain';
import type { Editor } from '@tiptap/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { paragraph } from '../testing/paragraph';
import { SuggestionEditor } from './SuggestionEditor';

beforeAll(() => {
  // jsdom has no layout; ProseMirror asks where the caret is when it scrolls.
  Range.prototype.getClientRects = () => Object.assign([new DOMRect()], { item: () => null }) as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});
afterEach(cleanup);

const chip: NodeJson = { type: 'citation', attrs: { citationId: 'c', passageId: 'p', sourceId: 's', versionId: 'v', label: 'Strategi', mode: 'note', locator: null } };
const words = (text: string): NodeJson => ({ type: 'text', text });

const open = (scope: SuggestionScope, base: readonly NodeJson[]) => {
  const seen = { changes: [] as (NodeJson[] | null)[], keys: [] as string[] };
  render(<SuggestionEditor scope={scope} base={base} language="sv" label="Ny lydelse" onChange={(nodes) => seen.changes.push(nodes)} onSubmit={() => seen.keys.push('submit')} onCancel={() => seen.keys.push('cancel')} />);
  const text = screen.getByRole('textbox', { name: 'Ny lydelse' });
  // tiptap leaves the editor on its element.
  const { editor } = text as HTMLElement & { editor: Editor };
  return { seen, text, editor };
};

it('proposes other words in a line, keeps its citations, and says when it is as before', () => {
  const { seen, editor } = open('inline', [words('Vi bör '), chip, words(' avstå')]);
  editor.view.dispatch(editor.state.tr.insertText('ska', 4, 7));
  expect(seen.changes.at(-1)).toMatchObject([{ text: 'Vi ska ' }, { type: 'citation', attrs: { citationId: 'c', passageId: 'p' } }, { text: ' avstå' }]);
  editor.commands.undo();
  expect(seen.changes.at(-1)).toBeNull();
  editor.view.dispatch(editor.state.tr.delete(8, 9));
  expect(JSON.stringify(seen.changes.at(-1))).not.toContain('citation');
});

it('stays one line, whatever is pasted', () => {
  const { seen, editor } = open('inline', [words('Vi')]);
  editor.commands.setTextSelection(3);
  editor.view.pasteHTML('<p> kan</p><ul><li>inte</li></ul>', new Event('paste') as ClipboardEvent);
  editor.commands.enter();
  expect(seen.changes.at(-1)).toEqual([{ type: 'text', text: 'Vikan inte' }]);
});

it('begins with an empty paragraph for new blocks, which proposes nothing', () => {
  const { seen, editor } = open('insert', []);
  editor.commands.insertContent('Nytt');
  expect(seen.changes.at(-1)).toMatchObject([{ type: 'paragraph', content: [{ text: 'Nytt' }] }]);
  editor.commands.clearContent(true);
  expect(seen.changes.at(-1)).toBeNull();
});

it('holds blocks of every kind with their ids, and lets in no strange citation or mirrored heading', () => {
  const list: NodeJson = { type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'i' }, content: [paragraph('p', 'Punkt')] }] };
  const { seen, editor } = open('blocks', [list, paragraph('a', 'Ord')]);
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  editor.view.pasteHTML('<p>x <cite data-citation-id="z" data-passage-id="q" data-label="Annan">[Annan]</cite></p><div data-section-heading data-title="Mål">Mål</div>', new Event('paste') as ClipboardEvent);
  const stored = JSON.stringify(seen.changes.at(-1));
  expect(stored).toContain('"id":"l"');
  expect(stored).toContain('"id":"p"');
  expect(stored).toContain('[Annan]');
  expect(stored).not.toContain('"citation"');
  expect(stored).not.toContain('sectionHeading');
});

it('has keys of its own, and Tab leaves it', () => {
  const { seen, text } = open('blocks', [paragraph('a', 'Ord')]);
  fireEvent.keyDown(text, { key: 'Enter', ctrlKey: true });
  fireEvent.keyDown(text, { key: 'Escape' });
  expect(seen.keys).toEqual(['submit', 'cancel']);
  expect(fireEvent.keyDown(text, { key: 'Tab' })).toBe(true);
  expect(seen.changes).toEqual([]);
});
