// What the page may ask the editor to do.
import type { Editor } from '@tiptap/core';
import { OVERALL_STANCE, POSITION_FIELD, plainText, type ResponseContent } from '@samsvar/document';
import type { SectionStatus, Stance } from '@samsvar/domain';
import type * as Y from 'yjs';
import { findNode } from './command/find';
import { goTo } from './command/go-to';
import { insertCitation, insertProposedWording, insertQuotation } from './command/insert';
import { contentIn } from './content';
import type { PinnedPassage, Scene } from './base/scene';

/** The page's grip on an open editor. Changes are refused with a notice while the text is read only. */
export interface EditorHandle {
  /** Puts a chip at the last caret, wherever the focus is, and returns the focus to the text. */
  insertCitation(passage: PinnedPassage): void;
  insertQuotation(passage: PinnedPassage): void;
  insertProposedWording(passage: PinnedPassage): void;
  setSectionStatus(sectionId: string, status: SectionStatus): void;
  setSectionStance(sectionId: string, stance: Stance | null): void;
  setOverallStance(stance: Stance | null): void;
  goToBlock(blockId: string): void;
  goToCitation(citationId: string): void;
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
    setSectionStatus: (id, status) => setSection(id, 'status', status),
    setSectionStance: (id, stance) => setSection(id, 'stance', stance),
    setOverallStance: (stance) =>
      writing(() => {
        const map = doc.getMap(POSITION_FIELD);
        if (stance) map.set(OVERALL_STANCE, stance);
        else map.delete(OVERALL_STANCE);
      }),
    goToBlock: (id) => void goTo(editor, 'id', id),
    goToCitation: (id) => void goTo(editor, 'citationId', id),
    focus: () => editor.view.focus(),
    content: () => contentIn(editor, doc),
    plainText: () => plainText(contentIn(editor, doc).text),
  };
};
