// Blocks of a document by their ids, and the words of a stretch of it.
import type { TextPoint } from '@samsvar/domain';
import type { Node } from '@tiptap/pm/model';
import type { FoundNode } from '../command/find';

const known = new WeakMap<Node, ReadonlyMap<string, FoundNode>>();

/** Every block that has an id; of two with one id the first. Made once for each document, by reading all of its blocks. */
export const blocksById = (doc: Node): ReadonlyMap<string, FoundNode> => {
  const kept = known.get(doc);
  if (kept) return kept;
  const blocks = new Map<string, FoundNode>();
  doc.descendants((node, position) => {
    const id: unknown = node.attrs['id'];
    if (typeof id === 'string' && !blocks.has(id)) blocks.set(id, { node, position });
    return !node.inlineContent;
  });
  known.set(doc, blocks);
  return blocks;
};

/** The position of a point: in the words of a block of text, as far as they go, and before any other block. */
export const positionOf = (doc: Node, { block, offset }: TextPoint): number | null => {
  const found = blocksById(doc).get(block);
  if (!found) return null;
  return found.node.inlineContent ? found.position + 1 + Math.min(offset, found.node.content.size) : found.position;
};

/** The words between two positions: without citations and notes, blocks set apart by a line feed. */
export const wordsBetween = (node: Node, from: number, to: number): string =>
  node.textBetween(from, to, '\n', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : ''));

/** One character for each place in a block, so that offsets in it are the block's own. */
export const lineOf = (block: Node): string => block.textBetween(0, block.content.size, undefined, '\ufffc');
