// Tables: made with somewhere to go on writing, and left downwards without jumping into the next section.
import { Extension, type Editor } from '@tiptap/core';
import type { Node, Schema } from '@tiptap/pm/model';
import { TextSelection, type EditorState } from '@tiptap/pm/state';
import { TableMap, cellAround } from '@tiptap/pm/tables';
import { insertBlock } from './insert';

const ROWS = 3;
const COLUMNS = 3;

/** An empty table with a header row, below the caret's block; a paragraph follows it. */
export const insertTable = (editor: Editor): void => insertBlock(editor, newTable, true);

const newTable = (schema: Schema): Node => {
  const row = (cell: string) =>
    schema.node(
      'tableRow',
      null,
      Array.from({ length: COLUMNS }, () => schema.node(cell, null, [schema.node('paragraph')])),
    );
  return schema.node('table', null, [row('tableHeader'), ...Array.from({ length: ROWS - 1 }, () => row('tableCell'))]);
};

/** Arrow down in the last row steps into the paragraph below the table, which is made when the next section begins there. */
export const leaveTables = Extension.create({
  name: 'leaveTables',
  // Before the arrows of the tables themselves, which go to whatever text is nearest.
  priority: 200,
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      ArrowDown: () => {
        const end = endOfTable(editor.state);
        if (end === null || !editor.isEditable || !editor.view.endOfTextblock('down')) return false;
        const { tr, schema } = editor.state;
        const next = tr.doc.nodeAt(end);
        if (next && !BEGINS_ANEW.has(next.type.name)) return false;
        tr.insert(end, schema.node('paragraph'));
        editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView());
        return true;
      },
    };
  },
});

/** Blocks that are not the table's own section, or leave no place for a caret. */
const BEGINS_ANEW: ReadonlySet<string> = new Set(['sectionHeading', 'heading', 'table', 'figure']);

/** The place after the table when the caret is in the last block of a cell at its foot, else null. */
const endOfTable = ({ selection }: EditorState): number | null => {
  const { $head, empty } = selection;
  const $cell = empty ? cellAround($head) : null;
  // A table stands at the top level; one inside something else is left as ProseMirror does.
  if (!$cell || $cell.depth !== 2) return null;
  const cell = $cell.nodeAfter;
  if (!cell || $head.index(3) !== cell.childCount - 1) return null;
  const map = TableMap.get($cell.node(1));
  return map.findCell($cell.pos - $cell.start(1)).bottom === map.height ? $cell.after(1) : null;
};
