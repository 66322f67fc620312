// Keeps the caret on its words when others change the document around it.
import { AllSelection, NodeSelection, TextSelection, type EditorState, type Selection, type Transaction } from '@tiptap/pm/state';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { Mapping } from './read';

/** Where the positions of a selection are looked up. */
export interface Place {
  readonly type: Y.XmlFragment;
  readonly mapping: Mapping;
}

/** A selection that survives changes by others. The names are those that y-tiptap's undo plugin keeps. */
export interface RelativeSelection {
  readonly type: string;
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
}

const relative = (place: Place, position: number): Y.RelativePosition =>
  // y-tiptap declares `any`; it is a relative position of Yjs.
  absolutePositionToRelativePosition(position, place.type, place.mapping) as Y.RelativePosition;

/** A position in the text as Yjs keeps it. */
export const relativePosition = relative;

/** The place of a relative position now, or null when its text is gone. */
export const absolutePosition = (place: Place, position: Y.RelativePosition): number | null => {
  const doc = place.type.doc;
  return doc ? relativePositionToAbsolutePosition(doc, place.type, position, place.mapping) : null;
};

/** Remembers a selection. */
export const relativeSelection = (place: Place, state: EditorState): RelativeSelection => ({
  type: typeOf(state.selection),
  anchor: relative(place, state.selection.anchor),
  head: relative(place, state.selection.head),
});

const typeOf = (selection: Selection): string => {
  if (selection instanceof NodeSelection) return 'node';
  return selection instanceof AllSelection ? 'all' : 'text';
};

/** Puts a remembered selection back; leaves the mapped one where the text is gone. */
export const restoreSelection = (place: Place, tr: Transaction, kept: RelativeSelection): void => {
  if (kept.type === 'all') {
    tr.setSelection(new AllSelection(tr.doc));
    return;
  }
  const anchor = absolutePosition(place, kept.anchor);
  const head = absolutePosition(place, kept.head);
  const [from, to] = [anchor ?? head, head ?? anchor];
  if (from === null || to === null) return;
  const [$from, $to] = [tr.doc.resolve(clamp(tr, from)), tr.doc.resolve(clamp(tr, to))];
  const after = $from.nodeAfter;
  tr.setSelection(
    kept.type === 'node' && after && NodeSelection.isSelectable(after) && !after.isText
      ? new NodeSelection($from)
      : TextSelection.between($from, $to),
  );
};

const clamp = (tr: Transaction, position: number): number => Math.min(Math.max(position, 0), tr.doc.content.size);
