// Anchors that keep to their words, however the text changes.
import * as Y from 'yjs';
import { ANCHOR_LIMIT, type AnchorId, type AnchorTarget } from '@samsvar/domain';
import { applyEdit } from '../apply-edit';
import type { NodeJson } from '../response/json';
import { seedUpdate } from '../response/ydoc';
import { contentOf } from '../response/ydoc';
import { responseSchema } from '../response/schema';
import { everyNode } from '../testing/every-node';
import { saySame } from '../response/same';
import { followAnchors } from './follow';
import type { KnownPlace } from './known-place';
import { targetOf } from './place';
import { textIndex, wordsOf } from './text-index';

const words = (text: string, ...anchors: string[]): NodeJson => ({ type: 'text', text, ...(anchors.length > 0 && { marks: anchors.map((anchorId) => ({ type: 'anchor', attrs: { anchorId } })) }) });
const paragraph = (id: string, ...content: NodeJson[]): NodeJson => ({ type: 'paragraph', attrs: { id }, ...(content.length > 0 && { content }) });
const doc = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });

/** An anchor on these words of a text, as it is known. */
const anchorOn = (text: NodeJson, quote: string, kind: KnownPlace['kind'] = 'tracked'): KnownPlace => {
  const target = pointing(text, quote);
  return { id: quote as AnchorId, kind, now: target.quote, ...target };
};

const pointing = (text: NodeJson, quote: string): AnchorTarget => {
  const node = responseSchema.nodeFromJSON(text);
  const index = textIndex(text);
  const at = index.line.indexOf(quote);
  const block = index.texts.findLast(({ start }) => start <= at);
  const from = (block?.at ?? 0) + 1 + at - (block?.start ?? 0);
  const target = targetOf(node, { from, to: from + quote.length });
  if (typeof target === 'string') throw new Error(target);
  return target;
};

const BEFORE = doc(
  paragraph('p1', words('Kommunen avstyrker förslaget i dess helhet. Remisstiden var för kort.')),
  paragraph('p2', words('Vi föreslår att kostnaderna utreds på nytt.')),
  paragraph('p3', words('Övriga delar tillstyrks.')),
);
const QUOTE = 'avstyrker förslaget';
const followed = (after: NodeJson, quote = QUOTE) => followAnchors(BEFORE, after, [anchorOn(BEFORE, quote)]).anchors[0];

