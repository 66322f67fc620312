// From the Y.Doc to ProseMirror: builds nodes once, reuses them, and never writes.
import { Fragment, Node, type NodeType, type Schema } from '@tiptap/pm/model';
import type { relativePositionToAbsolutePosition } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { marksOf, type TextAttributes } from './marks';
import { UNKNOWN_BLOCK, UNKNOWN_INLINE, UNKNOWN_MARK, isUnknown } from './unknown';

/** Which ProseMirror node stands for which element. y-tiptap's position functions read it too. */
export type Mapping = Parameters<typeof relativePositionToAbsolutePosition>[3];

/** What reading needs to know. */
export interface Reading {
  readonly schema: Schema;
  readonly mapping: Mapping;
}

/** The blocks of the fragment. Elements that are in the mapping give the very same node again. */
export const blocksOf = (reading: Reading, fragment: Y.XmlFragment): Node[] =>
  fragment.toArray().map((child) => {
    if (!(child instanceof Y.XmlElement)) throw new Error('text outside a block');
    return nodeOf(reading, child, false);
  });

const nodeOf = (reading: Reading, element: Y.XmlElement, isInline: boolean): Node => {
  const mapped = reading.mapping.get(element);
  if (mapped instanceof Node) return mapped;
  const node = knownNodeOf(reading, element) ?? unknownNodeOf(reading, element, isInline);
  reading.mapping.set(element, node);
  return node;
};

/** The node, or null when the schema has no place for it as it is. */
const knownNodeOf = (reading: Reading, element: Y.XmlElement): Node | null => {
  const type = reading.schema.nodes[element.nodeName];
  if (!type || type.name === UNKNOWN_BLOCK || type.name === UNKNOWN_INLINE) return null;
  const children: Node[] = [];
  for (const child of element.toArray()) {
    const nodes = child instanceof Y.XmlText ? textNodesOf(reading, child, type) : child instanceof Y.XmlElement ? [nodeOf(reading, child, type.inlineContent)] : null;
    if (!nodes) return null;
    children.push(...nodes);
  }
  try {
    return type.createChecked(element.getAttributes(), Fragment.fromArray(children));
  } catch {
    // Content that breaks the schema is shown as unknown; it is still in the Y.Doc, untouched.
    return null;
  }
};

/** The runs of a text, or null when it holds something that is not text. */
const textNodesOf = ({ schema }: Reading, text: Y.XmlText, parent: NodeType): Node[] | null => {
  const nodes: Node[] = [];
  for (const run of deltaOf(text)) {
    if (typeof run.insert !== 'string') return null;
    // Where no such mark may stand it is not shown; a known one there makes the block unknown, as it breaks the schema.
    const marks = marksOf(run.attributes, schema).filter(({ type }) => type.name !== UNKNOWN_MARK || parent.allowsMarkType(type));
    nodes.push(schema.text(run.insert, marks));
  }
  return nodes;
};

const unknownNodeOf = (reading: Reading, element: Y.XmlElement, isInline: boolean): Node => {
  // The types are in every schema that the binding is used with; the editor adds them.
  const type = reading.schema.nodes[isInline ? UNKNOWN_INLINE : UNKNOWN_BLOCK];
  if (!type) throw new Error('the schema has no node for unknown content');
  return type.create({ name: element.nodeName, json: jsonOf(element), words: wordsOf(element) });
};

/** A run of a Y.XmlText. */
export interface TextRun {
  readonly insert: unknown;
  readonly attributes?: TextAttributes;
}

/** Yjs types a delta as `any`; this is the shape that it documents. */
export const deltaOf = (text: Y.XmlText): TextRun[] => text.toDelta() as TextRun[];

interface RawNode {
  readonly type: string;
  readonly attrs?: Record<string, unknown>;
  readonly content?: RawNode[];
  readonly text?: string;
}

const jsonOf = (element: Y.XmlElement): RawNode => ({
  type: element.nodeName,
  attrs: element.getAttributes(),
  content: element.toArray().flatMap((child): RawNode[] => {
    if (child instanceof Y.XmlElement) return [jsonOf(child)];
    if (!(child instanceof Y.XmlText)) return [];
    return deltaOf(child).flatMap((run) => (typeof run.insert === 'string' ? [{ type: 'text', text: run.insert }] : []));
  }),
});

const wordsOf = (element: Y.XmlElement): string => {
  const words = (node: RawNode): string => node.text ?? (node.content ?? []).map(words).join(' ');
  return words(jsonOf(element)).trim();
};

/** The nodes under `node` that stand for unknown content. */
export const unknownIn = (node: Node): number => {
  let count = isUnknown(node) ? 1 : 0;
  node.descendants((child) => {
    if (isUnknown(child)) count++;
  });
  return count;
};
