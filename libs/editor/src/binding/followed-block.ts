// Lets the selection follow a block that others move: they delete it and make it anew, and relative positions stay behind.
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, TextSelection, type EditorState, type Selection, type Transaction } from '@tiptap/pm/state';

/** A selection of which an end stands in a block that the Y.Doc no longer holds, as it was while the block was there. */
export interface Standing {
  readonly anchor: Place;
  readonly head: Place;
  /** What is selected as a whole. */
  readonly node: Node | null;
  /** The ids of the blocks that it reaches over, in order. */
  readonly blocks: readonly unknown[];
}

interface Place {
  readonly block: Node;
  /** In the words of the block; null where the block itself is selected. */
  readonly offset: number | null;
  readonly isGone: boolean;
}

/** How the selection stands, when one of its ends is in a block that is gone; null otherwise. */
export const standingOf = ({ doc, selection }: EditorState, gone: ReadonlySet<Node>): Standing | null => {
  const node = selection instanceof NodeSelection ? selection.node : null;
  if (gone.size === 0 || !(node || selection instanceof TextSelection)) return null;
  const placeAt = (position: number): Place => {
    const { parent, parentOffset } = doc.resolve(position);
    const [block, offset] = node?.isBlock ? [node, null] : [parent, parentOffset];
    return { block, offset, isGone: gone.has(block) };
  };
  const [anchor, head] = [placeAt(selection.anchor), placeAt(selection.head)];
  return anchor.isGone || head.isGone ? { anchor, head, node, blocks: blocksOver(doc, selection) } : null;
};

/**
 * Puts the ends of a selection into the blocks that have the ids of theirs now. Where such a block is nowhere, its end stays
 * as it is in `tr`. Nothing becomes selected that was not: where other blocks lie between the ends, a caret is left.
 */
export const followBlocks = (tr: Transaction, { anchor, head, node, blocks }: Standing): void => {
  const [anchorNow, headNow] = [positionNow(tr.doc, anchor), positionNow(tr.doc, head)];
  if (anchorNow === null && headNow === null) return;
  const place = node && anchorNow !== null ? placeOfNode(tr.doc, node, anchorNow) : null;
  if (place !== null) {
    tr.setSelection(NodeSelection.create(tr.doc, place));
    return;
  }
  const [from, to] = [tr.doc.resolve(anchorNow ?? tr.selection.anchor), tr.doc.resolve(headNow ?? tr.selection.head)];
  const moved = TextSelection.between(from, to);
  const isSame = blocks.join() === blocksOver(tr.doc, moved).join();
  tr.setSelection(isSame ? moved : TextSelection.near(to));
};

/** Before the block that is selected, or at the place in its words; null where it did not go or has no words any more. */
const positionNow = (doc: Node, { block, offset, isGone }: Place): number | null => {
  const id: unknown = block.attrs['id'];
  if (!isGone || typeof id !== 'string') return null;
  let position: number | null = null;
  doc.descendants((one, at) => {
    if (position !== null) return false;
    if (one.attrs['id'] !== id) return !one.inlineContent;
    if (offset === null) position = at;
    else if (one.inlineContent) position = at + 1 + offsetIn(lineOf(one), lineOf(block), offset);
    return !one.inlineContent;
  });
  return position;
};

/** Where what was selected as a whole is now: there, or elsewhere in the same block. */
const placeOfNode = (doc: Node, node: Node, position: number): number | null => {
  const $position = doc.resolve(position);
  if ($position.nodeAfter?.type === node.type && NodeSelection.isSelectable(node)) return position;
  let place: number | null = null;
  $position.parent.forEach((child, offset) => {
    if (place === null && child.eq(node)) place = $position.start() + offset;
  });
  return place;
};

/** The place in a line that was another: between the same words, or behind the last of those before it that are the same. */
const offsetIn = (now: string, before: string, offset: number): number => {
  const most = Math.min(now.length, before.length);
  let start = 0;
  while (start < most && now[start] === before[start]) start++;
  if (offset <= start) return offset;
  let end = 0;
  while (end < most - start && now[now.length - 1 - end] === before[before.length - 1 - end]) end++;
  if (before.length - offset <= end) return now.length - (before.length - offset);
  // Never between the two halves of a letter.
  return /[\uD800-\uDBFF]/.test(now[start - 1] ?? '') ? start - 1 : start;
};

/** One character for each place in a block. */
const lineOf = (block: Node): string => block.textBetween(0, block.content.size, undefined, '\ufffc');

const blocksOver = (doc: Node, { from, to }: Selection): readonly unknown[] => {
  const ids: unknown[] = [];
  doc.nodesBetween(from, to, (node) => {
    if (node.isBlock && (node.inlineContent || node.isLeaf)) ids.push(node.attrs['id']);
  });
  return ids;
};
