// Says how to get the text back when nearly all of it was deleted at once.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/** A shorter text is soon written again, and emptied on purpose. */
const MUCH = 300;
const NEARLY_ALL = 0.9;

/** Calls `onDeleted` after one step of this person's own that left a tenth of the text or less. Undo does not count. */
export const muchDeleted = (onDeleted: () => void) =>
  Extension.create({
    name: 'muchDeleted',
    addProseMirrorPlugins: () => [
      new Plugin({
        view: () => ({
          update: ({ state }, { doc: before }) => {
            const size = before.content.size;
            if (size < MUCH || state.doc.content.size > size * (1 - NEARLY_ALL)) return;
            if (!isChangeOrigin(ySyncPluginKey.getState(state))) onDeleted();
          },
        }),
      }),
    ],
  });

const isChangeOrigin = (sync: unknown): boolean =>
  typeof sync === 'object' && sync !== null && 'isChangeOrigin' in sync && sync.isChangeOrigin === true;
