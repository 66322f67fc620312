// Both ends of a stretch of text as Yjs keeps them, for the server.
import type { EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { LiveBinding } from './binding';
import { relativePosition } from './selection';

/** Each end sticks to the character inside of it. */
const AFTER = 0;
const BEFORE = -1;

/** The ends as base64 of Yjs relative positions that grow inwards; null when there is no bound text. */
export const relativeRange = (state: EditorState, from: number, to: number): { readonly from: string; readonly to: string } | null => {
  const sync: unknown = ySyncPluginKey.getState(state);
  if (typeof sync !== 'object' || sync === null || !('binding' in sync)) return null;
  // The binding stands under y-tiptap's key.
  const binding = sync.binding as LiveBinding;
  const end = (position: number, side: number): string | null => {
    const found = Y.createAbsolutePositionFromRelativePosition(relativePosition(binding, position), binding.doc);
    return found && toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(found.type, found.index, side)));
  };
  const [start, last] = [end(from, AFTER), end(to, BEFORE)];
  return start && last ? { from: start, to: last } : null;
};
