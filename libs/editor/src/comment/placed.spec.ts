// What is pointed at here is found by the server, and comes back as an anchor on the same words.
import { applyEdit, type NodeJson } from '@samsvar/document';
import { NodeSelection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { aPerson, paragraph, type Person } from '../testing/editors';
import { anchorId, reviewOf, shown } from '../testing/review';
import { anchors, placeOf, showAnchors } from './anchors';
import { commentTarget } from './target';

const chip: NodeJson = { type: 'citation', attrs: { citationId: 'c', passageId: 'p', sourceId: 's', versionId: 'v', label: 'Strategi', mode: 'note' } };
const content: NodeJson[] = [
  { type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'Ett två ' }, chip, { type: 'hardBreak' }, { type: 'text', text: ' tre' }] },
  { type: 'sectionHeading', attrs: { id: 'h', level: 1, number: '1', title: 'Mål', sourceBlock: 1, status: 'answer' } },
  paragraph('b', 'Fyra fem'),
  { type: 'table', attrs: { id: 't' }, content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('c1', 'Sex')] }, { type: 'tableCell', content: [paragraph('c2', 'Sju')] }] }] },
  { type: 'figure', attrs: { id: 'f', sha256: 'x', alt: '', width: 1, height: 1 } },
];

/** Points at what is selected, lets the server place it, and answers where it stands here then. */
const placed = (person: Person) => {
  const target = commentTarget(person.editor.state);
  if (typeof target === 'string') throw new Error(target);
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(person.doc));
  const { update, outcome } = applyEdit(server, { type: 'place-anchors', anchors: [{ id: anchorId('x'), kind: 'mark', target }] }, 77);
  if (update) Y.applyUpdate(person.doc, update, 'server');
  const at = outcome.type === 'place-anchors' ? outcome.anchors[0] : undefined;
  const { editor } = person;
  editor.view.dispatch(showAnchors(editor.state.tr, reviewOf({ ...shown('x'), anchor: { ...shown('x').anchor, ...at } })));
  const place = placeOf(editor.state, anchorId('x'));
  return place && { state: at?.state, words: editor.state.doc.textBetween(place.from, place.to, '|', '*'), drawn: editor.view.dom.querySelectorAll('[data-anchors]').length > 0 };
};
const open = () => aPerson(content, [anchors(() => undefined)]);

it.each([
  [5, 8, 'två'],
  [5, 14, 'två ** tr'],
  [5, 23, 'två ** tre|*|Fyra '],
  [31, 32, 'S'],
])('%i to %i: %s', (from, to, words) => {
  const anna = open();
  anna.editor.commands.setTextSelection({ from, to });
  expect(placed(anna)).toEqual({ state: 'live', words, drawn: true });
});

it.each([
  [16, '*'],
  [27, 'Sex|Sju'],
  [45, ''],
])('the whole block at %i', (at, words) => {
  const anna = open();
  const { state, view } = anna.editor;
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at)));
  expect(placed(anna)).toEqual({ state: 'live', words, drawn: true });
});
