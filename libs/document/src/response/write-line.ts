// Writes the words, citations and marks of one block of text into the Y types that hold them.
import * as Y from 'yjs';
import { freshBlocks } from './fresh';
import type { MarkJson, NodeJson } from './json';
import { anchoredText } from './same';
import { markNameOf, runsOf, storedWords, type Stored, type StoredMarks } from './stored';
import { hunksOf, wordsIn } from './words';

/** A child as wanted: a citation or the like, or pieces of text that stand side by side. */
type Wanted = NodeJson | readonly NodeJson[];
const isTexts = (child: Wanted): child is readonly NodeJson[] => Array.isArray(child);
const isStoredTexts = (child: Stored): child is readonly Y.XmlText[] => Array.isArray(child);

/** Changes only what differs. Texts that stand side by side stay apart, and an emptied one stays: somebody may be writing in it. */
export const writeLine = (parent: Y.XmlElement, stored: readonly Stored[], content: readonly NodeJson[]): void => {
  const wanted = grouped(content);
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

const grouped = (content: readonly NodeJson[]): Wanted[] => {
  const children: Wanted[] = [];
  let texts: NodeJson[] | null = null;
  for (const node of content) {
    if (node.type !== 'text') {
      children.push(node);
      texts = null;
    } else if (texts) texts.push(node);
    else children.push((texts = [node]));
  }
  return children;
};

interface Pair {
  readonly stored: number;
  readonly wanted: number;
}

/** Equal citations and the like first; between two of them the texts that share most words. */
const pairLine = (stored: readonly Stored[], wanted: readonly Wanted[]): Pair[] => {
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
  readonly wanted: readonly Wanted[];
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

const writeTexts = (texts: readonly Y.XmlText[], nodes: readonly NodeJson[]): void => {
  writeWords(texts, nodes.map((node) => node.text ?? '').join(''));
  writeMarks(texts, nodes);
};

const writeWords = (texts: readonly Y.XmlText[], wanted: string): void => {
  const lengths = texts.map((text) => storedWords(text).length);
  const [words, others] = [wordsIn(texts.map(storedWords).join('')), wordsIn(wanted)];
  const [starts, otherStarts] = [startsOf(words), startsOf(others)];
  for (const hunk of hunksOf(words, others).reverse()) {
    const [from, to] = [starts[hunk.from] ?? 0, starts[hunk.to] ?? 0];
    const insert = wanted.slice(otherStarts[hunk.otherFrom] ?? 0, otherStarts[hunk.otherTo] ?? 0);
    replaceIn(texts, lengths, { from, to, insert });
  }
};

const startsOf = (words: readonly string[]): number[] => {
  const starts = [0];
  for (const word of words) starts.push((starts.at(-1) ?? 0) + word.length);
  return starts;
};

interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** `lengths` are those before anything was written; what is written comes from the end on. */
const replaceIn = (texts: readonly Y.XmlText[], lengths: readonly number[], { from, to, insert }: Replacement): void => {
  let start = 0;
  let isInserted = insert === '';
  texts.forEach((text, i) => {
    const length = lengths[i] ?? 0;
    const [a, b] = [Math.max(from - start, 0), Math.min(to - start, length)];
    const isHere = !isInserted && from - start <= length;
    // Before what goes, so that it takes the marks of what stands before it.
    if (isHere) text.insert(a, insert);
    if (b > a) text.delete(a + (isHere ? insert.length : 0), b - a);
    isInserted ||= isHere;
    start += length;
  });
};

const writeMarks = (texts: readonly Y.XmlText[], nodes: readonly NodeJson[]): void => {
  const wanted = nodes.map((node) => ({ length: node.text?.length ?? 0, marks: node.marks ?? [] }));
  let [at, used] = [0, 0];
  for (const text of texts) {
    let place = 0;
    for (const run of runsOf(text)) {
      let left = typeof run.insert === 'string' ? run.insert.length : 0;
      while (left > 0) {
        const want = wanted[at];
        if (!want) return;
        const length = Math.min(left, want.length - used);
        const change = changeOf(run.attributes ?? {}, want.marks);
        if (change) text.format(place, length, change);
        place += length;
        left -= length;
        used += length;
        if (used === want.length) [at, used] = [at + 1, 0];
      }
    }
  }
};

/** What to set and unset; null when the run is right. An attribute that says what is wanted stays, whatever its name. */
const changeOf = (stored: StoredMarks, wanted: readonly MarkJson[]): Record<string, unknown> | null => {
  const missing = [...wanted];
  const change: Record<string, unknown> = {};
  for (const [name, attrs] of Object.entries(stored)) {
    if (attrs === null) continue;
    const found = missing.findIndex((mark) => markText(mark) === markText({ type: markNameOf(name), ...(attrs && { attrs }) }));
    if (found < 0) change[name] = null;
    else missing.splice(found, 1);
  }
  for (const [name, value] of Object.entries(storedMarks(missing))) change[name] = value;
  return Object.keys(change).length > 0 ? change : null;
};

const markText = (mark: MarkJson): string => anchoredText([{ type: 'text', text: '.', marks: [mark] }]);

/** The attributes that these marks are stored under, named by the converter that all read with. */
const storedMarks = (marks: readonly MarkJson[]): StoredMarks => {
  if (marks.length === 0) return {};
  const doc = new Y.Doc();
  doc.getXmlFragment('text').insert(0, freshBlocks([{ type: 'paragraph', content: [{ type: 'text', text: '.', marks }] }]));
  const [paragraph] = doc.getXmlFragment('text').toArray();
  const text: unknown = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  const attributes = text instanceof Y.XmlText ? (runsOf(text)[0]?.attributes ?? {}) : {};
  doc.destroy();
  return attributes;
};

const newTypes = (child: Wanted): (Y.XmlElement | Y.XmlText)[] => {
  const doc = new Y.Doc();
  const nodes = isTexts(child) ? child : [child];
  doc.getXmlFragment('text').insert(0, freshBlocks([{ type: 'paragraph', content: nodes }]));
  const [paragraph] = doc.getXmlFragment('text').toArray();
  // A paragraph of text and inline elements holds nothing else.
  const made = paragraph instanceof Y.XmlElement ? paragraph.toArray().map((one) => one.clone() as Y.XmlElement | Y.XmlText) : [];
  doc.destroy();
  return made;
};
