// Where the anchors' marks stand in the text.
import type { AnchorId } from '@samsvar/domain';
import type { Node } from '@tiptap/pm/model';

export const ANCHOR_MARK = 'anchor';

/** A stretch within one block of text that carries the mark of an anchor. */
export interface Marked {
  readonly id: AnchorId;
  readonly from: number;
  readonly to: number;
}

// Blocks that did not change are the same objects, so a key in one of them costs the others a look-up.
const known = new WeakMap<Node, readonly Marked[]>();
const NONE: readonly Marked[] = [];

/** The marked stretches under a block at the top of the text, counted from the block's own position. */
export const markedIn = (block: Node): readonly Marked[] => {
  const kept = known.get(block);
  if (kept) return kept;
  const found: Marked[] = [];
  block.descendants((node, position) => {
    for (const mark of node.isInline ? node.marks : []) {
      const id: unknown = mark.attrs['anchorId'];
      if (mark.type.name === ANCHOR_MARK && typeof id === 'string') add(found, id as AnchorId, position + 1, position + 1 + node.nodeSize);
    }
  });
  const marked = found.length > 0 ? found : NONE;
  known.set(block, marked);
  return marked;
};

/** The id of a mark is an anchor's: only the server writes it. Pieces that touch are one stretch. */
const add = (found: Marked[], id: AnchorId, from: number, to: number): void => {
  const at = found.findLastIndex((earlier) => earlier.id === id);
  const last = found[at];
  if (last?.to === from) found[at] = { id, from: last.from, to };
  else found.push({ id, from, to });
};

/** All marked stretches of a document, in its positions. */
export const markedInAll = (doc: Node): Marked[] => {
  const all: Marked[] = [];
  doc.forEach((block, position) => {
    for (const { id, from, to } of markedIn(block)) all.push({ id, from: position + from, to: position + to });
  });
  return all;
};

/** The ids of all anchors whose marks stand in a document. */
export const markedIds = (doc: Node): Set<string> => {
  const ids = new Set<string>();
  doc.forEach((block) => markedIn(block).forEach(({ id }) => ids.add(id)));
  return ids;
};
