// Texts of a response as clients have them, and the updates that changing them makes.
import * as Y from 'yjs';
import { TEXT_FIELD, seedUpdate, type NodeJson } from '@samsvar/document';

/** A paragraph as JSON. */
export const paragraph = (id: string, words: string): NodeJson => ({
  type: 'paragraph',
  attrs: { id },
  ...(words && { content: [{ type: 'text', text: words }] }),
});

/** The first update of a response with so many paragraphs, each of `length` letters. */
export const aSeed = (count: number, length: number): Uint8Array =>
  seedUpdate({
    text: { type: 'doc', content: Array.from({ length: count }, (_, i) => paragraph(`p${i}`, `${i} `.padEnd(length, 'ord '))) },
    overallStance: null,
  });

/** One client's copy: whatever is done to it is answered as an update. */
export class Copy {
  readonly doc = new Y.Doc();
  private readonly updates: Uint8Array[] = [];

  constructor(clientId: number, ...updates: readonly Uint8Array[]) {
    this.doc.clientID = clientId;
    for (const update of updates) Y.applyUpdate(this.doc, update);
    this.doc.on('update', (update: Uint8Array) => this.updates.push(update));
  }

  get text(): Y.XmlFragment {
    return this.doc.getXmlFragment(TEXT_FIELD);
  }

  /** Does something, and answers what it added; an empty update when nothing. */
  does(change: (text: Y.XmlFragment) => void): Uint8Array {
    this.updates.length = 0;
    this.doc.transact(() => change(this.text));
    return this.updates[0] ?? new Uint8Array([0, 0]);
  }

  /** Everything it has, as a stock client answers a question with. */
  get whole(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }
}
