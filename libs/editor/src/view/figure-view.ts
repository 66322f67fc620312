// A picture with the text for those who cannot see it, and a caption.
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import styles from '../editor.module.css';
import type { Scene } from '../base/scene';
import { attribute, control, element, enableControls } from './element';
import { setAttribute } from './set-attribute';

/** The picture in its true proportions from the start, so that nothing jumps when it arrives. */
export const figureView =
  (scene: Scene): NodeViewRenderer =>
  ({ node, editor, getPos }) => {
    const { words } = scene;
    const image = element('img', { class: styles['image'] ?? null, draggable: 'false' });
    const alt = control(element('input', { type: 'text', class: styles['alt'] ?? null }));
    const field = element('label', { class: styles['altField'] ?? null, contenteditable: 'false' }, [element('span', {}, [words.figure.alt]), alt]);
    const contentDOM = element('figcaption', { class: styles['caption'] ?? null, 'data-hint': words.figure.caption });
    const picture = element('div', { contenteditable: 'false' }, [image]);
    const dom = element('figure', { class: styles['figure'] ?? null }, [picture, field, contentDOM]);
    alt.addEventListener('input', () => setAttribute(editor, getPos, { name: 'alt', value: alt.value }));
    const show = (shown: Node) => {
      dom.dataset['id'] = attribute(shown, 'id');
      const url = scene.figureUrl(attribute(shown, 'sha256'));
      if (image.getAttribute('src') !== url) image.src = url;
      image.width = Number(shown.attrs['width'] ?? 0);
      image.height = Number(shown.attrs['height'] ?? 0);
      image.alt = attribute(shown, 'alt') || words.figure.name;
      contentDOM.toggleAttribute('data-empty', shown.content.size === 0);
      if (document.activeElement !== alt) alt.value = attribute(shown, 'alt');
      field.toggleAttribute('data-missing', !attribute(shown, 'alt').trim());
    };
    show(node);
    enableControls(dom, editor.isEditable, words.readOnly);
    return {
      dom,
      contentDOM,
      update: (next) => next.type === node.type && (show(next), true),
      selectNode: () => dom.classList.add(styles['selected'] ?? ''),
      deselectNode: () => dom.classList.remove(styles['selected'] ?? ''),
      stopEvent: (event) => event.target instanceof globalThis.Node && field.contains(event.target),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
    };
  };
