// What stands at the place of a suggestion in a text.
import { textAttribute, type NodeJson } from '@samsvar/document';
import type { SuggestionScope, TextPoint } from '@samsvar/domain';

/** A place as anchors name it. */
export interface Place {
  readonly from: TextPoint;
  readonly to: TextPoint;
}

/**
 * The nodes that a suggestion at this place would replace: the words of `inline`, the whole blocks of `blocks`, nothing for
 * `insert`. Null when the place is not in the text.
 */
export const nodesAt = (text: NodeJson, scope: SuggestionScope, { from, to }: Place): readonly NodeJson[] | null => {
  if (scope === 'inline') {
    const block = from.block === to.block ? findBlock(text, from.block) : null;
    return block && wordsBetween(block.content ?? [], from.offset, to.offset);
  }
  const blocks = text.content ?? [];
  const [first, last] = [indexOf(blocks, from.block), indexOf(blocks, to.block)];
  if (first < 0 || last < first) return null;
  return scope === 'insert' ? [] : blocks.slice(first, last + 1);
};

/** The block with this id, wherever it stands. */
export const findBlock = (node: NodeJson, id: string): NodeJson | null => {
  if (textAttribute(node, 'id') === id) return node;
  for (const child of node.content ?? []) {
    const found = child.type === 'text' ? null : findBlock(child, id);
    if (found) return found;
  }
  return null;
};

/** Where among these blocks one with the id stands; -1 when it does not. */
export const indexOf = (blocks: readonly NodeJson[], id: string): number => blocks.findIndex((block) => textAttribute(block, 'id') === id);

/** Inline nodes from one offset to another, counted as `TextPoint` counts; null when the block is shorter. */
const wordsBetween = (content: readonly NodeJson[], from: number, to: number): readonly NodeJson[] | null => {
  const words: NodeJson[] = [];
  let at = 0;
  for (const node of content) {
    const length = node.type === 'text' ? (node.text ?? '').length : 1;
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
    if (start < end) words.push(node.type === 'text' ? { ...node, text: (node.text ?? '').slice(start, end) } : node);
    at += length;
  }
  return to <= at ? words : null;
};
