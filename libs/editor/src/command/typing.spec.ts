// What is typed and deleted where the browser must keep its hands off, and what is read of a text it has copied.
import type { NodeJson } from '@samsvar/document';
import { NodeSelection } from '@tiptap/pm/state';
import { aPerson } from '../testing/editors';
import { ReadBack, toldOf } from '../view/read-back';
import { stretchToDelete } from './delete-stretch';
import { Typing } from './typing';

const chip: NodeJson = { type: 'citation', attrs: { citationId: 'c', passageId: 'p', sourceId: 's', versionId: 'v', label: 'Strategi, s. 4', mode: 'note' } };
const content: NodeJson[] = [{ type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'Ett två' }, chip, { type: 'text', text: ' tre' }] }];
const open = () => aPerson(content, [Typing, ReadBack]).editor;
type Opened = ReturnType<typeof open>;
const line = ({ state: { doc } }: Opened) => doc.textBetween(0, doc.content.size, '|', '*');

const ask = ({ view }: Opened, inputType: string, data?: string): boolean => {
  const event = new InputEvent('beforeinput', { inputType, data: data ?? null, bubbles: true, cancelable: true });
  view.dom.dispatchEvent(event);
  return event.defaultPrevented;
};

test('what is typed over a selection is no matter of the browser', () => {
  const editor = open();
  editor.commands.setTextSelection({ from: 5, to: 8 });
  expect(ask(editor, 'insertText', 'fyra')).toBe(true);
  expect(line(editor)).toBe('Ett fyra* tre');
  editor.commands.setTextSelection({ from: 5, to: 10 });
  expect(ask(editor, 'deleteContentBackward')).toBe(true);
  expect(line(editor)).toBe('Ett  tre');
});

test('what is typed while a chip is selected comes after it', () => {
  const editor = open();
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 8)));
  expect(ask(editor, 'insertText', 'x')).toBe(true);
  expect(line(editor)).toBe('Ett två*x tre');
  expect(editor.state.selection.from).toBe(10);
});

test.each([
  ['deleteWordBackward', 8, 5, 8],
  ['deleteWordBackward', 9, 8, 9],
  ['deleteContentBackward', 8, 7, 8],
  ['deleteWordForward', 9, 9, 13],
  ['deleteContentForward', 8, 8, 9],
])('%s at %i', (inputType, at, from, to) => {
  const editor = open();
  editor.commands.setTextSelection(at);
  expect(stretchToDelete(editor.state, inputType)).toEqual({ from, to });
});

test('a chip that is written out as letters stays a chip', () => {
  const editor = open();
  editor.view.dispatch(editor.state.tr.insertText('tvåStrategi, s. 4', 5, 9));
  expect(line(editor)).toBe('Ett två* tre');
});

test('a copy of a chip is read as the chip', () => {
  const editor = open();
  const parser = editor.view.someProp('domParser');
  const node = editor.state.doc.nodeAt(8);
  if (!parser || !node) throw new Error('no parser');
  const copy = document.createElement('p');
  const drawn = document.createElement('span');
  for (const [name, value] of Object.entries(toldOf(node))) drawn.setAttribute(name, value);
  drawn.append('Strategi, s. 4');
  const caret = document.createElement('span');
  caret.setAttribute('contenteditable', 'false');
  caret.append('Rut');
  copy.append('två', drawn, caret);
  expect(parser.parseSlice(copy).content.toJSON()).toEqual([{ type: 'text', text: 'två' }, node.toJSON()]);
});
