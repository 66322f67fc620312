// What the toolbar shows about the place of the caret.
import type { Editor } from '@tiptap/core';
import { useCallback, useRef, useSyncExternalStore } from 'react';

/** Which formats hold at the caret, and what can be done. */
export interface WritingState {
  readonly isEditable: boolean;
  readonly style: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly bulletList: boolean;
  readonly orderedList: boolean;
  readonly quotation: boolean;
  readonly demand: boolean;
  readonly proposedWording: boolean;
  readonly link: boolean;
  readonly table: boolean;
  readonly mayUndo: boolean;
  readonly mayRedo: boolean;
}

const HEADING_LEVELS = [1, 2, 3];

const read = (editor: Editor): WritingState => {
  const level = HEADING_LEVELS.find((candidate) => editor.isActive('heading', { level: candidate }));
  return {
    isEditable: editor.isEditable,
    style: level ? String(level) : 'paragraph',
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    bulletList: editor.isActive('bulletList'),
    orderedList: editor.isActive('orderedList'),
    quotation: editor.isActive('quotation'),
    demand: editor.isActive('demand'),
    proposedWording: editor.isActive('proposedWording'),
    link: editor.isActive('link'),
    table: editor.isActive('table'),
    mayUndo: editor.can().undo(),
    mayRedo: editor.can().redo(),
  };
};

/** Time from the last key to an up-to-date toolbar: out of the way of typing, still felt as at once. */
const REST_MS = 80;

/** The state at the caret. Read after a pause in the work, so that it costs a keystroke nothing. */
export const useWritingState = (editor: Editor): WritingState => {
  const kept = useRef<WritingState | null>(null);
  const subscribe = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const later = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          if (editor.isDestroyed) return;
          kept.current = unlessEqual(kept.current, read(editor));
          listener();
        }, REST_MS);
      };
      editor.on('transaction', later);
      // The right to write comes and goes without a transaction.
      editor.on('update', later);
      later();
      return () => {
        clearTimeout(timer);
        editor.off('transaction', later);
        editor.off('update', later);
      };
    },
    [editor],
  );
  return useSyncExternalStore(subscribe, () => (kept.current ??= read(editor)));
};

const unlessEqual = (before: WritingState | null, after: WritingState): WritingState =>
  before && JSON.stringify(before) === JSON.stringify(after) ? before : after;
