// Writing what differs, and nothing else.
import * as Y from 'yjs';
import { seeded, changedText, paragraphOf, randomText } from '../testing/random-text';
import { TEXT_FIELD } from './fields';
import { freshUpdate } from './fresh';
import type { NodeJson } from './json';
import { anchoredText } from './same';
import { writeContent } from './write';
import { contentOf } from './ydoc';

const docOf = (text: NodeJson): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, freshUpdate({ text, overallStance: null }));
  return doc;
};
const rewrite = (doc: Y.Doc, text: NodeJson) => doc.transact(() => writeContent(doc, { from: contentOf(doc), to: { text, overallStance: null } }));
const doc = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });
const words = (text: string): NodeJson => ({ type: 'text', text });

test('any text can be made into any other, and reads as meant', () => {
  for (let seed = 0; seed < 120; seed++) {
    const chance = seeded(seed);
    const ydoc = docOf(randomText(chance));
    for (let i = 0; i < 4; i++) {
      const wanted = i % 2 === 0 ? changedText(chance, contentOf(ydoc).text) : randomText(chance);
      rewrite(ydoc, wanted);
      expect([seed, anchoredText([contentOf(ydoc).text])]).toEqual([seed, anchoredText([wanted])]);
    }
  }
});

test('what others write beside it stays, in the same block too', () => {
  const [ours, theirs] = [docOf(doc(paragraphOf('p', [words('ett två tre fyra fem')]), paragraphOf('q', [words('sex')]))), new Y.Doc()];
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(ours));
  rewrite(ours, doc(paragraphOf('p', [words('ett TVÅ tre FYRA fem')]), paragraphOf('ny', [words('ny')]), paragraphOf('q', [words('sex')])));
  const paragraph = theirs.getXmlFragment(TEXT_FIELD).get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (text instanceof Y.XmlText) text.insert(11, 'xx');
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(ours));
  Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs));
  expect(JSON.stringify(contentOf(ours))).toBe(JSON.stringify(contentOf(theirs)));
  expect(contentOf(ours).text.content?.map((node) => node.content?.map(({ text: said }) => said).join(''))).toEqual(['ett TVÅ trexx FYRA fem', 'ny', 'sex']);
});

test('an unknown block, its unknown marks and its words are left as they are', () => {
  const unknown: NodeJson = { type: 'widget', attrs: { id: 'w', depth: 3 }, content: [{ type: 'text', text: 'nytt', marks: [{ type: 'glow', attrs: { hue: 2 } }] }] };
  const ydoc = docOf(doc(paragraphOf('p', [words('ett')]), unknown));
  const before = Y.encodeStateVector(ydoc);
  rewrite(ydoc, doc(paragraphOf('p', [words('ett två')]), unknown));
  expect(contentOf(ydoc).text.content?.[1]).toEqual(unknown);
  expect(Y.encodeStateAsUpdate(ydoc, before).length).toBeLessThan(60);
});
