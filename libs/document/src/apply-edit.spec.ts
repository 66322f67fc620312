// Commands done to a live text: what they write, and that they write nothing else.
import * as Y from 'yjs';
import { ANCHOR_LIMIT, type AnchorId, type AnchorTarget } from '@samsvar/domain';
import { applyEdit } from './apply-edit';
import { followAnchors } from './comment/follow';
import type { KnownPlace } from './comment/known-place';
import { targetOf } from './comment/place';
import { textIndex, wordsOf } from './comment/text-index';
import type { NodeJson } from './response/json';
import { saySame } from './response/same';
import { responseSchema } from './response/schema';
import { contentOf, seedUpdate } from './response/ydoc';
import type { AcceptedSuggestion } from './suggestion/accepted';
import { anchorOn, doc, paragraph, pointing, words } from './testing/anchored';
import { everyNode } from './testing/every-node';

const BEFORE = doc(
  paragraph('p1', words('Kommunen avstyrker förslaget i dess helhet. Remisstiden var för kort.')),
  paragraph('p2', words('Vi föreslår att kostnaderna utreds på nytt.')),
  paragraph('p3', words('Övriga delar tillstyrks.')),
);
const QUOTE = 'avstyrker förslaget';

const liveDoc = (text: NodeJson): Y.Doc => {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, seedUpdate({ text, overallStance: null }));
  return ydoc;
};
const place = (ydoc: Y.Doc, id: string, target: AnchorTarget, kind: KnownPlace['kind'] = 'mark') => applyEdit(ydoc, { type: 'place-anchors', anchors: [{ id: id as AnchorId, kind, target }] }, 7);

test('three that overlap all stay, also read anew', () => {
  const ydoc = liveDoc(BEFORE);
  for (const quote of ['Kommunen avstyrker förslaget', QUOTE, 'förslaget i dess']) place(ydoc, quote, pointing(BEFORE, quote));
  const again = new Y.Doc();
  Y.applyUpdate(again, Y.encodeStateAsUpdate(ydoc));
  const { text } = contentOf(again);
  const index = textIndex(text);
  const found = [...index.marks].map(([id, [stretch]]) => [id, stretch && wordsOf(index, stretch)]);
  expect(found.sort()).toEqual(['Kommunen avstyrker förslaget', QUOTE, 'förslaget i dess'].map((quote) => [quote, quote]).sort());
  expect(saySame([text], [BEFORE])).toBe(true);
});

test.each([
  ['the whole', null],
  ['its section', 'h'],
])('restoring %s keeps the mark where its words are, and writes nothing else', (_, sectionId) => {
  const under = (words1: string): NodeJson => doc({ type: 'heading', attrs: { id: 'h', level: 1 }, content: [words('Mål')] }, paragraph('p1', words(words1)), paragraph('p2', words('Orört.')));
  const version = under('Kommunen avstyrker förslaget i dess helhet.');
  const ydoc = liveDoc(under('Kommunen avstyrker förslaget delvis, och vill mer.'));
  place(ydoc, 'a', pointing(contentOf(ydoc).text, QUOTE));
  place(ydoc, 'b', pointing(contentOf(ydoc).text, 'Orört'));
  const { update, outcome } = applyEdit(ydoc, { type: 'restore', to: { text: version, overallStance: null }, sectionId }, 7);
  expect(outcome).toEqual({ type: 'restore', changed: 1 });
  const { text } = contentOf(ydoc);
  expect(saySame([text], [version])).toBe(true);
  const index = textIndex(text);
  expect([...index.marks].map(([id, [stretch]]) => [id, stretch && wordsOf(index, stretch)])).toEqual([['a', QUOTE], ['b', 'Orört']]);
  expect(update?.length).toBeLessThan(120);
});

test('over everything a text can hold nothing is taken out, and lifting leaves it as it was', () => {
  const { content = [] } = everyNode();
  const text = doc(...content.slice(0, -1));
  const node = responseSchema.nodeFromJSON(text);
  const ydoc = liveDoc(text);
  const before = contentOf(ydoc);
  const ids: string[] = [];
  node.descendants((child, at) => {
    const ranges = [{ from: at, to: at + child.nodeSize }, ...(child.inlineContent ? [{ from: at + 1, to: at + 1 + child.content.size }] : [])];
    for (const range of ranges) {
      const target = targetOf(node, range);
      if (typeof target === 'string') continue;
      const id = `${child.type.name} ${range.from}-${range.to}`;
      ids.push(id);
      expect(place(ydoc, id, target).outcome).toMatchObject({ anchors: [{ state: 'live', isWhole: target.isWhole }] });
    }
  });
  const all = targetOf(node, { from: 0, to: node.content.size });
  if (typeof all !== 'string') place(ydoc, 'all', all);
  expect(ids.length).toBeGreaterThan(30);
  expect(saySame([contentOf(ydoc).text], [before.text])).toBe(true);
  applyEdit(ydoc, { type: 'lift-anchors', ids }, 8);
  expect(contentOf(ydoc)).toEqual(before);
});

