// Typing over what somebody has commented.
import { TextSelection } from '@tiptap/pm/state';
import { aPerson, paragraph, type Person } from '../testing/editors';
import { anchored, line } from '../testing/review';
import { RetypedAnchors } from './retyped';

const open = () => aPerson([line('a', anchored('Vi '), anchored('bör', 'x'), anchored(' avstå')), paragraph('b', 'Slut')], [RetypedAnchors]);
const anchoredIn = ({ editor }: Person): string[] => {
  const words: string[] = [];
  editor.state.doc.descendants((node) => void (node.marks.length > 0 && words.push(`${node.text ?? ''} ${node.marks.map((mark) => String(mark.attrs['anchorId'])).join(' ')}`)));
  return words;
};
/** As somebody types: over the selection, letter by letter. */
const type = ({ editor: { view } }: Person, words: string) => [...words].forEach((letter) => view.dispatch(view.state.tr.insertText(letter)));
const select = ({ editor }: Person, from: number, to: number) => editor.commands.setTextSelection({ from, to });

it('keeps the anchor on the new word, and what comes after the word is outside', () => {
  const anna = open();
  select(anna, 4, 7);
  type(anna, 'ska');
  expect(anchoredIn(anna)).toEqual(['ska x']);
  anna.editor.commands.setTextSelection(3);
  anna.editor.commands.setTextSelection(7);
  type(anna, '!');
  expect(anna.editor.state.doc.firstChild?.textContent).toBe('Vi ska! avstå');
  expect(anchoredIn(anna)).toEqual(['ska x']);
  anna.editor.commands.undo();
  expect(anna.editor.state.doc.firstChild?.textContent).toBe('Vi bör avstå');
  expect(anchoredIn(anna)).toEqual(['bör x']);
});

it('lets it go with words that are deleted, and with a text that is replaced', () => {
  const anna = open();
  anna.editor.view.dispatch(anna.editor.state.tr.delete(4, 7));
  type(anna, 'ny');
  expect(anchoredIn(anna)).toEqual([]);
  const bo = open();
  bo.editor.commands.selectAll();
  type(bo, 'Allt nytt');
  expect(anchoredIn(bo)).toEqual([]);
  const eva = open();
  eva.editor.view.dispatch(eva.editor.state.tr.setSelection(TextSelection.create(eva.editor.state.doc, 1, 13)));
  type(eva, 'Annat');
  expect(anchoredIn(eva)).toEqual([]);
});
