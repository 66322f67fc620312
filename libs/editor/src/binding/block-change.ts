// Finds which blocks of a document must be replaced to show others.
import type { Node } from '@tiptap/pm/model';

/** A range of a document, and the blocks to be there instead. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly blocks: Node[];
}

/** The blocks that are not the same objects, as one range; null when all are. */
export const changeBetween = (doc: Node, blocks: readonly Node[]): Change | null => {
  const most = Math.min(doc.childCount, blocks.length);
  let start = 0;
  let from = 0;
  while (start < most && doc.child(start) === blocks[start]) from += doc.child(start++).nodeSize;
  if (start === doc.childCount && start === blocks.length) return null;
  let end = 0;
  let to = doc.content.size;
  while (end < most - start && doc.child(doc.childCount - 1 - end) === blocks[blocks.length - 1 - end]) {
    to -= doc.child(doc.childCount - 1 - end++).nodeSize;
  }
  return { from, to, blocks: blocks.slice(start, blocks.length - end) };
};
