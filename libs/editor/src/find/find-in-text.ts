// Finding words in the text and replacing them.
import { Extension, type Editor } from '@tiptap/core';
import { NodeSelection, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Node } from '@tiptap/pm/model';
import type { Finding, FindOptions } from '../base/review';
import { showPosition } from '../command/go-to';
import { inOneUndoStep } from '../binding/undo-step';
import styles from './find.module.css';
import { replaceFound } from './replace';
import { Search, type Found } from './search';

interface FindState {
  readonly search: Search | null;
  readonly found: readonly Found[];
  /** Which of them is shown; -1 when there are none. */
  readonly current: number;
  readonly set: DecorationSet;
}

/** What is asked for: a search or its end, one of what was found, or the first of it after a place. */
type Asked = { readonly search: Search | null; readonly after: number } | { readonly current: number } | { readonly after: number };

/** So many before and after the one that is shown are drawn: a single letter is found ten thousand times. */
const NEAR = 300;
/** More at once would be felt. */
const ONE_BY_ONE = 200;
const NOTHING: FindState = { search: null, found: [], current: -1, set: DecorationSet.empty };
const key = new PluginKey<FindState>('find');

/** Shows what is found, and finds it again in what has changed. */
export const FindInText = Extension.create({
  name: 'findInText',
  addProseMirrorPlugins: () => [
    new Plugin<FindState>({
      key,
      state: { init: () => NOTHING, apply: next },
      props: { decorations: (state) => key.getState(state)?.set },
    }),
  ],
});

const next = (tr: Transaction, old: FindState): FindState => {
  // Only the functions below set it.
  const asked = tr.getMeta(key) as Asked | undefined;
  const search = asked && 'search' in asked ? asked.search : old.search;
  if (!search) return NOTHING;
  if (!asked && !tr.docChanged) return old;
  const found = search === old.search && !tr.docChanged ? old.found : search.in(tr.doc);
  if (asked && 'current' in asked) return drawn(tr.doc, { search, found, current: asked.current });
  const shown = old.found[old.current];
  const after = asked?.after ?? (shown ? tr.mapping.map(shown.from) : 0);
  const at = found.findIndex(({ from }) => from >= after);
  return drawn(tr.doc, { search, found, current: at < 0 && found.length > 0 ? 0 : at });
};

const drawn = (doc: Node, state: Omit<FindState, 'set'>): FindState => {
  const first = Math.max(0, state.current - NEAR);
  const decorations = state.found.slice(first, state.current + NEAR).map(({ kind, from, to }, index) => {
    const isCurrent = first + index === state.current;
    const how = { class: (isCurrent ? styles['current'] : styles['found']) ?? '', 'data-found': isCurrent ? 'current' : '' };
    return kind === 'heading' ? Decoration.node(from, to, how) : Decoration.inline(from, to, how);
  });
  return { ...state, set: DecorationSet.create(doc, decorations) };
};

const stateOf = (editor: Editor): FindState => key.getState(editor.state) ?? NOTHING;

const ask = (editor: Editor, asked: Asked): Finding => {
  editor.view.dispatch(editor.state.tr.setMeta(key, asked));
  const { found, current } = stateOf(editor);
  const shown = found[current];
  if (shown) showPosition(editor, shown.from);
  return { count: found.length, current: current + 1, replaceable: found.filter(({ isFixed }) => !isFixed).length };
};

/** Begins a search and shows what is found first from the caret on. */
export const find = (editor: Editor, query: string, options: FindOptions = {}): Finding =>
  ask(editor, { search: new Search(query, options), after: editor.state.selection.from });

/** Shows the next or, with -1, the previous; after the last comes the first. */
export const findOther = (editor: Editor, step: 1 | -1): Finding => {
  const { found, current } = stateOf(editor);
  return ask(editor, { current: found.length === 0 ? -1 : (current + step + found.length) % found.length });
};

/** Replaces what is shown, when it may be, and shows the next. */
export const replaceCurrent = (editor: Editor, text: string): Finding => {
  const { found, current } = stateOf(editor);
  const shown = found[current];
  if (!shown || shown.isFixed) return findOther(editor, 1);
  const tr = replaceFound(editor.state.tr, [shown], text);
  inOneUndoStep(editor.state, () => editor.view.dispatch(tr));
  // In a note the next may stand in the same place.
  const next = found[current + 1];
  return ask(editor, { after: next?.from === shown.from ? shown.from : tr.mapping.map(shown.to) });
};

/** Replaces all that may be, in one step that can be undone; answers how many. */
export const replaceAll = (editor: Editor, text: string): number => {
  const found = stateOf(editor).found.filter(({ isFixed }) => !isFixed);
  const put = (some: readonly Found[]) => editor.view.dispatch(replaceFound(editor.state.tr, some, text));
  if (found.length === 0) return 0;
  inOneUndoStep(editor.state, () => {
    // One by one the words between stay those of their writers; of very many each block is written as a whole.
    if (found.length > ONE_BY_ONE) put(found);
    else for (const one of [...found].reverse()) put([one]);
  });
  return found.length;
};

/** Ends the search. What was shown last is selected. */
export const endFind = (editor: Editor): void => {
  const { found, current } = stateOf(editor);
  const shown = found[current];
  const tr = editor.state.tr.setMeta(key, { search: null, after: 0 });
  if (shown) tr.setSelection(shown.kind === 'words' ? TextSelection.create(tr.doc, shown.from, shown.to) : NodeSelection.create(tr.doc, shown.from));
  editor.view.dispatch(tr);
};
