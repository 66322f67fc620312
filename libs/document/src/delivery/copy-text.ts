// How a response reads in a working copy: which blocks are marked, and the words that stand for what Word does not have.
import { headingWords } from '../response/headings';
import { textAttribute, type NodeJson } from '../response/json';
import { ATOM, isTextBlock } from '../response/line';

/** Stands for a footnote, which is one in Word too; citations and line breaks are words there. */
export const NOTE = ATOM;

/** A paragraph of the copy that can be known again, and the block of the response that it is. */
export interface CopyBlock {
  readonly id: string;
  readonly node: NodeJson;
  /** The id of the block at the top of the text that it lies in; its own when it is one. */
  readonly topId: string;
  /** Its words are the source's, or a picture's: what is changed in it cannot come back. */
  readonly isProtected: boolean;
}

/** All paragraphs of a copy of this text, in order. Blocks without an id cannot be known again and are left out. */
export const copyBlocks = (text: NodeJson): CopyBlock[] => (text.content ?? []).flatMap((top) => blocksIn(top, textAttribute(top, 'id')));

const blocksIn = (node: NodeJson, topId: string | null): CopyBlock[] => {
  const id = textAttribute(node, 'id');
  const isProtected = node.type === 'sectionHeading' || node.type === 'figure';
  if (isProtected || isTextBlock(node)) return id !== null && topId !== null ? [{ id, node, topId, isProtected }] : [];
  return (node.content ?? []).flatMap((child) => blocksIn(child, topId));
};

/** A word, a blank, a sign or a citation as it reads in the copy; what it stands for is `node`. */
export interface CopyToken {
  readonly words: string;
  readonly node: NodeJson;
}

/** Blanks stand alone, and numbers are in their parts, unlike in `wordsIn`: Word may put its own signs between any two. */
export const WORD = /\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+|\s|[^]/gu;

/** The line of a block of text in tokens. */
export const copyTokens = (block: NodeJson): CopyToken[] => {
  if (block.type === 'sectionHeading') return [{ words: headingWords(block), node: block }];
  return (block.content ?? []).flatMap((node): CopyToken[] => {
    if (node.type !== 'text') return [{ words: wordsOfAtom(node), node }];
    return [...(node.text ?? '').matchAll(WORD)].map(([words]) => ({ words, node: { ...node, text: words } }));
  });
};

/** What an inline node that is no text reads as. */
export const wordsOfAtom = (node: NodeJson): string => {
  if (node.type === 'hardBreak') return '\n';
  // It stands close to the word before it; in running text it wants room, and must not begin a line alone.
  if (node.type === 'citation') return `\u00a0[${textAttribute(node, 'label') ?? ''}]`;
  return NOTE;
};
