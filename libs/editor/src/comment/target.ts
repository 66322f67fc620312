// What somebody points at with the selection, so that the server can find it again.
import { targetOf } from '@samsvar/document';
import type { AnchorTarget } from '@samsvar/domain';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { NodeSelection, type EditorState, type Selection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import type { NoPlace } from '../base/review';
import { relativeRange } from '../binding/relative-range';
import { wordsBetween } from './blocks-by-id';

/** A stretch of the text, in its positions. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The words selected last, or the block around what is selected and has no words. */
export const commentTarget = (state: EditorState): AnchorTarget | NoPlace => {
  const { selection } = state;
  if (selection instanceof NodeSelection) return wholeAround(state, selection.$from, selection.node);
  if (selection.empty) return 'nothing-selected';
  if (selection instanceof CellSelection && selection.isRowSelection() && selection.isColSelection()) return wholeAround(state, selection.$anchorCell, null);
  const words = wordRange(state.doc, rangeOf(selection));
  if (!words) return 'nothing-selected';
  return wordsBetween(state.doc, words.from, words.to).trim() === '' ? wholeAround(state, state.doc.resolve(words.from), null) : textTarget(state, words);
};

/** From the first to the last of what is selected: cells of a table come in any order. */
export const rangeOf = ({ ranges }: Selection): Range => ({
  from: Math.min(...ranges.map(({ $from }) => $from.pos)),
  to: Math.max(...ranges.map(({ $to }) => $to.pos)),
});

/** The stretch without the ends that lie in blocks of which nothing is in it; null when it holds nothing that is written. */
export const wordRange = (doc: Node, { from, to }: Range): Range | null => {
  let range: Range | null = null;
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.inlineContent) return true;
    const [start, end] = [Math.max(from, position + 1), Math.min(to, position + 1 + node.content.size)];
    if (start < end) range = { from: range?.from ?? start, to: end };
    return false;
  });
  return range;
};

/** A target of the words in a range that begins and ends in blocks of text. */
export const textTarget = (state: EditorState, { from, to }: Range): AnchorTarget | NoPlace => {
  const target = asked(state.doc, { from, to });
  return typeof target === 'string' ? target : { ...target, relative: relativeRange(state, from, to) };
};

/** A target of whole blocks, from the one at `first` to the one at `last`, which are positions before them. */
export const wholeTarget = (doc: Node, first: number, last: number): AnchorTarget | NoPlace =>
  asked(doc, { from: first, to: last + (doc.nodeAt(last)?.nodeSize ?? 0) });

const asked = (doc: Node, range: Range): AnchorTarget | NoPlace => {
  const target = targetOf(doc, range);
  // There is something; what is missing is a block with an id.
  return target === 'empty' ? 'protected' : target;
};

/** The node itself when it is a block with an id, else the nearest block around it that has one. */
const wholeAround = ({ doc }: EditorState, $at: ResolvedPos, node: Node | null): AnchorTarget | NoPlace => {
  if (node?.isBlock && idOf(node)) return wholeTarget(doc, $at.pos, $at.pos);
  for (let depth = $at.depth; depth > 0; depth--) {
    if (idOf($at.node(depth))) return wholeTarget(doc, $at.before(depth), $at.before(depth));
  }
  return 'protected';
};

const idOf = (node: Node): string | null => {
  const id: unknown = node.attrs['id'];
  return typeof id === 'string' && id !== '' ? id : null;
};
