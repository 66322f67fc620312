// A line of text as words with their marks, so that two or three of them can be compared.
import { bareNodes } from '../response/anchors';
import type { NodeJson } from '../response/json';
import { ATOM, isTexts, joinedText, lineChildren } from '../response/line';
import { marksText } from '../response/marks';
import { nodesText } from '../response/same';
import { wordsIn } from '../response/words';

/** A word, a stretch of space, or a citation or the like. */
export interface Token {
  /** The same for what says the same, anchors apart. Formatting counts: it can be proposed. In `version/tokens` it does not. */
  readonly key: string;
  /** The pieces it consists of. */
  readonly nodes: readonly NodeJson[];
}

/** The tokens of a line, in order. */
export const tokensOf = (content: readonly NodeJson[]): Token[] =>
  lineChildren(content).flatMap((child) => (isTexts(child) ? wordTokens(child) : [{ key: `${ATOM}${nodesText([child])}`, nodes: [child] }]));

/** The line that tokens make. */
export const lineOf = (tokens: readonly Token[]): readonly NodeJson[] => joinedText(tokens.flatMap(({ nodes }) => nodes));

export const keysOf = (tokens: readonly Token[]): string[] => tokens.map(({ key }) => key);

const wordTokens = (texts: readonly NodeJson[]): Token[] => {
  let [at, used] = [0, 0];
  return wordsIn(texts.map(({ text }) => text ?? '').join('')).map((word) => {
    const nodes: NodeJson[] = [];
    for (let left = word.length; left > 0; ) {
      const node = texts[at];
      const text = node?.text ?? '';
      if (!node) break;
      const part = text.slice(used, used + left);
      if (part !== '') nodes.push({ ...node, text: part });
      left -= part.length;
      used += part.length;
      if (used >= text.length) [at, used] = [at + 1, 0];
    }
    return { key: keyOfWord(nodes), nodes };
  });
};

const keyOfWord = (nodes: readonly NodeJson[]): string =>
  bareNodes(nodes)
    .map((node) => (node.text ?? '') + (node.marks ? `\u0000${marksText(node)}\u0001` : ''))
    .join('');
