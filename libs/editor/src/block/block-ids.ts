// Gives every block a stable id of its own, in the same step as the change that made it.
import { Extension } from '@tiptap/core';
import { BLOCKS_WITH_ID } from '@samsvar/document';
import type { Node } from '@tiptap/pm/model';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import { isFromDocument } from '../binding/live-text';

/**
 * New blocks get an id; of two blocks with one id the one that was there keeps it (so a cut and paste keeps
 * ids and a copy gets new ones). Changes from the document are never touched: their author has given the ids.
 */
export const BlockIds = Extension.create({
  name: 'blockIds',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, oldState, newState) => {
        if (transactions.some(isFromDocument) || !transactions.some(mayMakeBlocks)) return null;
        return idTransaction(transactions, oldState, newState);
      },
    }),
  ],
});

/** Plain typing and marking make no blocks; they are most of the work and must stay cheap. */
const mayMakeBlocks = (tr: Transaction): boolean =>
  tr.steps.some((step) => {
    if (!('slice' in step)) return false;
    const slice: unknown = step.slice;
    const first = typeof slice === 'object' && slice !== null && 'content' in slice ? slice.content : null;
    return hasBlock(first);
  });

const hasBlock = (content: unknown): boolean =>
  // `content` of a slice is a ProseMirror fragment; its first child tells inline content from blocks.
  typeof content === 'object' && content !== null && 'firstChild' in content && (content.firstChild as Node | null)?.isBlock === true;

interface Found {
  readonly node: Node;
  readonly position: number;
  readonly id: string | null;
  readonly before: Found | null;
}

const idTransaction = (transactions: readonly Transaction[], oldState: EditorState, newState: EditorState): Transaction | null => {
  const tr = newState.tr;
  const places = new Map<string, Found[]>();
  const blocks = blocksOf(newState.doc);
  for (const block of blocks) if (block.id) places.set(block.id, [...(places.get(block.id) ?? []), block]);
  for (const [id, twins] of places) {
    if (twins.length < 2) continue;
    const keeper = keeperOf(transactions, oldState, { id, twins });
    for (const twin of twins) if (twin !== keeper) tr.setNodeAttribute(twin.position, 'id', crypto.randomUUID());
  }
  for (const block of blocks) if (!block.id) giveId(tr, oldState, block);
  return tr.steps.length > 0 ? tr.setStoredMarks(newState.storedMarks) : null;
};

const blocksOf = (doc: Node): Found[] => {
  const blocks: Found[] = [];
  doc.descendants((node, position) => {
    if (!BLOCKS_WITH_ID.includes(node.type.name)) return !node.inlineContent;
    const id: unknown = node.attrs['id'];
    blocks.push({ node, position, id: typeof id === 'string' ? id : null, before: blocks[blocks.length - 1] ?? null });
    return !node.inlineContent;
  });
  return blocks;
};

const keeperOf = (transactions: readonly Transaction[], oldState: EditorState, { id, twins }: { id: string; twins: readonly Found[] }): Found | undefined => {
  const old = blocksOf(oldState.doc).find((block) => block.id === id);
  if (!old) return twins[0];
  const at = transactions.reduce((position, tr) => tr.mapping.map(position), old.position);
  // A split at the start leaves an empty block above; the id belongs to the words.
  const worthy = old.node.content.size > 0 ? twins.filter((twin) => twin.node.content.size > 0) : twins;
  return worthy.find((twin) => twin.position === at) ?? worthy[0] ?? twins[0];
};

/** Enter at the start of a block leaves an empty one above: the words keep their id, the empty block gets the new one. */
const giveId = (tr: Transaction, oldState: EditorState, block: Found): void => {
  const above = block.before;
  const moved = above?.id && above.node.content.size === 0 && above.node.type === block.node.type ? above : null;
  const wasWords = moved && blocksOf(oldState.doc).some((old) => old.id === moved.id && old.node.content.eq(block.node.content) && block.node.content.size > 0);
  if (moved && wasWords) {
    tr.setNodeAttribute(block.position, 'id', moved.id);
    tr.setNodeAttribute(moved.position, 'id', crypto.randomUUID());
  } else tr.setNodeAttribute(block.position, 'id', crypto.randomUUID());
};
