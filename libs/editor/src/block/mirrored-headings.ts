// Keeps the headings that mirror the source: whatever is deleted around them, they stay.
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import { isFromDocument } from '../binding/live-text';

const HEADING = 'sectionHeading';

/** Refuses to remove a selected mirrored heading, and puts back those that a larger deletion took along. */
export const mirroredHeadings = (onKept: () => void) =>
  Extension.create({
    name: 'mirroredHeadings',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (tr, state) => {
          if (!tr.docChanged || isFromDocument(tr) || !isHeadingSelected(state)) return true;
          if (lostHeadings(state.doc, tr.doc).length === 0) return true;
          onKept();
          return false;
        },
        appendTransaction: (transactions, oldState, newState) => {
          if (transactions.some(isFromDocument) || !transactions.some((tr) => tr.docChanged)) return null;
          const lost = lostHeadings(oldState.doc, newState.doc);
          if (lost.length === 0) return null;
          onKept();
          return putBack(transactions, newState, lost);
        },
      }),
    ],
  });

const isHeadingSelected = ({ selection }: EditorState): boolean =>
  selection instanceof NodeSelection && selection.node.type.name === HEADING;

interface Lost {
  readonly node: Node;
  readonly position: number;
}

/** Mirrored headings stand at the top level only, so one pass over the blocks is enough. */
const lostHeadings = (before: Node, after: Node): Lost[] => {
  if (before === after) return [];
  const kept = new Set<unknown>();
  after.forEach((node) => {
    if (node.type.name === HEADING) kept.add(node.attrs['id']);
  });
  const lost: Lost[] = [];
  before.forEach((node, position) => {
    if (node.type.name === HEADING && !kept.has(node.attrs['id'])) lost.push({ node, position });
  });
  return lost;
};

const putBack = (transactions: readonly Transaction[], state: EditorState, lost: readonly Lost[]): Transaction => {
  const tr = state.tr;
  // Several may fall into one place; each goes after the one before it.
  let end = 0;
  for (const { node, position } of lost) {
    const mapped = transactions.reduce((at, earlier) => earlier.mapping.map(at), position);
    const at = Math.max(end, topLevelAfter(tr, tr.mapping.map(mapped)));
    tr.insert(at, node);
    end = at + node.nodeSize;
    const next = tr.doc.nodeAt(end);
    // Two atoms side by side leave nowhere to write.
    if (next && next.type.name !== HEADING) continue;
    const empty = state.schema.nodes['paragraph']?.createAndFill();
    if (!empty) continue;
    tr.insert(end, empty);
    end += empty.nodeSize;
  }
  return tr;
};

const topLevelAfter = (tr: Transaction, position: number): number => {
  const $position = tr.doc.resolve(Math.min(position, tr.doc.content.size));
  return $position.depth === 0 ? $position.pos : $position.after(1);
};
