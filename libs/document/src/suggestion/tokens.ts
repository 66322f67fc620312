// A line of text as words with their marks, so that two or three of them can be compared.
import type { NodeJson } from '../response/json';
import { joinedText, marksText, nodesText, withoutAnchorMarks } from '../response/same';
import { wordsIn } from '../response/words';

/** A word, a stretch of space, or a citation or the like. */
export interface Token {
  /** The same for what says the same, anchors apart. */
  readonly key: string;
  /** The pieces it consists of. */
  readonly nodes: readonly NodeJson[];
}

/** The tokens of a line, in order. */
export const tokensOf = (content: readonly NodeJson[]): Token[] => {
  const tokens: Token[] = [];
  let texts: NodeJson[] = [];
  const close = () => {
    if (texts.length > 0) tokens.push(...wordTokens(texts));
    texts = [];
  };
  for (const node of content) {
    if (node.type === 'text') {
      texts.push(node);
      continue;
    }
    close();
    tokens.push({ key: `\uFFFC${nodesText([node])}`, nodes: [node] });
  }
  close();
  return tokens;
};

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
  joinedText(nodes.map(withoutAnchorMarks))
    .map((node) => (node.text ?? '') + (node.marks ? `\u0000${marksText(node)}\u0001` : ''))
    .join('');
