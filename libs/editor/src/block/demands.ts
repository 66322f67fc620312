// What a demand is called, and that "Att" is written once.
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { isFromDocument } from '../binding/live-text';
import type { EditorWords } from '../base/words';

const key = new PluginKey<DecorationSet>('demands');
const DEMAND = 'demand';
/** The style sheet writes "Att 3" before every demand. */
const FIRST_WORD = /^att\s+/i;

/** Names each demand by its number for those who do not see it, and takes away a typed or pasted "Att" at its start. */
export const demands = (words: EditorWords) =>
  Extension.create({
    name: 'demands',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, { doc }) => named(doc, words),
          apply: (tr, set) => (tr.docChanged ? named(tr.doc, words) : set),
        },
        props: { decorations: (state) => key.getState(state) },
        appendTransaction: (transactions, _old, state) =>
          transactions.some(isFromDocument) || !transactions.some((tr) => tr.docChanged) ? null : withoutFirstWord(state),
      }),
    ],
  });

/** Whether a top-level block holds a demand; blocks that did not change are the same objects, so a key costs little. */
const known = new WeakMap<Node, boolean>();
const hasDemand = (block: Node): boolean => {
  let has = known.get(block);
  if (has === undefined) {
    has = block.type.name === DEMAND;
    if (!has && !block.inlineContent) block.descendants((node) => !(has ||= node.type.name === DEMAND));
    known.set(block, has);
  }
  return has;
};

const named = (doc: Node, words: EditorWords): DecorationSet => {
  const decorations: Decoration[] = [];
  const name = (node: Node, position: number) => {
    const label = words.demand(decorations.length + 1);
    // Words from before "Att" was taken away, or from elsewhere: the style sheet then writes the number alone.
    const own = FIRST_WORD.test(node.textContent) ? { 'data-att': '' } : {};
    decorations.push(Decoration.node(position, position + node.nodeSize, { role: 'group', 'aria-label': label, ...own }));
  };
  doc.forEach((block, position) => {
    if (!hasDemand(block)) return;
    if (block.type.name === DEMAND) name(block, position);
    else block.descendants((node, inner) => void (node.type.name === DEMAND && name(node, position + 1 + inner)));
  });
  return DecorationSet.create(doc, decorations);
};

const withoutFirstWord = (state: EditorState): Transaction | null => {
  const { from, to } = state.selection;
  const tr = state.tr;
  state.doc.nodesBetween(from, to, (node, position) => {
    if (node.type.name !== DEMAND) return !node.inlineContent;
    const first = node.firstChild?.isText ? FIRST_WORD.exec(node.firstChild.text ?? '') : null;
    const start = tr.mapping.map(position) + 1;
    if (first) tr.delete(start, start + first[0].length);
    return false;
  });
  return tr.steps.length > 0 ? tr : null;
};
