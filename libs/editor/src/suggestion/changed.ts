// What a suggestion changes, block by block and word by word.
import { diffContents, plainText, type BlockChange, type NodeJson } from '@samsvar/document';

/** Inline nodes are compared as one line; both sides are taken for the same block. */
const asBlocks = (nodes: readonly NodeJson[], isLine: boolean): readonly NodeJson[] =>
  isLine ? [{ type: 'paragraph', attrs: { id: 'line' }, content: nodes }] : nodes;

const INLINE: readonly string[] = ['text', 'hardBreak', 'citation', 'footnote'];

/** Whether nodes are a line of text rather than blocks. */
export const isLine = (nodes: readonly NodeJson[]): boolean => nodes.some(({ type }) => INLINE.includes(type));

/** How `to` differs from `from`. */
export const blockChanges = (from: readonly NodeJson[], to: readonly NodeJson[]): readonly BlockChange[] => {
  const line = isLine(from) || isLine(to);
  const content = (nodes: readonly NodeJson[]) => ({ text: { type: 'doc', content: asBlocks(nodes, line) }, overallStance: null });
  return diffContents(content(from), content(to)).blocks;
};

/** The words of nodes, blocks set apart by a line feed. */
export const textOf = (nodes: readonly NodeJson[]): string => (isLine(nodes) ? nodes.map(plainText).join('') : nodes.map(plainText).join('\n'));
