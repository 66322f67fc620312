// What breaks the schema is found block by block; what a newer editor writes is not taken for a fault.
import * as Y from 'yjs';
import { everyNode } from '../testing/every-node';
import { examine, schemaFault } from './examine';
import { freshBlocks, freshUpdate } from './fresh';
import type { NodeJson } from './json';
import { contentOf, seedUpdate } from './ydoc';

const opened = (update: Uint8Array): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
};
const aDoc = (...more: (Y.XmlElement | Y.XmlText)[]): Y.Doc => {
  const doc = opened(seedUpdate({ text: everyNode(), overallStance: 'opposes' }));
  doc.getXmlFragment('text').insert(1, more);
  return doc;
};
const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};
const text = (words: string): NodeJson => ({ type: 'text', text: words });
const doc = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });

test('a sound document has no fault, and reads as it does everywhere', () => {
  const sound = aDoc();
  expect(examine(sound)).toEqual({ content: contentOf(sound), broken: [], fault: null });
});

test.each([
  ['a known block without what it must hold', () => element('quotation')],
  ['a known node where it cannot stand', () => element('tableRow', element('tableCell', element('paragraph')))],
  ['a block inside a paragraph', () => element('paragraph', element('paragraph'))],
  ['words outside all blocks', () => new Y.XmlText('lösa ord')],
])('%s is one broken block among sound ones', (_, make) => {
  const { broken, fault, content } = examine(aDoc(make()));
  expect(broken).toMatchObject([{ index: 1, fault }]);
  expect(fault).not.toBeNull();
  expect(content.text.content?.length).toBe((everyNode().content?.length ?? 0) + 1);
});

test('what cannot even be read is found, and the rest is read', () => {
  const spoiled = aDoc();
  const text = new Y.XmlText();
  text.insertEmbed(0, { type: 'picture' });
  spoiled.getXmlFragment('text').insert(2, [element('paragraph', text), new Y.XmlHook('alien') as unknown as Y.XmlElement]);
  expect(examine(spoiled).broken.map(({ index }) => index)).toEqual([2, 3]);
});

test('a text without any block is a fault of the whole', () => {
  expect(examine(new Y.Doc())).toMatchObject({ broken: [], fault: 'The text has no block.' });
});

test.each<[string, NodeJson]>([
  ['a block', { type: 'futureBox', content: [{ type: 'futureLine' }] }],
  ['a node in running text', { type: 'paragraph', content: [text('Se '), { type: 'futureChip', attrs: { x: 1 } }] }],
  ['a mark', { type: 'paragraph', content: [{ ...text('rött'), marks: [{ type: 'futureColour', attrs: { c: 'red' } }, { type: 'bold' }] }] }],
  ['an attribute', { type: 'paragraph', attrs: { id: 'p', futureAlign: 'left' } }],
  ['the only content of a quotation', { type: 'quotation', content: [{ type: 'futureBox' }] }],
])('%s of a newer schema is no fault', (_, node) => {
  expect(schemaFault(doc(node))).toBeNull();
});

test('beside what is unknown, what is known is still looked at', () => {
  const paragraph = { type: 'paragraph', content: [{ type: 'futureChip' }, { type: 'tableRow' }] };
  expect(schemaFault(doc(paragraph))).toBe('A tableRow cannot stand in a paragraph.');
});

test('fresh blocks read back as they were, known or not', () => {
  const unknown: NodeJson = {
    type: 'futureBox',
    attrs: { id: 'u', depth: 2 },
    content: [{ type: 'paragraph', attrs: { id: 'v' }, content: [{ ...text('ett'), marks: [{ type: 'futureColour', attrs: { c: 'red' } }] }, text(' två')] }],
  };
  const content = { text: doc(...(everyNode().content ?? []), unknown), overallStance: 'opposes' as const };
  const stored = contentOf(opened(freshUpdate(content)));
  expect(stored.text.content?.at(-1)).toEqual(unknown);
  expect(stored.overallStance).toBe('opposes');
  expect(stored).toEqual({ ...contentOf(aDoc()), text: doc(...(contentOf(aDoc()).text.content ?? []), unknown) });
  expect(contentOf(opened(freshUpdate(stored)))).toEqual(stored);
});

test('two anchors on the same words stay two, also beside what is unknown', () => {
  const anchors = ['a', 'b'].map((anchorId) => ({ type: 'anchor', attrs: { anchorId } }));
  const block: NodeJson = { type: 'paragraph', content: [{ ...text('ord'), marks: anchors }, { type: 'futureChip' }] };
  const made = new Y.Doc();
  made.getXmlFragment('text').insert(0, freshBlocks([block]));
  expect(contentOf(made).text.content?.[0]?.content?.[0]?.marks).toHaveLength(2);
});
