// Quotations and proposed wordings: words from a source, with the way back to it.
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { sourceLine } from './citation-view';
import type { PassageCards } from './passage-cards';
import styles from '../editor.module.css';
import type { Scene } from '../base/scene';
import { attribute, control, element, enableControls } from '../view/element';
import { setAttribute, type GetPosition } from '../view/set-attribute';
import type { Editor } from '@tiptap/core';

/** Quoted words with their source line. */
export const quotationView =
  (scene: Scene, cards: PassageCards): NodeViewRenderer =>
  ({ node, editor }) => {
    let shown = node;
    const contentDOM = element('div');
    const source = sourceLine({ scene, cards, editor, node: () => shown });
    const dom = element('blockquote', { class: styles['quotation'] ?? null }, [contentDOM, source.dom]);
    const show = (next: Node) => {
      shown = next;
      dom.dataset['id'] = attribute(next, 'id');
      dom.dataset['citationId'] = attribute(next, 'citationId');
      source.show();
    };
    show(node);
    return { dom, contentDOM, ...quotedEvents(dom, contentDOM), update: (next) => next.type === node.type && (show(next), true), destroy: source.destroy };
  };

/** The source's wording above ours, each under its own label. */
export const proposedWordingView =
  (scene: Scene, cards: PassageCards): NodeViewRenderer =>
  ({ node, editor, getPos }) => {
    const { words } = scene;
    let shown = node;
    const contentDOM = element('div', { class: styles['wordingTo'] ?? null });
    const from = fromField(scene, editor, getPos);
    const source = sourceLine({ scene, cards, editor, node: () => shown });
    const label = (text: string) => element('p', { class: styles['wordingLabel'] ?? null, contenteditable: 'false' }, [text]);
    const dom = element('div', { role: 'group', 'aria-label': words.wording.name, class: styles['wording'] ?? null }, [
      label(words.wording.from),
      from.dom,
      label(words.wording.to),
      contentDOM,
      source.dom,
    ]);
    const show = (next: Node) => {
      shown = next;
      dom.dataset['id'] = attribute(next, 'id');
      dom.dataset['citationId'] = attribute(next, 'citationId');
      from.show(next);
      source.show();
    };
    show(node);
    enableControls(dom, editor.isEditable, words.readOnly);
    return { dom, contentDOM, ...quotedEvents(dom, contentDOM), update: (next) => next.type === node.type && (show(next), true), destroy: source.destroy };
  };

/** What a source says is fixed; without a source it is typed here. */
const fromField = ({ words }: Scene, editor: Editor, at: GetPosition): { dom: HTMLElement; show(node: Node): void } => {
  const quoted = element('del', { class: styles['wordingFrom'] ?? null });
  const typed = control(element('textarea', { rows: '2', 'aria-label': words.wording.from, placeholder: words.wording.fromHint }));
  const dom = element('div', { contenteditable: 'false' }, [quoted, typed]);
  typed.addEventListener('input', () => setAttribute(editor, at, { name: 'fromText', value: typed.value }));
  const show = (node: Node) => {
    const isPinned = attribute(node, 'passageId') !== '';
    quoted.textContent = attribute(node, 'fromText');
    quoted.hidden = !isPinned;
    typed.hidden = isPinned;
    // While it is typed in, the field is ahead of the document.
    if (document.activeElement !== typed) typed.value = attribute(node, 'fromText');
  };
  return { dom, show };
};

const quotedEvents = (dom: HTMLElement, contentDOM: HTMLElement) => ({
  stopEvent: (event: Event) => event.target instanceof Element && dom.contains(event.target) && event.target.closest('button, textarea') !== null,
  ignoreMutation: (mutation: { readonly type: string; readonly target: globalThis.Node }) =>
    mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
});
