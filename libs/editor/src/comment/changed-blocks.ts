// Which blocks at the top of the text a change has made others.
import type { Node } from '@tiptap/pm/model';

/** The stretch in which two documents differ, in whole blocks at the top. */
export interface ChangedBlocks {
  readonly from: number;
  /** Where it ends before and after the change. */
  readonly toBefore: number;
  readonly toAfter: number;
}

/** Compares the blocks as objects: those that did not change are the same. */
export const changedBlocks = (before: Node, after: Node): ChangedBlocks => {
  const most = Math.min(before.childCount, after.childCount);
  let start = 0;
  let from = 0;
  while (start < most && before.child(start) === after.child(start)) from += before.child(start++).nodeSize;
  let end = 0;
  let kept = 0;
  while (end < most - start) {
    const last = before.child(before.childCount - 1 - end);
    if (last !== after.child(after.childCount - 1 - end)) break;
    kept += last.nodeSize;
    end++;
  }
  return { from, toBefore: before.content.size - kept, toAfter: after.content.size - kept };
};

/** Calls `visit` with the blocks at the top of a document that lie in a stretch of it. */
export const blocksWithin = (doc: Node, { from, to }: { readonly from: number; readonly to: number }, visit: (block: Node, position: number) => void): void => {
  let position = 0;
  for (let at = 0; at < doc.childCount && position < to; at++) {
    const block = doc.child(at);
    if (position + block.nodeSize > from) visit(block, position);
    position += block.nodeSize;
  }
};
