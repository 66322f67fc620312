// What a suggestion begins from.
import type { NodeJson } from '@samsvar/document';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import { aPerson, paragraph } from '../testing/editors';
import { anchored, line } from '../testing/review';
import { insertionSource, suggestionSource } from './source';

const jsonOf = (node: Node): NodeJson => node.toJSON() as NodeJson;
const chip: NodeJson = { type: 'citation', attrs: { citationId: 'c', passageId: 'p', sourceId: 's', versionId: 'v', label: 'Strategi', mode: 'note', locator: null } };
const heading: NodeJson = { type: 'sectionHeading', attrs: { id: 'h', level: 1, number: '1', title: 'Mål', sourceBlock: 1, status: 'answer' } };
const content: NodeJson[] = [
  line('a', anchored('Ett '), anchored('två', 'x'), anchored(' '), chip, anchored(' tre')),
  paragraph('b', 'Fyra'),
  heading,
  { type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'i' }, content: [paragraph('p', 'Punkt')] }] },
  { type: 'table', attrs: { id: 't' }, content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('c1', 'Sex')] }] }] },
];
const open = (from: number, to = from) => {
  const { editor } = aPerson(content);
  editor.commands.setTextSelection({ from, to });
  return editor.state;
};
const source = (from: number, to = from) => suggestionSource(open(from, to), jsonOf);

it('is the words selected in one block, without anchors', () => {
  expect(source(3, 12)).toMatchObject({ scope: 'inline', target: { from: { block: 'a', offset: 2 }, to: { block: 'a', offset: 11 } }, base: [{ text: 't två ' }, chip, { text: ' t' }] });
  expect(JSON.stringify(source(3, 12))).not.toContain('anchor');
});

it("is the caret's block, or the line in a table", () => {
  expect(source(3)).toMatchObject({ scope: 'blocks', target: { from: { block: 'a', offset: 0 }, isWhole: true }, base: [{ attrs: { id: 'a' } }] });
  expect(source(26)).toMatchObject({ scope: 'blocks', target: { from: { block: 'l' } }, base: [{ type: 'bulletList' }] });
  expect(source(38)).toMatchObject({ scope: 'inline', target: { from: { block: 'c1', offset: 0 }, to: { block: 'c1', offset: 3 } }, base: [{ text: 'Sex' }] });
});

it('is whole blocks when several are touched, or a chip alone', () => {
  expect(source(3, 17)).toMatchObject({ scope: 'blocks', target: { from: { block: 'a', offset: 0 }, to: { block: 'b', offset: 0 }, isWhole: true }, base: [{ attrs: { id: 'a' } }, { attrs: { id: 'b' } }] });
  expect(source(9, 10)).toMatchObject({ scope: 'blocks', base: [{ attrs: { id: 'a' } }] });
});

it('never touches a mirrored heading, but may come after it', () => {
  expect(source(3, 27)).toBe('protected');
  const state = open(3);
  const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 21)));
  expect(suggestionSource(selected, jsonOf)).toBe('protected');
  expect(insertionSource(selected)).toMatchObject({ scope: 'insert', target: { from: { block: 'h', offset: 0 }, isWhole: true }, base: [] });
  expect(insertionSource(open(26))).toMatchObject({ target: { from: { block: 'l' } } });
});
