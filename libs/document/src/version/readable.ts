// The words of a node as they are told in a list of changes.
import { headingWords } from '../response/headings';
import { textAttribute, type NodeJson } from '../response/json';
import { isInline } from '../response/line';

/** Its words, citations by their label and notes by their text in brackets; blocks are set apart by a line feed, cells by a bar. */
export const wordsOf = (node: NodeJson): string => {
  switch (node.type) {
    case 'text':
      return node.text ?? '';
    case 'hardBreak':
      return '\n';
    case 'citation':
      return `[${textAttribute(node, 'label') ?? ''}]`;
    case 'footnote':
      return `[${textAttribute(node, 'text') ?? ''}]`;
    case 'sectionHeading':
      return headingWords(node);
    default:
      return wordsWithin(node);
  }
};

const wordsWithin = (node: NodeJson): string => {
  const children = node.content ?? [];
  if (children.some(isInline)) return children.map(wordsOf).join('');
  if (node.type === 'figure') return textAttribute(node, 'alt') ?? '';
  return children.map(wordsOf).join(node.type === 'tableRow' ? ' | ' : '\n');
};

/** Whether there is nothing in it to be told. */
export const isBlank = (node: NodeJson): boolean => wordsOf(node).trim() === '' && !holdsFigure(node);

const holdsFigure = (node: NodeJson): boolean => node.type === 'figure' || (node.content ?? []).some(holdsFigure);
