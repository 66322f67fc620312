// The editor's own keys, besides those that bold, lists and tables bring.
import { Extension, type Editor } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { insertFootnote } from './insert';

interface PageKeys {
  focusToolbar(): void;
  openLink(): void;
}

/** Ctrl+Alt+C is left to the page, which cites with it. */
export const writingKeys = ({ focusToolbar, openLink }: PageKeys) =>
  Extension.create({
    name: 'writingKeys',
    addKeyboardShortcuts() {
      const { editor } = this;
      return {
        'Alt-F10': () => (focusToolbar(), true),
        'Mod-k': () => (openLink(), true),
        'Mod-Alt-0': () => editor.commands.setParagraph(),
        'Mod-Alt-1': () => setHeading(editor, 1),
        'Mod-Alt-2': () => setHeading(editor, 2),
        'Mod-Alt-3': () => setHeading(editor, 3),
        'Mod-Alt-d': () => toggleDemand(editor),
        'Mod-Alt-f': () => (insertFootnote(editor), true),
        'Mod-Shift-b': () => editor.commands.toggleWrap('quotation'),
        Enter: () => continueDemand(editor),
        Backspace: () => leaveBlock(editor),
      };
    },
    addProseMirrorPlugins: () => [tabLeaves()],
  });

/** Makes the block a heading of the response's own. */
export const setHeading = (editor: Editor, level: number): boolean => editor.commands.setNode('heading', { level });

/** Makes the block a demand, or a paragraph again. */
export const toggleDemand = (editor: Editor): boolean => editor.commands.toggleNode('demand', 'paragraph');

/** Demands come in rows: Enter starts the next, and Enter in an empty one ends the row. */
const continueDemand = (editor: Editor): boolean => {
  const { $from, empty } = editor.state.selection;
  const demand = editor.schema.nodes['demand'];
  if (!demand || $from.parent.type !== demand) return false;
  if ($from.parent.content.size === 0) return editor.commands.setParagraph();
  return editor
    .chain()
    .command(({ tr }) => (empty || tr.deleteSelection(), true))
    .command(({ tr }) => (tr.split(tr.selection.from, 1, [{ type: demand }]), true))
    .scrollIntoView()
    .run();
};

/** Backspace at the start of a heading or a demand makes it a paragraph before anything is joined. */
const leaveBlock = (editor: Editor): boolean => {
  const { $from, empty } = editor.state.selection;
  if (!empty || $from.parentOffset > 0 || !['heading', 'demand'].includes($from.parent.type.name)) return false;
  return editor.commands.setParagraph();
};

/** Tab moves in lists and tables only; after Escape it always leaves the text (no keyboard trap, WCAG 2.1.2). */
const tabLeaves = (): Plugin => {
  let isEscaped = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        // Handled here means: no key of the editor acts, and the browser moves the focus as usual.
        keydown: (_view, event) => {
          const leaves = event.key === 'Tab' && isEscaped;
          if (event.key !== 'Shift') isEscaped = event.key === 'Escape';
          return leaves;
        },
      },
    },
  });
};