test('what was copied is lifted from the copy only', () => {
  const ydoc = liveDoc(doc(paragraph('p1', words('Kommunen '), words(QUOTE, QUOTE)), paragraph('p2', words(QUOTE, QUOTE))));
  const outcome = applyEdit(ydoc, { type: 'lift-anchors', ids: [], copies: [anchorOn(BEFORE, QUOTE, 'mark')] }, 7).outcome;
  expect(outcome).toEqual({ type: 'lift-anchors', lifted: 1 });
  expect(contentOf(ydoc).text.content?.map(({ content }) => content?.map(({ marks }) => marks?.length ?? 0))).toEqual([[0, 1], [0]]);
});

describe('what cannot be anchored', () => {
  const target = pointing(BEFORE, QUOTE);
  const ydoc = liveDoc(BEFORE);
  test.each([
    ['nothing', { ...target, to: target.from, quote: '' }],
    ['words that are gone', { ...target, quote: 'orden som inte finns' }],
    ['too much', { ...target, quote: 'x'.repeat(ANCHOR_LIMIT + 1) }],
    ['a block that is gone', { ...target, from: { block: 'nope', offset: 0 }, to: { block: 'nope', offset: 0 }, isWhole: true, quote: '' }],
  ])('%s is detached, and nothing is written', (_, impossible) => {
    const { update, outcome } = place(ydoc, 'a', impossible);
    expect(update).toBeNull();
    expect(outcome).toMatchObject({ anchors: [{ state: 'detached', now: '' }] });
  });
});

test('relative positions lead to the words when offsets do not', () => {
  const twice = doc(paragraph('p1', words('ord ord ord')));
  const ydoc = liveDoc(twice);
  const text = (ydoc.getXmlFragment('text').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const base64 = (at: number, assoc: number) => Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, at, assoc))).toString('base64');
  const relative = { from: base64(4, 0), to: base64(7, -1) };
  text.insert(0, 'nytt ord ');
  const target: AnchorTarget = { from: { block: 'p1', offset: 4 }, to: { block: 'p1', offset: 7 }, isWhole: false, quote: 'ord', prefix: 'ord ', suffix: ' ord', relative };
  expect(place(ydoc, 'a', target).outcome).toMatchObject({ anchors: [{ state: 'live', from: { offset: 13 }, to: { offset: 16 } }] });
  expect(place(ydoc, 'b', { ...target, relative: { from: '!', to: 'AAAA' } }, 'tracked')).toMatchObject({ update: null });
});

test('in a live text only the words that differ are written', () => {
  const ydoc = liveDoc(BEFORE);
  const typist = new Y.Doc();
  Y.applyUpdate(typist, Y.encodeStateAsUpdate(ydoc));
  const place = anchorOn(BEFORE, 'i dess helhet');
  const item: AcceptedSuggestion = { key: 'a', scope: 'inline', place, base: [words('i dess helhet')], proposed: [words('helt')], nowHash: null };
  const { update } = applyEdit(ydoc, { type: 'apply-suggestions', items: [item] }, 99);
  const typed = (typist.getXmlFragment('text').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  typed.insert(8, ' i Växjö');
  typed.insert(typed.length, ' Så är det.');
  if (update) Y.applyUpdate(typist, update);
  expect(contentOf(typist).text.content?.[0]?.content).toEqual([words('Kommunen i Växjö avstyrker förslaget helt. Remisstiden var för kort. Så är det.')]);
  expect(Y.decodeUpdate(update ?? new Uint8Array()).structs.every((struct) => struct.id.client === 99)).toBe(true);
});

test('a text that breaks the schema is not edited', () => {
  const ydoc = liveDoc(BEFORE);
  ydoc.getXmlFragment('text').insert(0, [new Y.XmlElement('listItem')]);
  expect(() => applyEdit(ydoc, { type: 'lift-anchors', ids: ['a'] }, 7)).toThrow('breaks the schema');
});

test('whoever wrote the words may undo and redo them; the anchor of somebody else is found again', () => {
  const ydoc = liveDoc(BEFORE);
  const typist = new Y.Doc();
  Y.applyUpdate(typist, Y.encodeStateAsUpdate(ydoc));
  const undo = new Y.UndoManager(typist.getXmlFragment('text'), { trackedOrigins: new Set(['own']), captureTimeout: 0 });
  const typed = (typist.getXmlFragment('text').get(1) as Y.XmlElement).get(0) as Y.XmlText;
  typist.transact(() => typed.insert(0, 'Helt nya ord här. '), 'own');
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(typist));
  const before = contentOf(ydoc).text;
  const { update } = place(ydoc, 'a', pointing(before, 'nya ord'));
  Y.applyUpdate(typist, update ?? new Uint8Array([0, 0]), 'server');
  const marked = contentOf(typist).text;
  const known = [{ ...anchorOn(before, 'nya ord', 'mark'), id: 'a' as AnchorId }];
  expect(followAnchors(before, marked, known)).toMatchObject({ anchors: [{ state: 'live' }], unmarked: [] });
  expect(undo.undoStack).toHaveLength(1);
  undo.undo();
  const undone = contentOf(typist).text;
  const [gone] = followAnchors(marked, undone, known).anchors;
  expect(gone).toMatchObject({ state: 'detached', now: '' });
  undo.redo();
  const again = followAnchors(undone, contentOf(typist).text, [{ ...known[0], ...gone } as KnownPlace]);
  expect(again.anchors).toMatchObject([{ state: 'live', now: 'nya ord' }]);
});
