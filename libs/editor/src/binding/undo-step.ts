// Making what a person does at once one step of undo.
import type { EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { LiveBinding } from './binding';

/** Does something, in however many transactions, as a step of its own: nothing done before or after belongs to it. */
export const inOneUndoStep = (state: EditorState, act: () => void): void => {
  const manager = partOf(yUndoPluginKey.getState(state), 'undoManager');
  const binding = partOf(ySyncPluginKey.getState(state), 'binding');
  if (manager instanceof Y.UndoManager) manager.stopCapturing();
  if (binding instanceof LiveBinding) binding.together(act);
  else act();
  if (manager instanceof Y.UndoManager) manager.stopCapturing();
};

const partOf = (state: unknown, name: string): unknown =>
  // Only objects come here, and what is read is judged by the caller.
  typeof state === 'object' && state !== null ? (state as Record<string, unknown>)[name] : null;
