// Changing one attribute of a block from its own controls.
import type { Editor } from '@tiptap/core';

/** Where a view's node stands now; undefined when it is gone. */
export type GetPosition = () => number | undefined;

/** Sets an attribute of the node at a view's position, when the text may be changed. */
export const setAttribute = (editor: Editor, at: GetPosition, change: { readonly name: string; readonly value: unknown }): void => {
  const position = at();
  if (position === undefined || !editor.isEditable) return;
  if (editor.state.doc.nodeAt(position)?.attrs[change.name] === change.value) return;
  editor.view.dispatch(editor.state.tr.setNodeAttribute(position, change.name, change.value));
};
