// Real sessions, cut into the updates that one more author would send: what the fuzzing begins with.
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { OVERALL_STANCE, POSITION_FIELD, TEXT_FIELD, responseSchema, type NodeJson } from '@samsvar/document';

/** A document that several people have written, and updates that each could come next. */
export interface Corpus {
  readonly base: Uint8Array;
  /** Each builds on `base` alone, and is written by one client id of its own. */
  readonly next: readonly Uint8Array[];
}

type Chance = () => number;

const upTo = (chance: Chance, most: number): number => Math.floor(chance() * most);

/** Client ids of the people in the base. */
export const BASE_CLIENTS = [11, 222, 70_000, 4_000_000_000] as const;

/** Makes a corpus: the same chance makes the same. */
export const aCorpus = (chance: Chance, updates: number): Corpus => {
  const docs = BASE_CLIENTS.map((client) => docWith(client, []));
  const [first] = docs;
  if (!first) throw new Error('nobody');
  prosemirrorToYXmlFragment(responseSchema.nodeFromJSON(START), first.getXmlFragment(TEXT_FIELD));
  for (let round = 0; round < 25; round += 1) {
    for (const doc of docs) edit(doc, chance);
    // Sometimes they hear of each other, sometimes they write at the same time.
    if (chance() < 0.6) exchange(docs);
  }
  exchange(docs);
  const base = Y.encodeStateAsUpdate(first);
  const next = Array.from({ length: updates }, (_, i) => oneMore(base, 1_000_000 + i, chance));
  for (const doc of docs) doc.destroy();
  return { base, next };
};

const words = (text: string, ...marks: string[]): NodeJson => ({ type: 'text', text, marks: marks.map((type) => ({ type })) });
const paragraph = (id: string, ...content: NodeJson[]): NodeJson => ({ type: 'paragraph', attrs: { id }, content });
const cell = (id: string): NodeJson => ({ type: 'tableCell', content: [paragraph(id, words(id))] });

/** What the people begin with: headings, marks, a list, a citation, a table. */
const START: NodeJson = {
  type: 'doc',
  content: [
    paragraph('p0', words('Regionen är positiv.')),
    { type: 'heading', attrs: { id: 'h1', level: 1 }, content: [words('Sammanfattning')] },
    paragraph('p1', words('Fet', 'bold'), words(' och '), words('kursiv', 'italic'), { type: 'hardBreak' }, words('😀 ny rad.')),
    { type: 'sectionHeading', attrs: { id: 's1', level: 1, number: '4', title: 'Mål', sourceBlock: 7, status: 'answer', stance: 'supports_with_comments' } },
    { type: 'bulletList', attrs: { id: 'l1' }, content: [{ type: 'listItem', attrs: { id: 'i1' }, content: [paragraph('p2', words('Punkt'))] }] },
    { type: 'demand', attrs: { id: 'd1' }, content: [words('regeringen utreder frågan.')] },
    { type: 'table', attrs: { id: 't1' }, content: [{ type: 'tableRow', content: [cell('c1'), cell('c2')] }, { type: 'tableRow', content: [cell('c3'), cell('c4')] }] },
    paragraph('p3', words('Ett stycke till, som någon kommer att ändra i.')),
  ],
};

const docWith = (client: number, updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc();
  doc.clientID = client;
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
};

const exchange = (docs: readonly Y.Doc[]): void => {
  for (const from of docs) {
    for (const to of docs) {
      if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
    }
  }
};

/** What one more person sends after a few edits. */
const oneMore = (base: Uint8Array, client: number, chance: Chance): Uint8Array => {
  const doc = docWith(client, [base]);
  const before = Y.encodeStateVector(doc);
  const undo = new Y.UndoManager([doc.getXmlFragment(TEXT_FIELD), doc.getMap(POSITION_FIELD)], { captureTimeout: 0 });
  for (let i = 0; i <= upTo(chance, 4); i += 1) edit(doc, chance);
  if (chance() < 0.3) undo.undo();
  if (chance() < 0.2) undo.redo();
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  return update;
};

/** One thing that somebody does. */
const edit = (doc: Y.Doc, chance: Chance): void => {
  const fragment = doc.getXmlFragment(TEXT_FIELD);
  const texts = [...fragment.createTreeWalker((node) => node instanceof Y.XmlText)].filter((node): node is Y.XmlText => node instanceof Y.XmlText);
  const text = texts[upTo(chance, texts.length)];
  const place = text ? upTo(chance, text.length + 1) : 0;
  const dice = chance();
  if (!text || dice < 0.15) fragment.insert(upTo(chance, fragment.length + 1), [block(chance)]);
  else if (dice < 0.5) text.insert(place, ['ä', 'ord ', '😀', 'x'.repeat(40)][upTo(chance, 4)] ?? 'a');
  else if (dice < 0.65) text.delete(Math.min(place, Math.max(0, text.length - 3)), Math.min(3, text.length));
  else if (dice < 0.8) text.format(Math.min(place, Math.max(0, text.length - 4)), Math.min(4, text.length), chance() < 0.5 ? { bold: {} } : { link: { href: 'https://exempel.se' } });
  else if (dice < 0.88) removeOne(fragment, chance);
  else if (dice < 0.94) text.insertEmbed(place, { type: 'hardBreak' });
  else doc.getMap(POSITION_FIELD).set(OVERALL_STANCE, chance() < 0.5 ? 'supports' : 'opposes');
};

const removeOne = (fragment: Y.XmlFragment, chance: Chance): void => {
  if (fragment.length > 8) fragment.delete(upTo(chance, fragment.length), 1);
};

/** A paragraph, or a small table. */
const block = (chance: Chance): Y.XmlElement => {
  if (chance() < 0.8) return element('paragraph', [new Y.XmlText('nytt stycke')]);
  const cell = () => element('tableCell', [element('paragraph', [new Y.XmlText('ruta')])]);
  return element('table', [element('tableRow', [cell(), cell()]), element('tableRow', [cell(), cell()])]);
};

const element = (name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name);
  if (name === 'paragraph' || name === 'table') made.setAttribute('id', name);
  made.insert(0, children);
  return made;
};
