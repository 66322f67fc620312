// Writes the wanted words and marks of one line of text into the texts that hold it.
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { Range } from './changed-ranges';
import { attributesOf, markNameOf, type TextAttributes } from './marks';
import { deltaOf } from './read';
import { wordChange } from './word-change';

/** A new text with these words and marks. */
export const newText = (nodes: readonly Node[]): Y.XmlText => {
  const text = new Y.XmlText();
  text.applyDelta(nodes.map((node) => ({ insert: node.text ?? '', attributes: attributesOf(node.marks) })));
  return text;
};

/**
 * Changes only what differs, where it was changed (`ranges`, counted from the first of the nodes). Texts that stand side by side are written as one and stay apart: joining them
 * would double the words when two people do it at once. Marks unknown to the schema are left as they are; answers
 * `false` when the editor had dropped one, so that it must be shown again.
 */
export const writeText = (texts: readonly Y.XmlText[], nodes: readonly Node[], ranges: readonly Range[]): boolean => {
  writeWords(texts, nodes.map((node) => node.text ?? '').join(''), ranges);
  return writeMarks(texts, nodes);
};

const wordsOf = (text: Y.XmlText): string =>
  deltaOf(text).map((run) => (typeof run.insert === 'string' ? run.insert : '')).join('');

const writeWords = (texts: readonly Y.XmlText[], wanted: string, ranges: readonly Range[]): void => {
  const stored = texts.map(wordsOf);
  const change = wordChange(stored.join(''), wanted, ranges);
  if (change.remove === 0 && change.insert === '') return;
  let start = 0;
  let isInserted = change.insert === '';
  texts.forEach((text, at) => {
    const length = stored[at]?.length ?? 0;
    const from = Math.max(change.index - start, 0);
    const to = Math.min(change.index + change.remove - start, length);
    if (to > from) text.delete(from, to - from);
    const fits = change.index - start <= length;
    if (!isInserted && fits) {
      text.insert(from, change.insert);
      isInserted = true;
    }
    start += length;
  });
};

const writeMarks = (texts: readonly Y.XmlText[], nodes: readonly Node[]): boolean => {
  const wanted = nodes.map((node) => ({ length: node.text?.length ?? 0, attributes: attributesOf(node.marks), node }));
  let at = 0;
  let used = 0;
  let isWhole = true;
  for (const text of texts) {
    let position = 0;
    for (const run of deltaOf(text)) {
      let left = typeof run.insert === 'string' ? run.insert.length : 0;
      while (left > 0) {
        const want = wanted[at];
        if (!want) return isWhole;
        const length = Math.min(left, want.length - used);
        const change = changeOf(run.attributes ?? {}, want.attributes, want.node);
        if (change) text.format(position, length, change);
        isWhole &&= !hasDropped(run.attributes ?? {}, want.attributes, want.node);
        position += length;
        left -= length;
        used += length;
        if (used === want.length) [at, used] = [at + 1, 0];
      }
    }
  }
  return isWhole;
};

/** Whether a mark unknown to the schema stands in the document and no longer in the editor. */
const hasDropped = (stored: TextAttributes, wanted: TextAttributes, node: Node): boolean =>
  Object.keys(stored).some((name) => !(name in wanted) && !node.type.schema.marks[markNameOf(name)]);

/** What to set and unset; null when the run is right. */
const changeOf = (stored: TextAttributes, wanted: TextAttributes, node: Node): TextAttributes | null => {
  const known = node.type.schema.marks;
  const change: Record<string, TextAttributes[string]> = {};
  for (const name of Object.keys(stored)) if (!(name in wanted) && known[markNameOf(name)]) change[name] = null;
  for (const [name, value] of Object.entries(wanted)) {
    // An unknown value can be anything, and is nobody's to change here.
    const isRight = known[markNameOf(name)] ? isEqual(stored[name], value) : name in stored;
    if (!isRight) change[name] = value;
  }
  return Object.keys(change).length > 0 ? change : null;
};

const isEqual = (a: TextAttributes[string] | undefined, b: TextAttributes[string]): boolean => {
  if (!a || !b) return a === b;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => (a[name] ?? null) === (b[name] ?? null));
};
