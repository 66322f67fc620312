// A footnote: its number in the text, and a small box to write it in.
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import styles from '../editor.module.css';
import type { Scene } from '../base/scene';
import { attribute, control, element } from './element';
import { setAttribute } from './set-attribute';

/** The number is given by the style sheet, in the order of the text; the note opens on click, or Enter when selected. */
export const footnoteView =
  (scene: Scene): NodeViewRenderer =>
  ({ node, editor, getPos }) => {
    const { words } = scene;
    let shown = node;
    const number = element('span', { role: 'button', tabindex: '-1', class: styles['note'] ?? null });
    const text = control(element('textarea', { rows: '3', 'aria-label': words.footnote.text }));
    const done = element('button', { type: 'button', class: styles['plainButton'] ?? null }, [words.footnote.done]);
    const box = element('span', { class: styles['noteBox'] ?? null, hidden: '' }, [text, done]);
    const dom = element('span', { class: styles['noteHolder'] ?? null, contenteditable: 'false' }, [number, box]);
    const show = (next: Node) => {
      shown = next;
      number.setAttribute('aria-label', words.footnote.name(attribute(next, 'text')));
      dom.dataset['noteId'] = attribute(next, 'noteId');
      if (document.activeElement !== text) text.value = attribute(next, 'text');
    };
    const open = () => {
      box.hidden = false;
      text.readOnly = !editor.isEditable;
      text.focus();
    };
    const close = () => {
      if (box.hidden) return;
      box.hidden = true;
      const at = getPos();
      if (at !== undefined) editor.commands.setTextSelection(at + shown.nodeSize);
      editor.view.focus();
    };
    number.addEventListener('click', open);
    dom.addEventListener('samsvar:open', open);
    done.addEventListener('click', close);
    text.addEventListener('input', () => setAttribute(editor, getPos, { name: 'text', value: text.value }));
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') close();
      event.stopPropagation();
    });
    box.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof globalThis.Node) || !box.contains(event.relatedTarget)) box.hidden = true;
    });
    show(node);
    return {
      dom,
      update: (next) => next.type === node.type && (show(next), true),
      selectNode: () => number.classList.add(styles['selected'] ?? ''),
      deselectNode: () => number.classList.remove(styles['selected'] ?? ''),
      stopEvent: (event) => event.target instanceof globalThis.Node && box.contains(event.target),
      ignoreMutation: (mutation) => mutation.type !== 'selection',
    };
  };

/** Asks a footnote's view to open its box. */
export const openFootnote = (dom: globalThis.Node | null): boolean => {
  if (!(dom instanceof HTMLElement) || dom.dataset['noteId'] === undefined) return false;
  dom.dispatchEvent(new CustomEvent('samsvar:open'));
  return true;
};
