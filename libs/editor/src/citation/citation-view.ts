// The chip of a citation, and the source line under quoted words.
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import styles from '../editor.module.css';
import type { Scene } from '../base/scene';
import { attribute, element, followed } from '../view/element';
import { openCitation } from './open-citation';
import type { PassageCards } from './passage-cards';

/** A chip in the running text: a click opens the source, hovering or selecting it shows the passage. */
export const citationView =
  (scene: Scene, cards: PassageCards): NodeViewRenderer =>
  ({ node, editor }) => {
    let shown = node;
    const dom = followed(element('span', { role: 'button', class: styles['chip'] ?? null, contenteditable: 'false' }), editor.isEditable);
    const show = (next: Node) => {
      shown = next;
      const label = [attribute(next, 'label'), attribute(next, 'locator')].filter(Boolean).join(', ');
      dom.textContent = label;
      dom.setAttribute('aria-label', scene.words.citation.name(label));
      dom.dataset['citationId'] = attribute(next, 'citationId');
    };
    show(node);
    follow(dom, scene, cards, () => shown);
    // Only a reader's focus lands on the chip itself; a writer's Enter is a key of the text.
    dom.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') openCitation(scene, shown);
    });
    return {
      dom,
      update: (next) => {
        if (next.type !== node.type) return false;
        show(next);
        return true;
      },
      selectNode: () => {
        dom.classList.add(styles['selected'] ?? '');
        cards.showSoon(dom, shown);
      },
      deselectNode: () => {
        dom.classList.remove(styles['selected'] ?? '');
        cards.hideSoon();
      },
      ignoreMutation: (mutation) => mutation.type !== 'selection',
    };
  };

const follow = (dom: HTMLElement, scene: Scene, cards: PassageCards, node: () => Node): void => {
  dom.addEventListener('click', () => {
    cards.hide();
    openCitation(scene, node());
  });
  dom.addEventListener('pointerenter', () => cards.showSoon(dom, node()));
  dom.addEventListener('pointerleave', () => cards.hideSoon());
  dom.addEventListener('focus', () => cards.showSoon(dom, node()));
  dom.addEventListener('blur', () => cards.hideSoon());
};

/** The line that says where quoted words come from; hidden while they come from nowhere. */
export const sourceLine = (scene: Scene, cards: PassageCards, node: () => Node): { dom: HTMLElement; show(): void } => {
  const button = element('button', { type: 'button', class: styles['sourceLink'] ?? null });
  const dom = element('footer', { class: styles['sourceLine'] ?? null, contenteditable: 'false' }, [button]);
  follow(button, scene, cards, node);
  const show = () => {
    button.textContent = scene.words.citation.source(attribute(node(), 'label'));
    dom.hidden = !attribute(node(), 'passageId');
  };
  show();
  return { dom, show };
};
