// The chip of a citation, and the source line under quoted words.
import type { Editor, NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import styles from '../editor.module.css';
import type { Scene } from '../base/scene';
import { attribute, element, followed } from '../view/element';
import { openCitation } from './open-citation';
import type { PassageCards } from './passage-cards';
import { StandingWatch, standingMark } from './standing-mark';

/** A chip in the running text: a click opens the source, hovering or selecting it shows the passage. */
export const citationView =
  (scene: Scene, cards: PassageCards): NodeViewRenderer =>
  ({ node, editor }) => {
    let shown = node;
    const dom = followed(element('span', { role: 'button', class: styles['chip'] ?? null, contenteditable: 'false' }), editor.isEditable);
    const watch = new StandingWatch(scene, () => shown, () => show(shown));
    const show = (next: Node) => {
      shown = next;
      const label = [attribute(next, 'label'), attribute(next, 'locator')].filter(Boolean).join(', ');
      const standing = watch.take();
      dom.replaceChildren(label, ...(standing ? [standingMark(standing)] : []));
      dom.setAttribute('aria-label', [scene.words.citation.name(label), standing?.text].filter(Boolean).join(' '));
      dom.dataset['citationId'] = attribute(next, 'citationId');
    };
    show(node);
    follow(dom, { scene, cards, editor, node: () => shown });
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
        cards.showSoon(dom, { node: shown, editor });
      },
      deselectNode: () => {
        dom.classList.remove(styles['selected'] ?? '');
        cards.hideSoon();
      },
      ignoreMutation: (mutation) => mutation.type !== 'selection',
      destroy: () => watch.end(),
    };
  };

/** What a place that leads to a passage needs. */
export interface Leading {
  readonly scene: Scene;
  readonly cards: PassageCards;
  readonly editor: Editor;
  readonly node: () => Node;
}

const follow = (dom: HTMLElement, { scene, cards, editor, node }: Leading): void => {
  const showSoon = () => cards.showSoon(dom, { node: node(), editor });
  dom.addEventListener('click', () => {
    cards.hide();
    openCitation(scene, node());
  });
  dom.addEventListener('pointerenter', showSoon);
  dom.addEventListener('pointerleave', () => cards.hideSoon());
  dom.addEventListener('focus', showSoon);
  dom.addEventListener('blur', () => cards.hideSoon());
};

/** The line that says where quoted words come from; hidden while they come from nowhere. `destroy` when it is no longer shown. */
export const sourceLine = (leading: Leading): { dom: HTMLElement; show(): void; destroy(): void } => {
  const { scene, node } = leading;
  const button = element('button', { type: 'button', class: styles['sourceLink'] ?? null });
  const standing = element('span', { class: styles['sourceStanding'] ?? null });
  const dom = element('footer', { class: styles['sourceLine'] ?? null, contenteditable: 'false' }, [button, standing]);
  follow(button, leading);
  const watch = new StandingWatch(scene, node, () => show());
  const show = () => {
    const now = watch.take();
    button.textContent = scene.words.citation.source(attribute(node(), 'label'));
    standing.replaceChildren(...(now ? [standingMark(now), now.text] : []));
    dom.hidden = !attribute(node(), 'passageId');
  };
  show();
  return { dom, show, destroy: () => watch.end() };
};
