// The tokens that two lines are compared by when versions are: words and what stands between them, whatever their formatting.
import type { NodeJson } from '../response/json';
import { ATOM, type InlineText } from '../response/line';
import { wordsIn } from '../response/words';
import { valueKey } from './same-node';

/** A word, a number, blanks, a sign or an inline node; equal keys mean that it says the same. Formatting is told apart (`spansOf`), so it counts not. */
export interface Token {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** The line in tokens, without gaps. */
export const tokensOf = ({ text, pieces }: InlineText): Token[] => {
  const atoms = new Map(pieces.flatMap((piece) => (piece.node.type === 'text' ? [] : [[piece.from, atomKey(piece.node)]])));
  let to = 0;
  return wordsIn(text).map((words) => {
    const from = to;
    to += words.length;
    return { key: (words === ATOM && atoms.get(from)) || words, from, to };
  });
};

/** A citation is the passage it leads to and how, a note its words. */
const atomKey = ({ type, attrs = {} }: NodeJson): string => {
  const { citationId: _citation, noteId: _note, id: _id, ...rest } = attrs;
  return `${ATOM}${type}${valueKey(rest)}`;
};
