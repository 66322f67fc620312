// Nodes and a mark that stand for content this editor does not know: shown, moved along, never made, never removed.
import { Mark, Node } from '@tiptap/core';
import type { Node as PmNode } from '@tiptap/pm/model';

export const UNKNOWN_BLOCK = 'unknownBlock';
export const UNKNOWN_INLINE = 'unknownInline';
export const UNKNOWN_MARK = 'unknownMark';

/** Whether a node stands for unknown content. */
export const isUnknown = (node: PmNode): boolean =>
  node.type.name === UNKNOWN_BLOCK || node.type.name === UNKNOWN_INLINE;

const attributes = () => ({
  /** The type's name in the document. */
  name: { default: '', rendered: false },
  /** The content as JSON, so that it is passed on unharmed. */
  json: { default: null, rendered: false },
  words: { default: '', rendered: false },
});

/** By which it is read back: see view/read-back.ts. */
const told = ({ type, attrs }: PmNode) => ({ 'data-node': type.name, 'data-node-attributes': JSON.stringify(attrs) });

/**
 * The two nodes, with the text shown before what could be read of them, and the mark, which shows nothing: without it
 * words that are moved to another block would come there bare.
 */
export const unknownNodes = (label: string): (Node | Mark)[] => [
  Mark.create({
    name: UNKNOWN_MARK,
    // Of one place in the text there may be several.
    excludes: '',
    addAttributes: () => ({
      /** The attribute's name in the document, and its value. */
      name: { default: '', rendered: false },
      value: { default: null, rendered: false },
    }),
    renderHTML: () => ['span', { 'data-unknown-mark': '' }, 0],
  }),
  Node.create({
    name: UNKNOWN_BLOCK,
    group: 'block',
    atom: true,
    selectable: true,
    addAttributes: attributes,
    renderHTML: ({ node }) => ['div', { 'data-unknown': '', ...told(node), contenteditable: 'false' }, `${label}: ${String(node.attrs['words'])}`],
  }),
  Node.create({
    name: UNKNOWN_INLINE,
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    addAttributes: attributes,
    renderHTML: ({ node }) => ['span', { 'data-unknown': '', ...told(node), contenteditable: 'false' }, `${label}: ${String(node.attrs['words'])}`],
  }),
];
