// The lines of a response: words with their style, links, citations and notes.
import { textAttribute, type NodeJson } from '@samsvar/document';
import type { Inline } from '../../base/print';
import { run, safeAddress, wordsOf } from '../../base/printable';
import type { NoteBook } from '../../citation/note-book';

/** The inline children of a node. Unknown kinds give their words, so that nothing written is lost. */
export const inlineOf = (node: NodeJson, notes: NoteBook): Inline[] => {
  const content: Inline[] = [];
  for (const child of node.content ?? []) content.push(...partsOf(child, content, notes));
  return trimmed(content);
};

const partsOf = (node: NodeJson, before: readonly Inline[], notes: NoteBook): Inline[] => {
  switch (node.type) {
    case 'text':
      return [styled(node)];
    case 'hardBreak':
      return [{ kind: 'break' }];
    case 'footnote': {
      const text = textAttribute(node, 'text')?.trim();
      return text ? [notes.own(text)] : [];
    }
    case 'citation': {
      if (textAttribute(node, 'mode') !== 'inline') return [notes.cite(node)].filter((note) => note !== null);
      const citation = notes.inline(node);
      if (!citation) return [];
      return /\S$/.test(wordsOf(before)) ? [run(' '), citation] : [citation];
    }
    default:
      return inlineOf(node, notes);
  }
};

const styled = (node: NodeJson): Inline => {
  const mark = (type: string) => node.marks?.find((known) => known.type === type);
  return run(node.text ?? '', {
    bold: mark('bold') !== undefined,
    italic: mark('italic') !== undefined,
    href: safeAddress(mark('link')?.attrs?.['href']),
  });
};

/** Without breaks and spaces at either end. */
const trimmed = (content: Inline[]): Inline[] => {
  const parts = content.filter((part) => part.kind !== 'text' || part.text !== '');
  while (parts[0]?.kind === 'break') parts.shift();
  while (parts[parts.length - 1]?.kind === 'break') parts.pop();
  const first = parts[0];
  if (first?.kind === 'text') parts[0] = { ...first, text: first.text.trimStart() };
  const last = parts[parts.length - 1];
  if (last?.kind === 'text') parts[parts.length - 1] = { ...last, text: last.text.trimEnd() };
  return parts;
};

/** The same line without notes and marks, for where it is printed a second time. */
export const withoutNotes = (content: readonly Inline[]): Inline[] =>
  content.filter((part) => part.kind === 'text' || part.kind === 'break');
