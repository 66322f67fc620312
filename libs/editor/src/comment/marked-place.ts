// The place that a comment or a suggestion is being written about: it stays lit while the focus is in the form.
import type { AnchorId, AnchorTarget } from '@samsvar/domain';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { changedBlocks } from './changed-blocks';
import { findAll, follow, type FollowedPlaces } from './followed';
import styles from './anchors.module.css';

const NOWHERE: FollowedPlaces = new Map();
const key = new PluginKey<FollowedPlaces>('markedPlace');
// It is no anchor yet; the name is never seen outside of this file.
const ID = 'marked-place' as AnchorId;

/** Draws what `markPlace` was given last, and carries it along when others change the text. */
export const MarkedPlace = Extension.create({
  name: 'markedPlace',
  addProseMirrorPlugins: () => [
    new Plugin<FollowedPlaces>({
      key,
      state: {
        init: () => NOWHERE,
        apply: (tr, old) => {
          // Only `markPlace` sets it.
          const target = tr.getMeta(key) as AnchorTarget | null | undefined;
          if (target === null) return NOWHERE;
          if (target) return findAll(tr.doc, [{ ...target, id: ID, kind: 'tracked', now: target.quote }]);
          return tr.docChanged && old.size > 0 ? follow(tr, old, changedBlocks(tr.before, tr.doc)) : old;
        },
      },
      props: { decorations: drawn },
    }),
  ],
});

/** Adds to a transaction that a place is lit, instead of the one before; null for none. */
export const markPlace = (tr: Transaction, target: AnchorTarget | null): Transaction => tr.setMeta(key, target);

const drawn = (state: EditorState): DecorationSet | null => {
  const place = key.getState(state)?.get(ID);
  if (!place) return null;
  const { from, to, given } = place;
  const decorations = given.isWhole ? blocksIn(state.doc, from, to) : [Decoration.inline(from, to, { class: styles['place'] ?? '' })];
  return DecorationSet.create(state.doc, decorations);
};

const blocksIn = (doc: Node, from: number, to: number): Decoration[] => {
  const found: Decoration[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    if (position < from || position + node.nodeSize > to) return !node.inlineContent;
    found.push(Decoration.node(position, position + node.nodeSize, { class: styles['placeBlock'] ?? '' }));
    return false;
  });
  return found;
};
