// What is pointed at with a selection.
import type { NodeJson } from '@samsvar/document';
import { CellSelection } from '@tiptap/pm/tables';
import { NodeSelection } from '@tiptap/pm/state';
import { aPerson, paragraph } from '../testing/editors';
import { commentTarget } from './target';

const chip: NodeJson = { type: 'citation', attrs: { citationId: 'c', passageId: 'p', sourceId: 's', versionId: 'v', label: 'Strategi, s. 3', mode: 'note' } };
const heading: NodeJson = { type: 'sectionHeading', attrs: { id: 'h', level: 1, number: '1', title: 'Mål', sourceBlock: 1, status: 'answer' } };
const content: NodeJson[] = [
  { type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'Ett två ' }, chip, { type: 'text', text: ' tre' }] },
  heading,
  paragraph('b', 'Fyra fem'),
  { type: 'table', attrs: { id: 't' }, content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('c1', 'Sex')] }, { type: 'tableCell', content: [paragraph('c2', 'Sju')] }] }] },
  { type: 'paragraph', attrs: { id: null }, content: [{ type: 'text', text: 'Utan id' }] },
];
const target = (from: number, to: number) => {
  const { editor } = aPerson(content);
  editor.commands.setTextSelection({ from, to });
  return commentTarget(editor.state);
};

it('is words of one block, counted as the block does, with what stands around them', () => {
  expect(target(5, 11)).toMatchObject({
    from: { block: 'a', offset: 4 },
    to: { block: 'a', offset: 10 },
    isWhole: false,
    quote: 'två  ',
    prefix: 'Ett ',
    suffix: 'tre',
    relative: { from: expect.any(String) as string },
  });
});

it('is words of several blocks, without ends in which nothing is selected', () => {
  expect(target(5, 21)).toMatchObject({ from: { block: 'a', offset: 4 }, to: { block: 'b', offset: 4 }, quote: 'två  tre\nFyra' });
  expect(target(14, 21)).toMatchObject({ from: { block: 'b', offset: 0 }, to: { block: 'b', offset: 4 }, quote: 'Fyra', prefix: '' });
});

it('is the whole block for what has no words', () => {
  expect(target(9, 10)).toMatchObject({ from: { block: 'a', offset: 0 }, to: { block: 'a', offset: 0 }, isWhole: true });
  const { editor } = aPerson(content);
  const { state } = editor;
  const select = (position: number) => commentTarget(state.apply(state.tr.setSelection(NodeSelection.create(state.doc, position))));
  expect(select(9)).toMatchObject({ from: { block: 'a', offset: 0 }, isWhole: true });
  expect(select(15)).toMatchObject({ from: { block: 'h', offset: 0 }, to: { block: 'h', offset: 0 }, isWhole: true, quote: '', relative: null });
  expect(select(26)).toMatchObject({ from: { block: 't', offset: 0 }, isWhole: true, quote: 'Sex\nSju' });
  expect(select(27)).toMatchObject({ from: { block: 't', offset: 0 }, isWhole: true });
  const cells = commentTarget(state.apply(state.tr.setSelection(CellSelection.create(state.doc, 35, 35))));
  expect(cells).toMatchObject({ from: { block: 'c2', offset: 0 }, to: { block: 'c2', offset: 3 }, quote: 'Sju' });
});

it('is nothing at a caret, in a block without an id, and for more than the server takes', () => {
  expect(target(5, 5)).toBe('nothing-selected');
  expect(target(46, 49)).toBe('protected');
  const { editor } = aPerson([paragraph('a', 'x'.repeat(20_001))]);
  editor.commands.selectAll();
  expect(commentTarget(editor.state)).toBe('too-long');
});
