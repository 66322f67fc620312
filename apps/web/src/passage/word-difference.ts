// Which words differ between a cited place and where it stands now.
import { spansOf, type NodeJson } from '@samsvar/document';

/** A stretch of one side. `differs`: it is not on the other side. */
export interface WordPiece {
  readonly text: string;
  readonly differs: boolean;
}

/** Both texts in stretches, each from end to end. */
export interface WordDifference {
  readonly before: readonly WordPiece[];
  readonly after: readonly WordPiece[];
}

/** Compares word by word; the same words give one stretch on each side. */
export const wordDifference = (before: string, after: string): WordDifference => {
  if (before === after) return { before: whole(before), after: whole(after) };
  const spans = spansOf(line(before), line(after));
  const side = (other: 'added' | 'removed') =>
    joined(spans.filter(({ kind }) => kind !== other).map(({ kind, node }) => ({ text: node.text ?? '', differs: kind !== 'same' })));
  return { before: side('added'), after: side('removed') };
};

const whole = (text: string): WordPiece[] => (text ? [{ text, differs: false }] : []);

const line = (text: string): NodeJson => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] });

/** Blanks alone between two differences are told with them. */
const joined = (pieces: readonly WordPiece[]): WordPiece[] => {
  const result: WordPiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.differs === piece.differs) result[result.length - 1] = { ...last, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
};
