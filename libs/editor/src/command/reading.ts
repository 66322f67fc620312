// Reading without writing: the caret goes everywhere and words can be selected, and nothing can be changed.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isFromDocument } from '../binding/live-text';

/**
 * While the right to write is missing, the text stays a text box with a caret (`aria-readonly` says the rest): a text that is not
 * editable for the browser has no caret, and nobody could select words in it by the keyboard. What would change it is
 * refused twice, as events of the browser and as transactions; a cut then only copies. Others' changes are shown as ever.
 */
export const reading = Extension.create({
  name: 'reading',
  // Before everything else that listens.
  priority: 10_000,
  addProseMirrorPlugins() {
    const mayWrite = () => this.editor.options.editable;
    /** Handled here means that neither the editor nor, where it can be stopped, the browser does anything. */
    const refuse = (view: EditorView, event: Event): boolean => {
      if (mayWrite() || isInField(view, event)) return false;
      event.preventDefault();
      return true;
    };
    return [
      new Plugin({
        filterTransaction: (tr) => !tr.docChanged || mayWrite() || isFromDocument(tr),
        props: {
          // Browsers follow no links in a text that can be edited; Enter does it where the caret is.
          handleClick: (_view, _position, { target }) => !mayWrite() && target instanceof Element && openLink(target.closest('a')?.getAttribute('href')),
          handleKeyDown: ({ state: { selection } }, { key }) => {
            if (key !== 'Enter' || mayWrite()) return false;
            return openLink(selection.$head.marks().find(({ type }) => type.name === 'link')?.attrs['href']);
          },
          handleDOMEvents: {
            // Lists and tables would take it and do nothing: nobody is to be caught in them.
            keydown: (_view, event) => event.key === 'Tab' && !mayWrite(),
            beforeinput: refuse,
            paste: refuse,
            drop: refuse,
            dragover: refuse,
            compositionstart: refuse,
            compositionupdate: refuse,
            compositionend: refuse,
          },
          attributes: (): Record<string, string> => (mayWrite() ? {} : { inputmode: 'none', spellcheck: 'false' }),
        },
      }),
    ];
  },
});

/** Answers whether there was a link that may be followed. */
const openLink = (href: unknown): boolean => {
  if (typeof href !== 'string' || !/^(?:https?|mailto):/i.test(href)) return false;
  window.open(href, '_blank', 'noopener,noreferrer');
  return true;
};

/** The fields inside of blocks look after themselves. */
const isInField = ({ dom }: EditorView, { target }: Event): boolean => target instanceof Element && target !== dom && target.closest('input, textarea, select') !== null;
