// Bound editors for specs: several people in one document, joined by hand.
import { Editor, type Extensions } from '@tiptap/core';
import { TEXT_FIELD, responseExtensions, seedUpdate, type NodeJson } from '@samsvar/document';
import * as Y from 'yjs';
import { liveText } from '../binding/live-text';
import { unknownNodes } from '../binding/unknown';

/** A person at work in a document. */
export interface Person {
  readonly doc: Y.Doc;
  readonly editor: Editor;
  readonly faults: unknown[];
}

/** An editor bound to this very document. `instead` are parts of the schema as an editor extends them. */
export const aBoundEditor = (doc: Y.Doc, extensions: Extensions = [], instead: Extensions = []): Person => {
  const faults: unknown[] = [];
  const fragment = doc.getXmlFragment(TEXT_FIELD);
  const editor = new Editor({
    element: document.createElement('div'),
    // As in create-editor.ts.
    enableCoreExtensions: { editable: false },
    extensions: [
      ...responseExtensions.map((part) => instead.find(({ name }) => name === part.name) ?? part),
      ...unknownNodes('Okänt innehåll'),
      liveText({ fragment, onFault: (fault) => faults.push(fault) }),
      ...extensions,
    ],
  });
  return { doc, editor, faults };
};

/** An editor bound to a copy of the document. */
export const aPerson = (content: readonly NodeJson[] | Uint8Array, extensions: Extensions = [], instead: Extensions = []): Person => {
  const doc = new Y.Doc();
  const update = content instanceof Uint8Array ? content : seedUpdate({ text: { type: 'doc', content }, overallStance: null });
  Y.applyUpdate(doc, update);
  return aBoundEditor(doc, extensions, instead);
};

/** Brings everybody's changes to everybody. */
export const meet = (...people: readonly Person[]): void => {
  for (const from of people) {
    for (const to of people) {
      if (from !== to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'server');
    }
  }
};

/** Sends every change at once, as the socket does. */
export const joinLive = (...people: readonly Person[]): void => {
  for (const from of people) {
    from.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'server') return;
      for (const to of people) if (to !== from) Y.applyUpdate(to.doc, update, 'server');
    });
  }
};

export { paragraph } from './paragraph';
