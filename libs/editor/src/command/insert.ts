// Putting citations, quotations and proposals into the text where the caret was last.
import type { Editor } from '@tiptap/core';
import { Fragment, type Node, type ResolvedPos, type Schema } from '@tiptap/pm/model';
import { TextSelection, type EditorState } from '@tiptap/pm/state';
import type { PinnedPassage } from '../base/scene';
import { showBlock } from './go-to';
import { openFootnote } from '../view/footnote-view';

const pinOf = ({ passageId, sourceId, versionId, label }: PinnedPassage) => ({
  citationId: crypto.randomUUID(),
  passageId,
  sourceId,
  versionId,
  label,
});

/** A chip at the caret, set apart from the word before it. Selected words are kept; the chip comes after them. */
export const insertCitation = (editor: Editor, passage: PinnedPassage): void => {
  insertInline(editor, (schema) => create(schema, 'citation', { ...pinOf(passage), mode: 'note' }));
};

/** An empty footnote at the caret, opened to be written. */
export const insertFootnote = (editor: Editor): void => {
  const end = insertInline(editor, (schema) => create(schema, 'footnote', { noteId: crypto.randomUUID(), text: '' }));
  openFootnote(editor.view.nodeDOM(end - 1));
};

/** The passage's words as a quotation below the block with the caret. */
export const insertQuotation = (editor: Editor, passage: PinnedPassage): void =>
  insertBlock(editor, (schema) => create(schema, 'quotation', pinOf(passage), paragraphs(schema, passage.exact)), false);

/** A proposal that starts from the passage's words, ready to be changed. */
export const insertProposedWording = (editor: Editor, passage: PinnedPassage): void =>
  insertBlock(
    editor,
    (schema) => create(schema, 'proposedWording', { ...pinOf(passage), fromText: passage.exact }, paragraphs(schema, passage.exact)),
    true,
  );

/** A line at the caret, set apart from the word before it; several lines as paragraphs of their own. */
export const insertPhrase = (editor: Editor, text: string): void => {
  const lines = text.split('\n').filter((line) => line.trim());
  const [first] = lines;
  if (first === undefined) return;
  if (lines.length === 1) insertInline(editor, (schema) => schema.text(first));
  else insertParagraphs(editor, lines.join('\n'));
};

const insertParagraphs = (editor: Editor, text: string): void => {
  const { state } = editor;
  const { from, to } = blockPlace(state);
  const nodes = Fragment.fromArray(paragraphs(state.schema, text));
  const tr = state.tr.replaceWith(from, to, nodes);
  tr.setSelection(TextSelection.create(tr.doc, from + nodes.size - 1));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
  showBlock(editor, from);
};

/** Any block below the one with the caret, or instead of it when that is an empty paragraph. */
export const insertBlock = (editor: Editor, make: (schema: Schema) => Node, isWritten: boolean): void => {
  const { state } = editor;
  const tr = state.tr;
  const node = make(state.schema);
  const { from, to } = blockPlace(state);
  tr.replaceWith(from, to, node);
  const end = from + node.nodeSize;
  const next = tr.doc.nodeAt(end);
  if (!next || next.type.name !== 'paragraph') tr.insert(end, create(state.schema, 'paragraph'));
  tr.setSelection(TextSelection.near(tr.doc.resolve(isWritten ? from + 1 : end + 1)));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
  // The caret may stand in view while the new block does not, and heights before it were estimated.
  showBlock(editor, from);
};

/** Answers the place after what was put in. */
const insertInline = (editor: Editor, make: (schema: Schema) => Node): number => {
  const { state } = editor;
  const at = textPlace(state);
  const tr = state.tr;
  const $at = tr.doc.resolve(at);
  const node = make(state.schema);
  const isApart = node.type.name === 'footnote' || !/[^\s([“”«]$/u.test($at.parent.textBetween(0, $at.parentOffset, undefined, '￼'));
  tr.insert(at, isApart ? node : Fragment.fromArray([state.schema.text(' '), node]));
  const end = at + node.nodeSize + (isApart ? 0 : 1);
  tr.setSelection(TextSelection.create(tr.doc, end));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
  return end;
};

const create = (schema: Schema, name: string, attrs: Record<string, unknown> = {}, content: readonly Node[] = []): Node => {
  const type = schema.nodes[name];
  if (!type) throw new Error(`the schema has no ${name}`);
  return type.create(attrs, Fragment.fromArray([...content]));
};

const paragraphs = (schema: Schema, text: string): Node[] =>
  text.split('\n').map((line) => create(schema, 'paragraph', {}, line ? [schema.text(line)] : []));

/** The caret, or the end of the next paragraph when the caret is where no running text belongs. */
const textPlace = ({ doc, selection }: EditorState): number => {
  const { $to } = selection;
  if (isRunningText($to)) return $to.pos;
  let place: number | null = null;
  doc.nodesBetween($to.pos, doc.content.size, (node, position) => {
    if (place !== null) return false;
    if (node.type.name === 'paragraph' && position + node.nodeSize > $to.pos) place = position + node.nodeSize - 1;
    return place === null;
  });
  return place ?? TextSelection.atEnd(doc).to;
};

const isRunningText = ($position: ResolvedPos): boolean =>
  $position.parent.inlineContent && $position.parent.type.name !== 'heading';

const blockPlace = ({ selection }: EditorState): { from: number; to: number } => {
  const { $to } = selection;
  if ($to.depth === 0) return { from: selection.to, to: selection.to };
  const block = $to.node(1);
  const isEmpty = block.type.name === 'paragraph' && block.content.size === 0;
  return { from: isEmpty ? $to.before(1) : $to.after(1), to: $to.after(1) };
};
