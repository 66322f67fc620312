// Says how to get the text back when a large part of it was deleted at once.
import { removesMuch } from '@samsvar/domain';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/** A shorter text is soon written again, and emptied on purpose. */
const SHORT = 300;
const NEARLY_ALL = 0.9;

/**
 * Calls `onDeleted` after one step of this person's own that took away what the server would ask about, or that left a
 * tenth of a shorter text or less. Undo does not count.
 */
export const muchDeleted = (onDeleted: () => void) =>
  Extension.create({
    name: 'muchDeleted',
    addProseMirrorPlugins: () => [
      new Plugin({
        view: () => ({
          update: ({ state }, { doc: before }) => {
            const size = before.content.size;
            const gone = size - state.doc.content.size;
            if (size < SHORT || (gone < size * NEARLY_ALL && !removesMuch(size, gone))) return;
            if (!isChangeOrigin(ySyncPluginKey.getState(state))) onDeleted();
          },
        }),
      }),
    ],
  });

const isChangeOrigin = (sync: unknown): boolean =>
  typeof sync === 'object' && sync !== null && 'isChangeOrigin' in sync && sync.isChangeOrigin === true;
