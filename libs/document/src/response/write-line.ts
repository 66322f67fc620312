// Writes the words, citations and marks of one block of text into the Y types that hold them.
import * as Y from 'yjs';
import { freshBlocks } from './fresh';
import type { NodeJson } from './json';
import { isTexts, lineChildren, type LineChild } from './line';
import { anchoredText } from './same';
import { storedWords, type Stored } from './stored';
import { hunksOf, wordsIn } from './words';
import { writeTexts } from './write-texts';

const isStoredTexts = (child: Stored): child is readonly Y.XmlText[] => Array.isArray(child);

/** Changes only what differs. Texts that stand side by side stay apart, and an emptied one stays: somebody may be writing in it. */
export const writeLine = (parent: Y.XmlElement, stored: readonly Stored[], content: readonly NodeJson[]): void => {
  const wanted = lineChildren(content);
  const pairs = pairLine(stored, wanted);
  let index = parent.length;
  let [s, w] = [stored.length, wanted.length];
  // From the end, so that places stay what they were.
  for (const pair of [...pairs.reverse(), { stored: -1, wanted: -1 }]) {
    const added = wanted.slice(pair.wanted + 1, w);
    if (added.length > 0) parent.insert(index, added.flatMap((child) => newTypes(child)));
    for (let at = s - 1; at > pair.stored; at--) index = removeStored(parent, stored[at], index);
    const [child, becomes] = [stored[pair.stored], wanted[pair.wanted]];
    if (child && becomes && isStoredTexts(child) && isTexts(becomes)) writeTexts(child, becomes);
    if (child) index -= isStoredTexts(child) ? child.length : 1;
    [s, w] = [pair.stored, pair.wanted];
  }
};

/** Answers the place before what was removed. */
const removeStored = (parent: Y.XmlElement, child: Stored | undefined, index: number): number => {
  if (!child) return index;
  if (isStoredTexts(child)) {
    for (const text of child) if (text.length > 0) text.delete(0, text.length);
    return index - child.length;
  }
  parent.delete(index - 1, 1);
  return index - 1;
};

interface Pair {
  readonly stored: number;
  readonly wanted: number;
}

/** Equal citations and the like first; between two of them the texts that share most words. */
const pairLine = (stored: readonly Stored[], wanted: readonly LineChild[]): Pair[] => {
  const [a, b] = [stored.map((child) => (isStoredTexts(child) ? TEXT : elementText(child))), wanted.map((child) => (isTexts(child) ? TEXT : anchoredText([child])))];
  const [ka, kb] = [a.filter((key) => key !== TEXT), b.filter((key) => key !== TEXT)];
  const [ia, ib] = [indexesOf(a), indexesOf(b)];
  const pairs: Pair[] = [];
  let [s, w, at, otherAt] = [0, 0, 0, 0];
  const keep = (count: number) => {
    for (let i = 0; i < count; i++) {
      const pair = { stored: ia[at + i] ?? 0, wanted: ib[otherAt + i] ?? 0 };
      pairs.push(...pairTexts({ stored, wanted }, { stored: s, wanted: w }, pair), pair);
      [s, w] = [pair.stored + 1, pair.wanted + 1];
    }
  };
  for (const hunk of hunksOf(ka, kb)) {
    keep(hunk.from - at);
    [at, otherAt] = [hunk.to, hunk.otherTo];
  }
  keep(ka.length - at);
  return [...pairs, ...pairTexts({ stored, wanted }, { stored: s, wanted: w }, { stored: stored.length, wanted: wanted.length })];
};

const TEXT = '';
const indexesOf = (keys: readonly string[]): number[] => keys.flatMap((key, i) => (key === TEXT ? [] : [i]));

const elementText = (element: Y.XmlElement): string => anchoredText([{ type: element.nodeName, attrs: element.getAttributes() }]);

interface Line {
  readonly stored: readonly Stored[];
  readonly wanted: readonly LineChild[];
}

const pairTexts = ({ stored, wanted }: Line, from: Pair, to: Pair): Pair[] => {
  const pairs: Pair[] = [];
  let next = from.stored;
  for (let w = from.wanted; w < to.wanted; w++) {
    const child = wanted[w];
    if (!child || !isTexts(child)) continue;
    const text = child.map((node) => node.text ?? '').join('');
    let best = { at: -1, shared: -1 };
    for (let s = next; s < to.stored; s++) {
      const texts = stored[s];
      if (!texts || !isStoredTexts(texts)) continue;
      const shared = sharedLetters(texts.map(storedWords).join(''), text);
      if (shared > best.shared) best = { at: s, shared };
    }
    if (best.at < 0) continue;
    pairs.push({ stored: best.at, wanted: w });
    next = best.at + 1;
  }
  return pairs;
};

const sharedLetters = (a: string, b: string): number => {
  const words = wordsIn(a);
  const gone = hunksOf(words, wordsIn(b)).flatMap(({ from, to }) => words.slice(from, to));
  return a.length - gone.join('').length;
};

const newTypes = (child: LineChild): (Y.XmlElement | Y.XmlText)[] => {
  const doc = new Y.Doc({ guid: 'copy' });
  const nodes = isTexts(child) ? child : [child];
  doc.getXmlFragment('text').insert(0, freshBlocks([{ type: 'paragraph', content: nodes }]));
  const [paragraph] = doc.getXmlFragment('text').toArray();
  // A paragraph of text and inline elements holds nothing else.
  const made = paragraph instanceof Y.XmlElement ? paragraph.toArray().map((one) => one.clone() as Y.XmlElement | Y.XmlText) : [];
  doc.destroy();
  return made;
};
