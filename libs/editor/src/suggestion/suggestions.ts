// Open suggestions, drawn in the text without being part of it.
import type { AnchorId, SuggestionId } from '@samsvar/domain';
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { DecorationSet, type Decoration } from '@tiptap/pm/view';
import type { ShownReview, ShownSuggestion } from '../base/review';
import { placeOf, placesWithin } from '../comment/anchors';
import { changedBlocks } from '../comment/changed-blocks';
import { drawSuggestion, type Drawer, type DrawnFor } from './drawing';

interface SuggestionsState {
  /** What was shown last. */
  readonly review: ShownReview | null;
  /** Those that are drawn. */
  readonly shown: ReadonlyMap<SuggestionId, ShownSuggestion>;
  readonly set: DecorationSet;
}

const key = new PluginKey<SuggestionsState>('suggestions');

/** Draws suggestions where their anchors are. */
export const suggestions = (drawer: Drawer) =>
  Extension.create({
    name: 'suggestions',
    // After the anchors (120), whose places it reads.
    priority: 110,
    addProseMirrorPlugins: () => [
      new Plugin<SuggestionsState>({
        key,
        state: {
          init: () => ({ review: null, shown: new Map(), set: DecorationSet.empty }),
          apply: (tr, old, _before, state) => next(drawer, tr, old, state),
        },
        props: { decorations: (state) => key.getState(state)?.set },
      }),
    ],
  });

/** Adds to a transaction that these suggestions are shown, instead of those before. */
export const showSuggestions = (tr: Transaction, review: ShownReview): Transaction => tr.setMeta(key, review);

const next = (drawer: Drawer, tr: Transaction, old: SuggestionsState, state: EditorState): SuggestionsState => {
  // Only `showSuggestions` sets it.
  const review = tr.getMeta(key) as ShownReview | undefined;
  // Another one was chosen; that is the anchors' business.
  if (review && !tr.docChanged && isSame(review, old.review)) return old;
  if (review) {
    const shown = new Map((review.isDrawn ? review.suggestions : []).map((suggestion) => [suggestion.id, suggestion]));
    return { review, shown, set: DecorationSet.create(tr.doc, drawAll(drawer, state, tr, [...shown.values()])) };
  }
  return tr.docChanged && old.shown.size > 0 ? changed(drawer, tr, old, state) : old;
};

const isSame = (a: ShownReview, b: ShownReview | null): boolean =>
  b !== null && a.suggestions === b.suggestions && a.anchors === b.anchors && a.isDrawn === b.isDrawn;

const drawAll = (drawer: Drawer, state: EditorState, { doc }: Transaction, all: readonly ShownSuggestion[]): Decoration[] =>
  all.flatMap((suggestion) => {
    const place = placeOf(state, suggestion.anchorId);
    return place ? drawSuggestion(drawer, doc, suggestion, place) : [];
  });

/** Only those in blocks that changed are drawn anew. */
const changed = (drawer: Drawer, tr: Transaction, old: SuggestionsState, state: EditorState): SuggestionsState => {
  const stretch = changedBlocks(tr.before, tr.doc);
  const touched = new Set<SuggestionId>();
  for (const { spec } of old.set.find(stretch.from, stretch.toBefore)) touched.add((spec as DrawnFor).suggestion);
  const anchors: ReadonlyMap<AnchorId, unknown> = placesWithin(state, stretch.from, stretch.toAfter);
  for (const { id, anchorId } of old.shown.values()) if (anchors.has(anchorId)) touched.add(id);
  const mapped = old.set.map(tr.mapping, tr.doc);
  if (touched.size === 0) return { ...old, set: mapped };
  const stale = mapped.find(undefined, undefined, (spec) => touched.has((spec as DrawnFor).suggestion));
  const anew = [...touched].flatMap((id) => old.shown.get(id) ?? []);
  return { ...old, set: mapped.remove(stale).add(tr.doc, drawAll(drawer, state, tr, anew)) };
};
