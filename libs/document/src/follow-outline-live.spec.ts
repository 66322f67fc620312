// Following a new version in a text that others are writing in: one small edit beside theirs.
import * as Y from 'yjs';
import { applyEdit } from './apply-edit';
import { anchor, citation, content, heading, paragraph, section, words } from './testing/a-text';
import type { FollowedVersions, OutlineHeading } from './response/follow-outline-pairs';
import { TEXT_FIELD } from './response/fields';
import { plainText, textAttribute, type NodeJson } from './response/json';
import { contentOf, seedUpdate } from './response/ydoc';

const block = (ord: number, label: string, text: string): OutlineHeading => ({ ord, level: label.split('.').length, label, text });
const mirror = (one: OutlineHeading): NodeJson => section(`s${one.ord}`, one.label ?? '', one.text, { level: one.level, sourceBlock: one.ord, status: 'undecided' });
const V1 = [block(0, '1', 'Inledning'), block(2, '2', 'Data'), block(5, '3', 'Kompetens'), block(9, '4', 'Borta')];
/** Chapters 1 and 2 change places, a new one comes, the last one goes. */
const V2: FollowedVersions = {
  from: V1,
  to: [block(0, '1', 'Data'), block(4, '2', 'Inledning'), block(6, '3', 'Nytt'), block(8, '4', 'Kompetens')],
  map: [
    { from: 0, to: 4, kind: 'moved', similarity: 1 },
    { from: 2, to: 0, kind: 'moved', similarity: 1 },
    { from: 5, to: 8, kind: 'same', similarity: 1 },
    { from: 9, to: null, kind: 'deleted', similarity: 0 },
  ],
};

const start = () => {
  const [one, two, three, four] = V1.map(mirror) as [NodeJson, NodeJson, NodeJson, NodeJson]; // of four
  const before = content(
    heading('o', 'Sammanfattning'),
    paragraph('p0', 'Kort.'),
    one,
    paragraph('p1', 'Ett mycket längre svar om inledningen, med ', words('viktiga ord', anchor('a1')), '.'),
    two,
    paragraph('p2', 'Om data.'),
    three,
    paragraph('p3', 'Om kompetens.'),
    four,
    paragraph('p4', 'Skrivet ', citation('c4'), words('här', anchor('a4'))),
  );
  const server = new Y.Doc();
  Y.applyUpdate(server, seedUpdate(before));
  const person = new Y.Doc();
  Y.applyUpdate(person, Y.encodeStateAsUpdate(server));
  return { server, person };
};
const meet = (a: Y.Doc, b: Y.Doc) => {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), Y.encodeStateAsUpdate(b, Y.encodeStateVector(a))];
  Y.applyUpdate(b, fromA);
  Y.applyUpdate(a, fromB);
};
const elementOf = (doc: Y.Doc, id: string): Y.XmlElement => {
  const found = doc.getXmlFragment(TEXT_FIELD).toArray().find((one) => one instanceof Y.XmlElement && one.getAttribute('id') === id);
  if (!(found instanceof Y.XmlElement)) throw new Error(`no ${id}`);
  return found;
};
const type = (doc: Y.Doc, id: string, text: string) => {
  const line = elementOf(doc, id).get(0);
  if (!(line instanceof Y.XmlText)) throw new Error('no words');
  line.insert(line.length, text);
};
const read = (doc: Y.Doc) => contentOf(doc).text.content ?? [];
const wordsOf = (doc: Y.Doc, id: string) => plainText(read(doc).find((one) => textAttribute(one, 'id') === id) ?? { type: 'none' });

it('leaves what others write meanwhile, and their positions, in everything that is not moved', () => {
  const { server, person } = start();
  const { outcome } = applyEdit(server, { type: 'follow-outline', ...V2 }, 77);
  type(person, 'p1', ' Och mer.');
  type(person, 'p3', ' Också mer.');
  type(person, 'p0', ' Mycket kort.');
  elementOf(person, 's0').setAttribute('stance', 'supports');
  elementOf(person, 's5').setAttribute('status', 'answer');
  meet(server, person);
  expect(contentOf(server)).toEqual(contentOf(person));
  expect(outcome).toMatchObject({ type: 'follow-outline', changes: { kept: 0, added: [{ title: 'Nytt' }], removed: [{ sectionId: 's9', words: 2 }] } });
  expect([wordsOf(server, 'p1'), wordsOf(server, 'p3'), wordsOf(server, 'p0')]).toEqual([
    'Ett mycket längre svar om inledningen, med viktiga ord. Och mer.', 'Om kompetens. Också mer.', 'Kort. Mycket kort.',
  ]);
  const sections = read(server).filter((one) => one.type === 'sectionHeading').map(({ attrs }) => [attrs?.['number'], attrs?.['title'], attrs?.['stance'] ?? null, attrs?.['status']]);
  expect(sections).toEqual([['1', 'Data', null, 'undecided'], ['2', 'Inledning', 'supports', 'undecided'], ['3', 'Nytt', null, 'undecided'], ['4', 'Kompetens', null, 'answer']]);
});

it('moves the shorter of two that change places: the longer one is the very same', () => {
  const { server } = start();
  const [long, short] = [elementOf(server, 'p1'), elementOf(server, 'p2')];
  applyEdit(server, { type: 'follow-outline', ...V2 }, 77);
  expect(elementOf(server, 'p1')).toBe(long);
  expect(elementOf(server, 'p2')).not.toBe(short);
});

it('carries anchors and citations of what it moves, and is done only once', () => {
  const { server } = start();
  applyEdit(server, { type: 'follow-outline', ...V2 }, 77);
  const text = JSON.stringify(contentOf(server));
  for (const held of ['"anchorId":"a1"', '"anchorId":"a4"', '"citationId":"c4"']) expect(text.split(held)).toHaveLength(2);
  const same = V2.to.map(({ ord }) => ({ from: ord, to: ord, kind: 'same', similarity: 1 }) as const);
  expect(applyEdit(server, { type: 'follow-outline', from: V2.to, to: V2.to, map: same }, 78).update).toBeNull();
});
