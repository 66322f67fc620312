// The line of a block of text: what stands in it, how each piece counts, and stretches of it.
import type { NodeJson } from './json';
import { marksText } from './marks';
import { responseSchema } from './schema';

/** Stands for what is within a block and is no text, as a citation: one character, as a `TextPoint` counts. */
export const ATOM = '\uFFFC';

/** Whether a node stands in a line. */
export const isInline = ({ type }: NodeJson): boolean => responseSchema.nodes[type]?.isInline ?? false;

/** Whether words can stand in a node directly; of an unknown type, whether any do. */
export const isTextBlock = (node: NodeJson): boolean => responseSchema.nodes[node.type]?.inlineContent ?? (node.content ?? []).some(isInline);

/** A child of a line: a citation or the like, or pieces of text that stand side by side. */
export type LineChild = NodeJson | readonly NodeJson[];

/** Whether a child of a line is text. */
export const isTexts = (child: LineChild): child is readonly NodeJson[] => Array.isArray(child);

/** The nodes with pieces of text that follow each other together, however they are marked. */
export const lineChildren = (content: readonly NodeJson[]): LineChild[] => {
  const children: LineChild[] = [];
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

/** The nodes with neighbouring pieces of text that are marked alike as one, and without empty pieces. */
export const joinedText = (nodes: readonly NodeJson[]): readonly NodeJson[] => {
  if (!nodes.some((node, i) => node.type === 'text' && (!node.text || nodes[i - 1]?.type === 'text'))) return nodes;
  const result: NodeJson[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && !node.text) continue;
    if (last?.type === 'text' && node.type === 'text' && marksText(last) === marksText(node)) {
      result[result.length - 1] = { ...last, text: (last.text ?? '') + (node.text ?? '') };
    } else result.push(node);
  }
  return result;
};

/** A stretch with one formatting, or one inline node that is no text. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly node: NodeJson;
  /** Of its marks. */
  readonly key: string;
}

/** Offsets into `text` are those of a `TextPoint`. */
export interface InlineText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Reads the line of a block. A line break is an atom here: a node to be compared. Where words are quoted it is a line feed (`unitsOf`). */
export const inlineText = ({ content = [] }: Pick<NodeJson, 'content'>): InlineText => {
  const pieces: Piece[] = [];
  let text = '';
  for (const node of content) {
    const words = node.type === 'text' ? (node.text ?? '') : ATOM;
    if (words !== '') pieces.push({ from: text.length, to: text.length + words.length, node, key: marksText(node) });
    text += words;
  }
  return { text, pieces };
};

/** The inline nodes between two offsets. */
export const nodesBetween = ({ pieces }: InlineText, from: number, to: number): readonly NodeJson[] => {
  const nodes: NodeJson[] = [];
  for (const piece of pieces) {
    if (piece.to <= from || piece.from >= to) continue;
    const isWhole = piece.from >= from && piece.to <= to;
    nodes.push(isWhole ? piece.node : { ...piece.node, text: (piece.node.text ?? '').slice(Math.max(0, from - piece.from), to - piece.from) });
  }
  return joinedText(nodes);
};