describe('a tracked anchor keeps to its words', () => {
  const rest = (BEFORE.content ?? []).slice(1);
  const cases: readonly (readonly [string, NodeJson, string])[] = [
    ['typed before', doc(paragraph('p1', words('Hela kommunen avstyrker förslaget i dess helhet.')), ...rest), 'p1'],
    ['split before it', doc(paragraph('p1', words('Kommunen ')), paragraph('n', words('avstyrker förslaget i dess helhet. Remisstiden var för kort.')), ...rest), 'n'],
    ['joined with the next', doc(paragraph('p1', words('Kommunen avstyrker förslaget i dess helhet. Remisstiden var för kort.Vi föreslår att kostnaderna utreds på nytt.')), rest[1] ?? paragraph('x')), 'p1'],
    ['made a heading', doc({ type: 'heading', attrs: { id: 'p1', level: 2 }, content: BEFORE.content?.[0]?.content ?? [] }, ...rest), 'p1'],
    ['made a list', doc({ type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'i' }, content: [BEFORE.content?.[0] ?? paragraph('x')] }] }, ...rest), 'p1'],
    ['made a quotation with another id', doc({ type: 'quotation', attrs: { id: 'q' }, content: [paragraph('p9', ...(BEFORE.content?.[0]?.content ?? []))] }, ...rest), 'p9'],
    ['moved', doc(...rest, BEFORE.content?.[0] ?? paragraph('x')), 'p1'],
    ['moved under a new id', doc(...rest, paragraph('p7', ...(BEFORE.content?.[0]?.content ?? []))), 'p7'],
    ['set in a table', doc({ type: 'table', attrs: { id: 't' }, content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [BEFORE.content?.[0] ?? paragraph('x')] }] }] }, ...rest), 'p1'],
    ['restored under new ids', doc(...(BEFORE.content ?? []).map((block, i) => ({ ...block, attrs: { id: `r${i}` } }))), 'r0'],
  ];
  test.each(cases)('%s', (_, after, block) => {
    expect(followed(after)).toMatchObject({ state: 'live', now: QUOTE, from: { block }, to: { block } });
  });

  test('split inside it: both halves', () => {
    const after = doc(paragraph('p1', words('Kommunen avstyrker')), paragraph('n', words('förslaget i dess helhet. Remisstiden var för kort.')), ...rest);
    expect(followed(after)).toMatchObject({ state: 'changed', now: 'avstyrker\nförslaget', from: { block: 'p1', offset: 9 }, to: { block: 'n', offset: 9 } });
  });

  test('rewritten: what stands in its place', () => {
    const after = doc(paragraph('p1', words('Kommunen tillstyrker utkastet i dess helhet. Remisstiden var för kort.')), ...rest);
    expect(followed(after)).toMatchObject({ state: 'changed', now: 'tillstyrker utkastet' });
  });

  test('taken out: detached, with its last place', () => {
    const after = doc(paragraph('p1', words('Kommunen i dess helhet. Remisstiden var för kort.')), ...rest);
    expect(followed(after)).toMatchObject({ state: 'detached', now: '', from: { block: 'p1', offset: 9 } });
  });

  test('put back: live again', () => {
    const gone = { ...anchorOn(BEFORE, QUOTE), now: '' };
    expect(followAnchors(doc(paragraph('p3')), BEFORE, [gone]).anchors[0]).toMatchObject({ state: 'live', now: QUOTE });
  });
});

test('short words that stand in many places are told apart by what stands around them', () => {
  const many = doc(paragraph('a', words('vi bör nog utreda')), paragraph('b', words('man bör sedan besluta')), paragraph('c', words('de bör gå')));
  const after = doc(paragraph('x', words('vi bör nog utreda')), paragraph('y', words('man bör sedan besluta')), paragraph('z', words('de bör gå')));
  const anchor = { ...anchorOn(many, 'bör'), from: { block: 'b', offset: 4 }, to: { block: 'b', offset: 7 }, prefix: 'man ', suffix: ' sedan besluta' };
  expect(followAnchors(null, after, [anchor]).anchors[0]).toMatchObject({ state: 'live', from: { block: 'y', offset: 4 } });
});

test('marks nobody knows, marks copied and marks lost are told', () => {
  const after = doc(paragraph('p1', words('Kommunen '), words(QUOTE, QUOTE), words(' helt', 'stranger')), paragraph('p2', words(QUOTE, QUOTE)), paragraph('p3', words('Övriga delar')));
  const result = followAnchors(BEFORE, after, [anchorOn(BEFORE, QUOTE, 'mark'), anchorOn(BEFORE, 'Övriga delar', 'mark')]);
  expect(result).toMatchObject({ strangers: ['stranger'], copied: [QUOTE], unmarked: ['Övriga delar'] });
  expect(result.anchors[0]).toMatchObject({ state: 'live', from: { block: 'p1' } });
});

test('a citation within the words tears no anchor apart', () => {
  const cited = doc(paragraph('p1', words('se ', 'x'), { type: 'citation', attrs: { citationId: 'c' } }, words('även här', 'x')));
  const anchor = { ...anchorOn(doc(paragraph('p1', words('se även här'))), 'se även här'), id: 'x' as AnchorId };
  expect(followAnchors(null, cited, [anchor]).anchors[0]).toMatchObject({ state: 'live', from: { offset: 0 }, to: { offset: 12 } });
});

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
