// Putting other words where something was found.
import type { Mark, Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Found } from './search';

/** Replaces what was found, which lies in the order of the text and may be replaced. */
export const replaceFound = (tr: Transaction, found: readonly Found[], text: string): Transaction => {
  // From the end, so that what comes before stays where it is.
  for (const one of [...found].reverse()) {
    if (one.kind === 'note') replaceInNote(tr, one, text);
    else replaceWords(tr, one, text);
  }
  return tr;
};

const replaceWords = (tr: Transaction, { from, to }: Found, text: string): void => {
  if (text === '') tr.delete(from, to);
  else tr.replaceWith(from, to, tr.doc.type.schema.text(text, marksOf(tr.doc, from, to)));
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
