// Putting other words where something was found.
import { Fragment, type Mark, type Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Found } from './search';

/** Replaces what was found, which lies in the order of the text and may be replaced; each block in one step. */
export const replaceFound = (tr: Transaction, found: readonly Found[], text: string): Transaction => {
  // Notes keep their size; from the end, so that what comes before stays where it is.
  for (const note of found.filter(({ kind }) => kind === 'note').reverse()) replaceInNote(tr, note, text);
  for (const line of linesOf(tr.doc, found.filter(({ kind }) => kind === 'words')).reverse()) replaceInLine(tr, line, text);
  return tr;
};

/** What was found in each block of text. */
const linesOf = (doc: Node, found: readonly Found[]): Found[][] => {
  const lines = new Map<number, Found[]>();
  for (const one of found) {
    const start = doc.resolve(one.from).start();
    const line = lines.get(start);
    if (line) line.push(one);
    else lines.set(start, [one]);
  }
  return [...lines.values()];
};

const replaceInLine = (tr: Transaction, line: readonly Found[], text: string): void => {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return;
  const { doc } = tr;
  const nodes: Node[] = [];
  let end = first.from;
  for (const { from, to } of line) {
    nodes.push(...doc.slice(end, from).content.content);
    if (text !== '') nodes.push(doc.type.schema.text(text, marksOf(doc, from, to)));
    end = to;
  }
  tr.replaceWith(first.from, last.to, Fragment.fromArray(nodes));
};

/** As the first letter was written; and with every anchor that the words had, so that no comment loses its place. */
const marksOf = (doc: Node, from: number, to: number): readonly Mark[] => {
  let marks: readonly Mark[] | null = null;
  doc.nodesBetween(from, to, (node) => {
    if (!node.isText) return;
    if (marks === null) marks = node.marks;
    for (const mark of node.marks) if (mark.type.name === 'anchor') marks = mark.addToSet(marks);
  });
  return marks ?? [];
};

const replaceInNote = (tr: Transaction, { from, match: [start, end] }: Found, text: string): void => {
  const words = String(tr.doc.nodeAt(from)?.attrs['text'] ?? '');
  tr.setNodeAttribute(from, 'text', words.slice(0, start) + text + words.slice(end));
};
