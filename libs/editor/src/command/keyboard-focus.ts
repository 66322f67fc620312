// Tells whether the text got its focus by the keyboard; browsers show every focus of a text field, clicks too.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

const BY_KEYBOARD = 'data-by-keyboard';

/** Puts `data-by-keyboard` on the text when Tab brought the focus there, until it leaves or somebody writes or clicks. */
export const keyboardFocus = Extension.create({
  name: 'keyboardFocus',
  addProseMirrorPlugins: () => {
    // Tab is let go when the focus has come; Tab between the cells of a table is pressed here too.
    let isNew = false;
    const forget = ({ dom }: EditorView) => {
      isNew = false;
      dom.removeAttribute(BY_KEYBOARD);
      return false;
    };
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            focus: () => {
              isNew = true;
              return false;
            },
            keyup: ({ dom }, { key }) => {
              if (key === 'Tab' && isNew) dom.setAttribute(BY_KEYBOARD, '');
              return false;
            },
            keydown: (view, { key }) => key !== 'Shift' && forget(view),
            pointerdown: forget,
            blur: forget,
          },
        },
      }),
    ];
  },
});
