// Marks the block with the caret, so that the style sheet never leaves it out of layout.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/**
 * Puts `data-written` on the top-level block that holds the caret, in the same step as the caret gets there. A new
 * paragraph with `content-visibility: auto` has no layout before the next frame, and without layout Chromium puts the
 * letter in but leaves the caret before it: "abc" typed right after Enter became "bca".
 */
export const WrittenBlock = Extension.create({
  name: 'writtenBlock',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc, selection: { $head } }) =>
          $head.depth === 0 ? null : DecorationSet.create(doc, [Decoration.node($head.before(1), $head.after(1), { 'data-written': '' })]),
      },
    }),
  ],
});
