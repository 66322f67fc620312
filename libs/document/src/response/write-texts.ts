// Writes the words and marks of one stretch of text into the Y.XmlTexts that hold it.
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { freshBlocks } from './fresh';
import type { MarkJson, NodeJson } from './json';
import { anchoredText } from './same';
import { responseSchema } from './schema';
import { markNameOf, runsOf, storedWords, type StoredMarks, type StoredRun } from './stored';
import { hunksOf, sharedEnds, startsOf, wordsIn } from './words';

/** Makes texts that stand side by side, and are read as one, say this. They stay apart. */
export const writeTexts = (texts: readonly Y.XmlText[], nodes: readonly NodeJson[]): void => {
  writeWords(texts, nodes.map((node) => node.text ?? '').join(''));
  writeMarks(texts, nodes);
};

const writeWords = (texts: readonly Y.XmlText[], wanted: string): void => {
  const lengths = texts.map((text) => storedWords(text).length);
  const [words, others] = [wordsIn(texts.map(storedWords).join('')), wordsIn(wanted)];
  const [starts, otherStarts] = [startsOf(words), startsOf(others)];
  for (const hunk of hunksOf(words, others).reverse()) {
    const removed = words.slice(hunk.from, hunk.to).join('');
    const insert = wanted.slice(otherStarts[hunk.otherFrom] ?? 0, otherStarts[hunk.otherTo] ?? 0);
    replaceIn(texts, lengths, withoutCommon(starts[hunk.from] ?? 0, removed, insert));
  }
};

/** Letters that agree at either end are not written anew: they may be somebody's own. A pair of surrogates is never parted. */
const withoutCommon = (at: number, removed: string, insert: string): Replacement => {
  let [start, end] = sharedEnds(removed, insert);
  if (isHighSurrogate(removed[start - 1])) start--;
  if (isLowSurrogate(removed[removed.length - end])) end--;
  return { from: at + start, to: at + removed.length - end, insert: insert.slice(start, insert.length - end) };
};

const isHighSurrogate = (letter: string | undefined): boolean => letter !== undefined && /[\uD800-\uDBFF]/.test(letter);
const isLowSurrogate = (letter: string | undefined): boolean => letter !== undefined && /[\uDC00-\uDFFF]/.test(letter);

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
  return runsOfText({ type: 'text', text: '.', marks })[0]?.attributes ?? {};
};

/** How a piece of text is stored by itself. */
const runsOfText = (node: NodeJson): readonly StoredRun[] => {
  const doc = new Y.Doc({ guid: 'copy' });
  try {
    const text = { type: 'doc', content: [{ type: 'paragraph', content: [node] }] };
    const isKnown = node.marks?.every(({ type }) => responseSchema.marks[type]) ?? true;
    if (isKnown) prosemirrorToYXmlFragment(responseSchema.nodeFromJSON(text), doc.getXmlFragment('text'));
    else doc.getXmlFragment('text').insert(0, freshBlocks(text.content));
    return runsOf(firstText(doc));
  } finally {
    doc.destroy();
  }
};

const firstText = (doc: Y.Doc): Y.XmlText => {
  const [paragraph] = doc.getXmlFragment('text').toArray();
  const text: unknown = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (text instanceof Y.XmlText) return text;
  throw new Error('A paragraph with words has no text.');
};
