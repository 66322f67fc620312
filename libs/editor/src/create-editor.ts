// Puts the parts of the editor together.
import { Editor } from '@tiptap/core';
import { TEXT_FIELD } from '@samsvar/document';
import type { AnchorId } from '@samsvar/domain';
import { Dropcursor, Gapcursor } from '@tiptap/extensions';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { liveText } from './binding/live-text';
import { unknownNodes } from './binding/unknown';
import { BlockIds } from './block/block-ids';
import { demands } from './block/demands';
import { mirroredHeadings } from './block/mirrored-headings';
import { ownSections } from './block/own-sections';
import { WrittenBlock } from './block/written-block';
import { CitationIds } from './citation/citation-ids';
import { PassageCards } from './citation/passage-cards';
import { pastedCitations } from './citation/pasted-citations';
import { cleanHtml } from './clipboard/clean-html';
import { figureFiles } from './command/figures';
import { Highlight } from './command/go-to';
import { anchors } from './comment/anchors';
import { MarkedPlace } from './comment/marked-place';
import { pastedAnchors } from './comment/pasted-anchors';
import { RetypedAnchors } from './comment/retyped';
import { keyboardFocus } from './command/keyboard-focus';
import { writingKeys } from './command/keys';
import { muchDeleted } from './command/much-deleted';
import { reading } from './command/reading';
import { reviewKeys } from './command/review-keys';
import { leaveTables } from './command/tables';
import { Typing } from './command/typing';
import styles from './editor.module.css';
import { FindInText } from './find/find-in-text';
import { carets } from './presence/carets';
import type { ReviewKey } from './base/review';
import type { Scene } from './base/scene';
import { ReadBack } from './view/read-back';
import { suggestions } from './suggestion/suggestions';
import { chipKeys, responseViews } from './response-views';

/** What the editor needs of a connection. `ResponseConnection` has all of it. */
export interface EditorConnection {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly isSynced: boolean;
  /** Whether there is a document to show, if only as it was kept on this computer; left out, that is `isSynced`. */
  readonly isShown?: boolean;
  subscribe(listener: () => void): () => void;
}

interface EditorParts {
  readonly element: HTMLElement;
  readonly connection: EditorConnection;
  readonly scene: Scene;
  readonly editable: boolean;
  focusToolbar(): void;
  openLink(): void;
  /** The anchors at the caret, the innermost first. */
  onAnchors(ids: readonly AnchorId[]): void;
  /** Answers whether anybody listens. */
  onReviewKey(key: ReviewKey): boolean;
}

/** Makes the editor of a response, bound to its document. Call `destroy` on it when it is no longer shown. */
export const createEditor = (parts: EditorParts): Editor => {
  const { element, connection, scene, editable } = parts;
  const { words } = scene;
  const cards = new PassageCards(scene);
  const editor = new Editor({
    element,
    editable,
    enableInputRules: true,
    // Its style element would be inline, which the content policy forbids; editor.module.css has what is needed.
    injectCSS: false,
    // A text that may only be read keeps its caret: see command/reading.ts.
    enableCoreExtensions: { editable: false },
    extensions: [
      ...responseViews(scene, cards),
      ...unknownNodes(words.unknown),
      liveText({ fragment: connection.doc.getXmlFragment(TEXT_FIELD), onFault: () => scene.notice(words.stopped) }),
      reading,
      Typing,
      ReadBack,
      ownSections(() => scene.sections?.() ?? null, () => scene.notice(words.outsideSections)),
      mirroredHeadings(() => scene.notice(words.headingsStay)),
      BlockIds,
      WrittenBlock,
      demands(words),
      CitationIds,
      figureFiles(scene),
      pastedCitations(scene),
      carets(connection.awareness, words),
      pastedAnchors(),
      RetypedAnchors,
      anchors((ids) => parts.onAnchors(ids)),
      MarkedPlace,
      suggestions({ words, choose: (id) => parts.onAnchors([id]) }),
      FindInText,
      Highlight,
      chipKeys(scene, cards),
      writingKeys(parts),
      reviewKeys((key) => parts.onReviewKey(key)),
      leaveTables,
      muchDeleted(() => scene.notice(words.muchDeleted)),
      keyboardFocus,
      Gapcursor,
      Dropcursor.configure({ color: 'var(--s-accent)', width: 2 }),
    ],
    editorProps: {
      transformPastedHTML: cleanHtml,
      attributes: {
        class: styles['text'] ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': words.text,
        'aria-readonly': String(!editable),
        tabindex: '0',
        lang: 'sv',
      },
    },
  });
  editor.on('blur', () => cards.hide());
  editor.on('destroy', () => cards.destroy());
  return editor;
};
