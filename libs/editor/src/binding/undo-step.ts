// Making one thing that a person does one step of undo.
import type { EditorState } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** Does something as a step of its own, however soon after what was done before and before what comes after. */
export const inOneUndoStep = (state: EditorState, act: () => void): void => {
  const plugin: unknown = yUndoPluginKey.getState(state);
  const manager = typeof plugin === 'object' && plugin !== null && 'undoManager' in plugin ? plugin.undoManager : null;
  if (manager instanceof Y.UndoManager) manager.stopCapturing();
  act();
  if (manager instanceof Y.UndoManager) manager.stopCapturing();
};
