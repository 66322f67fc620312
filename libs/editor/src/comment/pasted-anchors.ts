// Anchors on the clipboard: cut words keep theirs when they are pasted here again; copies have none.
import { Anchor } from '@samsvar/document';
import { Extension } from '@tiptap/core';
import { Fragment, Slice, type Mark, type Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ANCHOR_MARK, markedIds, markedInAll } from './marked';

/** The mark of the schema, which is read from the clipboard here; `pastedAnchors` lets in those that may be. */
export const ReadAnchor = Anchor.extend({
  parseHTML: () => [{ tag: 'span[data-anchor-id]' }],
  addAttributes: () => ({ anchorId: { default: null, parseHTML: (element) => element.getAttribute('data-anchor-id'), rendered: false } }),
});

/** An anchor stands in one place: it comes in only when it was copied here and is no longer in the text. */
export const pastedAnchors = () => {
  const copied = new Set<string>();
  return Extension.create({
    name: 'pastedAnchors',
    // Before others have made another slice of the one that is dragged.
    priority: 1_500,
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          transformCopied: (slice) => {
            slice.content.descendants((node) => node.marks.forEach((mark) => isAnchor(mark) && copied.add(idOf(mark))));
            return slice;
          },
          transformPasted: (slice, view) => {
            const there = idsLeft(view, slice);
            const stays = (mark: Mark) => !isAnchor(mark) || (copied.has(idOf(mark)) && !there.has(idOf(mark)));
            return new Slice(withMarks(slice.content, stays), slice.openStart, slice.openEnd);
          },
        },
      }),
    ],
  });
};

/** The ids in the text, without those that go from where they are when these words are moved by dragging. */
const idsLeft = (view: EditorView, slice: Slice): Set<string> => {
  const { doc, selection } = view.state;
  if (view.dragging?.slice !== slice || !view.dragging.move) return markedIds(doc);
  return new Set(markedInAll(doc).filter(({ from, to }) => from < selection.from || to > selection.to).map(({ id }) => id));
};

const isAnchor = (mark: Mark): boolean => mark.type.name === ANCHOR_MARK;
const idOf = (mark: Mark): string => String(mark.attrs['anchorId']);

const withMarks = (content: Fragment, stays: (mark: Mark) => boolean): Fragment => {
  const nodes: Node[] = [];
  content.forEach((node) => nodes.push((node.isText ? node : node.copy(withMarks(node.content, stays))).mark(node.marks.filter(stays))));
  return Fragment.fromArray(nodes);
};
