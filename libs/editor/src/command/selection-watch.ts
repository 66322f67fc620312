// Tells whether anything is selected, for the buttons that do something with it.
import type { Editor } from '@tiptap/core';

/** Time between two tellings: a selection that is drawn with the pointer changes with every pixel. */
const REST_MS = 150;

/** Calls `tell` when it changes whether anything is selected; answers how to stop. */
export const watchSelection = (editor: Editor, tell: (has: boolean) => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = false;
  const look = () => {
    timer = undefined;
    if (editor.isDestroyed || told === !editor.state.selection.empty) return;
    told = !told;
    tell(told);
  };
  const soon = () => void (timer ??= setTimeout(look, REST_MS));
  editor.on('selectionUpdate', soon);
  editor.on('update', soon);
  return () => {
    clearTimeout(timer);
    editor.off('selectionUpdate', soon);
    editor.off('update', soon);
  };
};
