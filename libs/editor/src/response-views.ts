// The response's schema with the views and keys that an editor needs.
import { responseExtensions } from '@samsvar/document';
import { Extension, type Extensions, type Node as NodeExtension, type NodeViewRenderer } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { citationView } from './citation/citation-view';
import { openCitation } from './citation/open-citation';
import type { PassageCards } from './citation/passage-cards';
import { renewFrom } from './citation/renew';
import { stateFor } from './citation/standing-mark';
import type { Scene } from './base/scene';
import { ReadAnchor } from './comment/pasted-anchors';
import { figureView } from './view/figure-view';
import { footnoteView, openFootnote } from './view/footnote-view';
import { proposedWordingView, quotationView } from './citation/quoted-views';
import { readable } from './view/read-back';
import { sectionHeadingView } from './view/section-heading-view';

/** Every part of the schema; those that need more than plain elements get a view of plain DOM, never React. */
export const responseViews = (scene: Scene, cards: PassageCards): Extensions => {
  const views: Readonly<Record<string, NodeViewRenderer>> = {
    sectionHeading: sectionHeadingView(scene),
    citation: citationView(scene, cards),
    quotation: quotationView(scene, cards),
    proposedWording: proposedWordingView(scene, cards),
    figure: figureView(scene),
    footnote: footnoteView(scene),
  };
  return responseExtensions.map((part) => {
    if (part.name === ReadAnchor.name) return ReadAnchor;
    const view = views[part.name];
    if (!view || part.type !== 'node') return part;
    // The name of the type says that this is a node extension; the list's element type does not.
    return (part as NodeExtension).extend({ addNodeView: () => readable(view) });
  });
};

/** Enter on a selected chip opens it, Alt+Enter brings it in step, and Escape hides a card. */
export const chipKeys = (scene: Scene, cards: PassageCards) =>
  Extension.create({
    name: 'chipKeys',
    priority: 200,
    addKeyboardShortcuts() {
      return {
        Enter: () => {
          const { selection } = this.editor.state;
          if (!(selection instanceof NodeSelection)) return false;
          if (selection.node.type.name === 'citation') return openCitation(scene, selection.node);
          return selection.node.type.name === 'footnote' && openFootnote(this.editor.view.nodeDOM(selection.from));
        },
        'Alt-Enter': () => {
          const { selection } = this.editor.state;
          if (!(selection instanceof NodeSelection) || !stateFor(scene, selection.node)?.current?.canRenew) return false;
          cards.hide();
          void renewFrom({ scene, editor: this.editor }, selection.node, null);
          return true;
        },
        Escape: () => cards.hide(),
      };
    },
  });
