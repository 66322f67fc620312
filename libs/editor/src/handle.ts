// What the page may ask the editor to do.
import type { Editor } from '@tiptap/core';
import { OVERALL_STANCE, POSITION_FIELD, plainText, type NodeJson, type ResponseContent } from '@samsvar/document';
import type { AnchorId, AnchorTarget, SectionStatus, Stance, TextPoint } from '@samsvar/domain';
import type * as Y from 'yjs';
import { quotedWords, renewCitations, type Renewal } from './citation/renew';
import { findNode } from './command/find';
import { goTo } from './command/go-to';
import { insertCitation, insertPhrase, insertProposedWording, insertQuotation } from './command/insert';
import { showAnchors } from './comment/anchors';
import { goToAnchor, goToPoint } from './comment/go-to-anchor';
import { markPlace } from './comment/marked-place';
import { commentTarget } from './comment/target';
import { contentIn, jsonOf } from './content';
import { endFind, find, findOther, replaceAll, replaceCurrent } from './find/find-in-text';
import { textOf } from './suggestion/changed';
import { insertionSource, suggestionSource } from './suggestion/source';
import { showSuggestions } from './suggestion/suggestions';
import type { Finding, FindOptions, NoPlace, ShownReview, SuggestionSource } from './base/review';
import type { PinnedPassage, Scene } from './base/scene';

/** The page's grip on an open editor. Changes are refused with a notice while the text is read only. */
export interface EditorHandle {
  /** Puts a chip at the last caret, wherever the focus is, and returns the focus to the text. */
  insertCitation(passage: PinnedPassage): void;
  insertQuotation(passage: PinnedPassage): void;
  insertProposedWording(passage: PinnedPassage): void;
  /** Plain words at the last caret, as anybody could have typed them; several lines become paragraphs below the block with the caret. `false` when the text is read only. */
  insertPhrase(text: string): boolean;
  setSectionStatus(sectionId: string, status: SectionStatus): void;
  setSectionStance(sectionId: string, stance: Stance | null): void;
  setOverallStance(stance: Stance | null): void;
  /** Points these citations elsewhere in one step of undo, and answers how many; refused with a notice while the text is read only. */
  renewCitations(renewals: readonly Renewal[]): number;
  /** The source's words in a quotation or a proposal, as they stand in the text; null for a chip. */
  quotedWords(citationId: string): string | null;
  goToBlock(blockId: string): void;
  goToCitation(citationId: string): void;
  /** Shows these threads and suggestions in the text, instead of those before. */
  showReview(review: ShownReview): void;
  /** Keeps a place lit while something is written about it, wherever the focus is; null ends it. */
  markPlace(target: AnchorTarget | null): void;
  /** Puts the caret at the beginning of what is anchored, in view and lit up; `false` when it is not in the text. */
  goToAnchor(id: AnchorId): boolean;
  goToPoint(point: TextPoint): boolean;
  /** What a comment would be put on: the words selected last, or the block of a selected picture, table or citation. */
  commentTarget(): AnchorTarget | NoPlace;
  /** What a suggestion would begin from: the words selected last, the blocks that are touched, or the caret's block. */
  suggestionSource(): SuggestionSource | NoPlace;
  /** What a suggestion of new blocks would begin from: after the caret's block. */
  insertionSource(): SuggestionSource | NoPlace;
  /** The words of these nodes, with blocks set apart by a line feed. */
  textOf(nodes: readonly NodeJson[]): string;
  /** Begins a search in the whole text, tables and notes too, and shows what is found from the caret on. */
  find(query: string, options?: FindOptions): Finding;
  findNext(): Finding;
  findPrevious(): Finding;
  /** Replaces what is shown and goes to the next; refused with a notice while the text is read only. */
  replaceCurrent(text: string): Finding;
  /** Replaces all in one step that can be undone, and answers how many. */
  replaceAll(text: string): number;
  /** Ends the search and takes its marks away; the caret stays where it was shown last. */
  endFind(): void;
  /** Returns to the last caret. */
  focus(): void;
  content(): ResponseContent;
  plainText(): string;
}

/** Makes the handle of an editor. */
export const editorHandle = (editor: Editor, doc: Y.Doc, scene: Scene): EditorHandle => {
  const writing = (act: () => void): void => {
    if (editor.isEditable) act();
    else scene.notice(scene.words.readOnly);
  };
  const setSection = (id: string, name: 'status' | 'stance', value: string | null) =>
    writing(() => {
      const found = findNode(editor.state.doc, 'id', id);
      if (found?.node.type.name !== 'sectionHeading' || found.node.attrs[name] === value) return;
      editor.view.dispatch(editor.state.tr.setNodeAttribute(found.position, name, value));
    });
  return {
    insertCitation: (passage) => writing(() => insertCitation(editor, passage)),
    insertQuotation: (passage) => writing(() => insertQuotation(editor, passage)),
    insertProposedWording: (passage) => writing(() => insertProposedWording(editor, passage)),
    insertPhrase: (text) => {
      writing(() => insertPhrase(editor, text));
      return editor.isEditable;
    },
    setSectionStatus: (id, status) => setSection(id, 'status', status),
    setSectionStance: (id, stance) => setSection(id, 'stance', stance),
    setOverallStance: (stance) =>
      writing(() => {
        // It is said of the whole, and goes past what watches over the text.
        if (scene.sections?.()) return scene.notice(scene.words.outsideSections);
        const map = doc.getMap(POSITION_FIELD);
        if (stance) map.set(OVERALL_STANCE, stance);
        else map.delete(OVERALL_STANCE);
      }),
    renewCitations: (renewals) => {
      if (editor.isEditable) return renewCitations(editor, renewals);
      scene.notice(scene.words.readOnly);
      return 0;
    },
    quotedWords: (id) => {
      const found = findNode(editor.state.doc, 'citationId', id);
      return found && quotedWords(found.node);
    },
    goToBlock: (id) => void goTo(editor, 'id', id),
    goToCitation: (id) => void goTo(editor, 'citationId', id),
    showReview: (review) => void (editor.isDestroyed || editor.view.dispatch(showSuggestions(showAnchors(editor.state.tr, review), review))),
    markPlace: (target) => void (editor.isDestroyed || editor.view.dispatch(markPlace(editor.state.tr, target))),
    goToAnchor: (id) => goToAnchor(editor, id),
    goToPoint: (point) => goToPoint(editor, point),
    commentTarget: () => commentTarget(editor.state),
    suggestionSource: () => suggestionSource(editor.state, jsonOf),
    insertionSource: () => insertionSource(editor.state),
    textOf,
    find: (query, options) => find(editor, query, options),
    findNext: () => findOther(editor, 1),
    findPrevious: () => findOther(editor, -1),
    replaceCurrent: (text) => {
      if (editor.isEditable) return replaceCurrent(editor, text);
      scene.notice(scene.words.readOnly);
      return findOther(editor, 1);
    },
    replaceAll: (text) => {
      if (editor.isEditable) return replaceAll(editor, text);
      scene.notice(scene.words.readOnly);
      return 0;
    },
    endFind: () => void (editor.isDestroyed || endFind(editor)),
    focus: () => editor.view.focus(),
    content: () => contentIn(editor, doc),
    plainText: () => plainText(contentIn(editor, doc).text),
  };
};
