// Taking the reader to a place in the text: scroll, focus, and a short highlight.
import { Extension, type Editor } from '@tiptap/core';
import { NodeSelection, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import styles from '../editor.module.css';
import { findNode } from './find';

const SHOWN_MS = 1_800;
/** The toolbar lies over the uppermost of the text. */
const MARGIN_PX = 64;
const key = new PluginKey<DecorationSet>('highlight');

/** Draws the highlight that `goTo` asks for. */
export const Highlight = Extension.create({
  name: 'highlight',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, set) => {
          const range: unknown = tr.getMeta(key);
          if (range === null) return DecorationSet.empty;
          if (!isRange(range)) return set.map(tr.mapping, tr.doc);
          const make = range.isWords ? Decoration.inline : Decoration.node;
          return DecorationSet.create(tr.doc, [make(range.from, range.to, { class: styles['highlight'] ?? '' })]);
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

interface Range {
  readonly from: number;
  readonly to: number;
  /** Words within blocks, rather than one node. */
  readonly isWords?: boolean;
}
const isRange = (value: unknown): value is Range => typeof value === 'object' && value !== null && 'from' in value && 'to' in value;

/** Goes to the node with this id; `false` when it is not in the text. */
export const goTo = (editor: Editor, attribute: 'id' | 'citationId', value: string): boolean => {
  const found = findNode(editor.state.doc, attribute, value);
  if (!found) return false;
  const { node, position } = found;
  const tr = editor.state.tr;
  tr.setSelection(node.isAtom ? NodeSelection.create(tr.doc, position) : TextSelection.near(tr.doc.resolve(position + 1)));
  tr.setMeta(key, { from: position, to: position + node.nodeSize });
  editor.view.dispatch(tr);
  editor.view.dom.focus({ preventScroll: true });
  const dom = editor.view.nodeDOM(position);
  if (dom instanceof Element) {
    bringIntoView(dom);
    focusMissing(dom);
  }
  fadeSoon(editor);
  return true;
};

/** Puts the caret before these words, in view, and lights them up. */
export const goToWords = (editor: Editor, from: number, to: number): void => {
  const tr = editor.state.tr;
  tr.setSelection(TextSelection.near(tr.doc.resolve(from))).setMeta(key, { from, to, isWords: true });
  editor.view.dispatch(tr);
  editor.view.dom.focus({ preventScroll: true });
  showPosition(editor, from);
  fadeSoon(editor);
};

/** Scrolls to a place in the text when it is out of sight. */
export const showPosition = (editor: Editor, position: number): void => {
  const { node, offset } = editor.view.domAtPos(position, 1);
  const at = node.childNodes[offset] ?? node;
  const dom = at instanceof Element ? at : at.parentElement;
  if (!dom) return;
  const { top, bottom } = dom.getBoundingClientRect();
  const frame = frameOf(dom);
  if (top < frame.top + MARGIN_PX || bottom > frame.bottom - MARGIN_PX) bringIntoView(dom);
};

const fadeSoon = (editor: Editor): void => {
  setTimeout(() => {
    if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, null));
  }, SHOWN_MS);
};

/** A picture without a text for those who cannot see it is gone to in order to write one. */
const focusMissing = (dom: Element): void => {
  const field = dom.querySelector('[data-missing] input:enabled');
  if (dom.tagName === 'FIGURE' && field instanceof HTMLElement) field.focus({ preventScroll: true });
};

/** Scrolls only when the block is not in view as a whole. */
export const showBlock = (editor: Editor, position: number): void => {
  const dom = editor.view.nodeDOM(position);
  if (!(dom instanceof Element)) return;
  const { top, bottom } = dom.getBoundingClientRect();
  const frame = frameOf(dom);
  if (top < frame.top || bottom > frame.bottom) bringIntoView(dom);
};

/** The part of the window that the text is seen through. */
const frameOf = (dom: Element): { readonly top: number; readonly bottom: number } => {
  let pane = dom.parentElement;
  while (pane && !/auto|scroll/.test(getComputedStyle(pane).overflowY)) pane = pane.parentElement;
  const { top, bottom } = pane?.getBoundingClientRect() ?? { top: 0, bottom: window.innerHeight };
  return { top: Math.max(top, 0), bottom: Math.min(bottom, window.innerHeight) };
};

/** Paragraphs on the way have an estimated height until they are seen, so the first aim may miss. */
const bringIntoView = (dom: Element): void => {
  const aim = (behavior: ScrollBehavior) => dom.scrollIntoView({ block: 'center', behavior });
  const onEnd = () => {
    const { top, bottom } = dom.getBoundingClientRect();
    if (bottom < 0 || top > window.innerHeight) aim('auto');
  };
  document.addEventListener('scrollend', onEnd, { once: true, capture: true });
  setTimeout(() => document.removeEventListener('scrollend', onEnd, { capture: true }), SHOWN_MS);
  aim(isStill() ? 'auto' : 'smooth');
};

const isStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
