// The line of a block of text as one string with its formatting beside it, and the tokens that it is compared by.
import type { MarkJson, NodeJson } from '../response/json';
import { marksKey, valueKey } from './same-node';

/** Stands for a citation, a note or a line break: one character, as a `TextPoint` counts. */
export const ATOM = '\uFFFC';

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

/** A word, a number, blanks, a sign or an inline node; equal keys mean that it says the same. */
export interface Token {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** Blocks that hold text and not other blocks. */
const TEXT_BLOCKS: readonly string[] = ['paragraph', 'heading', 'demand', 'figure'];
const INLINE: readonly string[] = ['text', 'hardBreak', 'citation', 'footnote'];

/** Whether a block holds a line of text; of unknown types, whether it does now. */
export const isTextBlock = (node: NodeJson): boolean =>
  TEXT_BLOCKS.includes(node.type) || (node.content?.some(({ type }) => INLINE.includes(type)) ?? false);

/** Reads the line of a block. */
export const inlineText = (block: NodeJson): InlineText => {
  const pieces: Piece[] = [];
  let text = '';
  for (const node of block.content ?? []) {
    const words = node.type === 'text' ? (node.text ?? '') : ATOM;
    if (words !== '') pieces.push({ from: text.length, to: text.length + words.length, node, key: marksKey(node.marks) });
    text += words;
  }
  return { text, pieces };
};

const TOKEN = /\uFFFC|\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+(?:[.,:–-]\p{N}+)*|\s+|[^]/gu;

/** The line in tokens, without gaps. */
export const tokensOf = ({ text, pieces }: InlineText): Token[] => {
  const atoms = new Map(pieces.flatMap((piece) => (piece.node.type === 'text' ? [] : [[piece.from, atomKey(piece.node)]])));
  const tokens: Token[] = [];
  for (const { 0: words, index } of text.matchAll(TOKEN)) {
    tokens.push({ key: (words === ATOM && atoms.get(index)) || words, from: index, to: index + words.length });
  }
  return tokens;
};

/** The inline nodes between two offsets. */
export const nodesBetween = ({ pieces }: InlineText, from: number, to: number): NodeJson[] => {
  const nodes: NodeJson[] = [];
  for (const piece of pieces) {
    if (piece.to <= from || piece.from >= to) continue;
    const isWhole = piece.from >= from && piece.to <= to;
    nodes.push(isWhole ? piece.node : { ...piece.node, text: (piece.node.text ?? '').slice(Math.max(0, from - piece.from), to - piece.from) });
  }
  return joinedText(nodes);
};

/** Pieces of text with equal marks that follow each other, as one. */
export const joinedText = (nodes: readonly NodeJson[]): NodeJson[] => {
  const result: NodeJson[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.type === 'text' && node.type === 'text' && marksKey(last.marks) === marksKey(node.marks)) {
      result[result.length - 1] = { ...last, text: (last.text ?? '') + (node.text ?? '') };
    } else result.push(node);
  }
  return result;
};

/** A text node with other marks; without any when there are none. */
export const withMarks = ({ marks: _, ...node }: NodeJson, marks: readonly MarkJson[]): NodeJson =>
  marks.length > 0 ? { ...node, marks } : node;

/** A citation is the passage it leads to and how, a note its words. */
const atomKey = ({ type, attrs = {} }: NodeJson): string => {
  const { citationId: _citation, noteId: _note, id: _id, ...rest } = attrs;
  return `${ATOM}${type}${valueKey(rest)}`;
};
