// The places that threads and suggestions hang on, drawn in the text and told to the page when the caret comes there.
import type { AnchorId } from '@samsvar/domain';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { DecorationSet, type Decoration, type EditorView } from '@tiptap/pm/view';
import type { ShownAnchor, ShownReview } from '../base/review';
import { blocksWithin, changedBlocks } from './changed-blocks';
import { drawBlock, type Drawn } from './drawing';
import { findAll, follow, isSameGiven, type Followed } from './followed';
import { markedIds, markedIn, markedInAll } from './marked';

interface AnchorState extends Drawn {
  readonly set: DecorationSet;
}

const NOTHING: AnchorState = { shown: new Map(), followed: new Map(), chosen: null, set: DecorationSet.empty };
const key = new PluginKey<AnchorState>('anchors');

/** Draws anchors, and calls `tell` with those at the caret, the innermost first, when they become others. */
export const anchors = (tell: (ids: readonly AnchorId[]) => void) =>
  Extension.create({
    name: 'anchors',
    priority: 120,
    addProseMirrorPlugins: () => [
      new Plugin<AnchorState>({
        key,
        state: { init: () => NOTHING, apply: next },
        props: { decorations: (state) => key.getState(state)?.set },
        view: (view) => ({ update: telling(view, tell) }),
      }),
    ],
  });

/** Adds to a transaction that these anchors are shown, instead of those before. */
export const showAnchors = (tr: Transaction, review: ShownReview): Transaction => tr.setMeta(key, review);

const next = (tr: Transaction, old: AnchorState): AnchorState => {
  // Only `showAnchors` sets it.
  const review = tr.getMeta(key) as ShownReview | undefined;
  if (review) return fresh(tr.doc, new Map(review.anchors.map((anchor) => [anchor.anchor.id, anchor])), { ...old, chosen: review.chosen });
  return tr.docChanged && old.shown.size > 0 ? changed(tr, old) : old;
};

const fresh = (doc: Node, shown: ReadonlyMap<AnchorId, ShownAnchor>, old: Drawn): AnchorState => {
  const marked = markedIds(doc);
  const followed = new Map<AnchorId, Followed>();
  const sought: ShownAnchor['anchor'][] = [];
  for (const [id, { anchor }] of shown) {
    if (!anchor.isWhole && marked.has(id)) continue;
    const kept = old.followed.get(id);
    if (kept && isSameGiven(kept.given, anchor)) followed.set(id, kept);
    else sought.push(anchor);
  }
  for (const [id, place] of findAll(doc, sought)) followed.set(id, place);
  const drawn: Drawn = { shown, followed, chosen: old.chosen };
  const decorations: Decoration[] = [];
  if (shown.size > 0) doc.forEach((block, position) => decorations.push(...drawBlock(drawn, block, position)));
  return { ...drawn, set: DecorationSet.create(doc, decorations) };
};

/** Only the blocks that changed are drawn anew. */
const changed = (tr: Transaction, old: AnchorState): AnchorState => {
  const { doc } = tr;
  const stretch = changedBlocks(tr.before, doc);
  const followed = follow(tr, old.followed, stretch);
  const drawn: Drawn = { shown: old.shown, followed, chosen: old.chosen };
  const within = { from: stretch.from, to: stretch.toAfter };
  let isMarkedNow = false;
  const decorations: Decoration[] = [];
  blocksWithin(doc, within, (block, position) => {
    isMarkedNow ||= markedIn(block).some(({ id }) => followed.get(id)?.given.isWhole === false);
    decorations.push(...drawBlock(drawn, block, position));
  });
  // What was followed has got its mark: it may have stood in other blocks too.
  if (isMarkedNow) return fresh(doc, old.shown, drawn);
  const mapped = old.set.map(tr.mapping, doc);
  const stale = mapped.find(within.from, within.to).filter(({ from, to }) => from >= within.from && to <= within.to);
  return { ...drawn, set: mapped.remove(stale).add(doc, decorations) };
};

/** A stretch of the text, in its positions. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly isWhole: boolean;
}

/** From the first to the last place of an anchor that is shown; null when it is nowhere in the text. */
export const placeOf = (state: EditorState, id: AnchorId): Place | null => {
  const kept = key.getState(state);
  const followed = kept?.followed.get(id);
  if (followed) return { from: followed.from, to: followed.to, isWhole: followed.given.isWhole };
  const marked = markedInAll(state.doc).filter((stretch) => stretch.id === id);
  const [first, last] = [marked[0], marked.at(-1)];
  return first && last ? { from: first.from, to: last.to, isWhole: false } : null;
};

/** The places of all anchors that are shown and touch a stretch of the text. */
export const placesWithin = (state: EditorState, from: number, to: number): Map<AnchorId, Place> => {
  const places = new Map<AnchorId, Place>();
  const kept = key.getState(state);
  if (!kept) return places;
  for (const [id, { from: start, to: end, given }] of kept.followed) {
    if (start <= to && end >= from) places.set(id, { from: start, to: end, isWhole: given.isWhole });
  }
  blocksWithin(state.doc, { from, to: Math.max(to, from + 1) }, (block, position) => {
    for (const stretch of markedIn(block)) {
      const [start, end] = [position + stretch.from, position + stretch.to];
      if (!kept.shown.has(stretch.id) || places.get(stretch.id)?.isWhole || start > to || end < from) continue;
      const before = places.get(stretch.id);
      places.set(stretch.id, { from: Math.min(before?.from ?? start, start), to: Math.max(before?.to ?? end, end), isWhole: false });
    }
  });
  return places;
};

/** The anchors at the caret, the innermost first. */
export const anchorsAt = (state: EditorState): AnchorId[] => {
  const { selection } = state;
  const [from, to] = selection instanceof NodeSelection ? [selection.from, selection.to] : [selection.head, selection.head];
  return [...placesWithin(state, from, to)]
    .filter(([, place]) => place.from <= from && place.to >= to)
    .sort(([, a], [, b]) => a.to - a.from - (b.to - b.from))
    .map(([id]) => id);
};

const telling = (view: EditorView, tell: (ids: readonly AnchorId[]) => void) => {
  let told = '';
  return (_view: EditorView, before: EditorState): void => {
    const { state } = view;
    if (before.selection.eq(state.selection) && before.doc === state.doc && key.getState(before) === key.getState(state)) return;
    const ids = anchorsAt(state);
    if (ids.join(' ') === told) return;
    told = ids.join(' ');
    tell(ids);
  };
};
