// Going to a place puts the person where something can be done about it.
import { seedUpdate, type NodeJson } from '@samsvar/document';
import type { Editor } from '@tiptap/core';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createEditor } from '../create-editor';
import { paragraph } from '../testing/editors';
import { editorWords } from '../base/words';
import { goTo } from './go-to';

const made: Editor[] = [];
beforeAll(() => {
  // jsdom neither scrolls nor knows what the reader has asked of motion.
  Element.prototype.scrollIntoView = () => undefined;
  window.matchMedia = () => ({ matches: true }) as MediaQueryList;
});
afterEach(() => made.splice(0).forEach((editor) => editor.destroy()));

const open = (alt: string, editable = true): Editor => {
  const figure: NodeJson = { type: 'figure', attrs: { id: 'f', sha256: 'x', alt, width: 4, height: 3 } };
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedUpdate({ text: { type: 'doc', content: [paragraph('p', 'Ord'), figure] }, overallStance: null }));
  const none = () => Promise.reject(new Error('none'));
  const editor = createEditor({
    element: document.body.appendChild(document.createElement('div')),
    connection: { doc, awareness: new Awareness(doc), isSynced: true, subscribe: () => () => undefined },
    scene: { words: editorWords('sv'), language: 'sv', loadPassage: none, openCitation: () => undefined, notice: () => undefined, uploadFigure: none, figureUrl: (sha256) => `/${sha256}` },
    editable,
    focusToolbar: () => undefined,
    openLink: () => undefined,
    onAnchors: () => undefined,
    onReviewKey: () => false,
  });
  made.push(editor);
  return editor;
};

describe('going to a picture', () => {
  it('leads to the field for its missing text', () => {
    goTo(open(''), 'id', 'f');
    expect(document.activeElement?.closest('label')?.textContent).toBe('Beskriv bilden för den som inte ser den');
  });

  it.each([
    ['it has a text', 'Karta', true],
    ['the text may only be read', '', false],
  ])('leads to the picture when %s', (_name, alt, editable) => {
    const editor = open(alt, editable);
    goTo(editor, 'id', 'f');
    expect(document.activeElement).toBe(editor.view.dom);
  });
});
