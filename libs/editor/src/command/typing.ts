// Typing and deleting by transaction, wherever the browser's own editing would rebuild what it must not touch.
import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin, TextSelection, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { stretchToDelete } from './delete-stretch';

/**
 * Browsers take a selection out by copying elements to and fro, chips and drawn suggestions with them, and beside an
 * element that cannot be edited they guess. So what is done to a selection, or in a block that holds such an element,
 * becomes a transaction at once and the browser does nothing. In plain words with a plain caret it writes as ever.
 */
export const Typing = Extension.create({
  name: 'typing',
  priority: 9_000,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        // Nobody writes over a chip without having asked for it: words come after it.
        handleTextInput: (view, _from, _to, text) => {
          const after = afterChip(view.state);
          if (after === null) return false;
          const tr = view.state.tr.insertText(text, after);
          view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + text.length)).scrollIntoView());
          return true;
        },
        handleDOMEvents: { beforeinput, compositionstart },
      },
    }),
  ],
});

const beforeinput = (view: EditorView, event: InputEvent): boolean => {
  if (event.defaultPrevented || event.isComposing || view.composing || !view.editable || isInField(view, event)) return false;
  const act = actOf(event);
  if (!act) return false;
  heed(view);
  if (!act(view, event)) return false;
  event.preventDefault();
  return true;
};

/** Answers whether it did what was asked; else the browser does. */
type Act = (view: EditorView, event: InputEvent) => boolean;

const actOf = ({ inputType }: InputEvent): Act | null => {
  if (inputType === 'insertText') return typed;
  if (inputType === 'insertReplacementText') return replaced;
  return /^delete(?:Content|Word|SoftLine|HardLine|EntireSoftLine)/.test(inputType) ? deleted : null;
};

const typed: Act = (view, { data }) => {
  const { selection } = view.state;
  if (!data || (selection.empty && !isBesideFixed(view))) return false;
  put(view, data, selection);
  return true;
};

const replaced: Act = (view, event) => {
  const text = event.data ?? event.dataTransfer?.getData('text/plain');
  const range = targetOf(view, event) ?? view.state.selection;
  if (!text || range.from === range.to) return false;
  put(view, text, range);
  return true;
};

const deleted: Act = (view, event) => {
  const { state } = view;
  if (!state.selection.empty) {
    view.dispatch(state.tr.deleteSelection().scrollIntoView());
    return true;
  }
  if (!isBesideFixed(view)) return false;
  const range = stretchToDelete(state, event.inputType) ?? targetOf(view, event);
  if (!range || range.from === range.to) return false;
  view.dispatch(state.tr.delete(range.from, range.to).scrollIntoView());
  return true;
};

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Writes as the editor does for what the browser has written: rules that look for what is typed hear of it. */
const put = (view: EditorView, text: string, { from, to }: Range): void => {
  const { doc, tr, selection } = view.state;
  const isInLine = doc.resolve(from).sameParent(doc.resolve(to)) && (selection instanceof TextSelection || from !== selection.from);
  const make = () => (isInLine ? tr.insertText(text, from, to) : tr.insertText(text)).scrollIntoView();
  if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, text, make))) view.dispatch(make());
};

/** The stretch that the browser says it would change, when it lies in one block of text. */
const targetOf = (view: EditorView, event: InputEvent): Range | null => {
  // Not every browser has it.
  const [range] = 'getTargetRanges' in event ? event.getTargetRanges() : [];
  if (!range || !view.dom.contains(range.startContainer) || !view.dom.contains(range.endContainer)) return null;
  const [from, to] = [view.posAtDOM(range.startContainer, range.startOffset), view.posAtDOM(range.endContainer, range.endOffset)];
  const $from = view.state.doc.resolve(from);
  return from <= to && $from.parent.inlineContent && $from.sameParent(view.state.doc.resolve(to)) ? { from, to } : null;
};

/** Whether the caret's block holds anything that cannot be edited: a chip, another's caret, the new words of a suggestion. */
const isBesideFixed = (view: EditorView): boolean => {
  const { $head } = view.state.selection;
  if ($head.depth === 0 || !$head.parent.inlineContent) return false;
  const dom = view.nodeDOM($head.before());
  return dom instanceof Element && dom.querySelector('[contenteditable="false"]') !== null;
};

/** What is written by composing takes the place of what is selected: that goes first, and the browser finds a caret. */
const compositionstart = (view: EditorView, event: Event): boolean => {
  if (event.defaultPrevented || view.composing || !view.editable || isInField(view, event)) return false;
  heed(view);
  const { state } = view;
  const after = afterChip(state);
  if (after !== null) view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, after)));
  else if (!state.selection.empty) view.dispatch(state.tr.deleteSelection());
  return false;
};

const afterChip = ({ selection }: EditorState): number | null => (selection instanceof NodeSelection && selection.node.isInline ? selection.to : null);

/** The browser tells of a selection some time after it was made: what follows at once would meet the one before. */
const heed = ({ dom }: EditorView): void => void dom.ownerDocument.dispatchEvent(new Event('selectionchange'));

/** The fields inside of blocks look after themselves. */
const isInField = ({ dom }: EditorView, { target }: Event): boolean => target instanceof Element && target !== dom && target.closest('input, textarea, select') !== null;
