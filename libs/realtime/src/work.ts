// The tasks themselves, on a Y.Doc that lives for one task.
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { applyEdit, clientRuns, contentOf, contentText, examine, keepsToSections, projectResponse } from '@samsvar/document';
import { mend } from './mend';
import { isTooMuch, readableContent, weigh } from './weigh';
import type { Tasks, WholeDocument } from './work-types';

type Perform = { readonly [T in keyof Tasks]: (input: Tasks[T]['takes'], ready: () => void) => Tasks[T]['gives'] };

/**
 * Does one task. Throws when the document cannot be put together. `ready` is called when it is, and what may never
 * come to an end begins.
 */
export const perform: Perform = {
  compact: (input) =>
    withDocument(input, (doc) => {
      const state = Y.encodeStateAsUpdate(doc);
      const stateVector = Y.encodeStateVector(doc);
      verify(state, stateVector);
      return { state, stateVector };
    }),
  diff: (input) => withDocument(input, (doc) => Y.encodeStateAsUpdate(doc, input.stateVector)),
  contains: (input) =>
    withDocument(input, (doc) => {
      let isChanged = false;
      doc.on('afterTransaction', (transaction: Y.Transaction) => {
        isChanged ||= transaction.deleteSet.clients.size > 0 || !sameVector(transaction.beforeState, transaction.afterState);
      });
      Y.applyUpdate(doc, input.update);
      return !isChanged && isComplete(doc);
    }),
  hash: (input) => withDocument(input, (doc) => new Uint8Array(createHash('sha256').update(contentText(contentOf(doc))).digest())),
  weigh: (input) => {
    const weighed = withDocument(input, (doc) => weigh(withGiven(doc, input), input.update));
    const content = isTooMuch(weighed) ? withDocument(input, (doc) => readableContent(withGiven(doc, input))) : null;
    return { ...weighed, content };
  },
  try: (input, ready) =>
    withDocument(input, (doc) => {
      withGiven(doc, input);
      ready();
      const from = performance.now();
      Y.applyUpdate(doc, input.update);
      return performance.now() - from;
    }),
  confine: (input) =>
    withDocument(input, (doc) => {
      withGiven(doc, input);
      return keepsToSections(doc, input.sections, () => Y.applyUpdate(doc, input.update));
    }),
  check: (input) => withDocument(input, (doc) => examine(doc).fault),
  mend: (input) => withDocument(input, (doc) => mend(doc, input.good, input.clientId)),
  edit: (input) => withDocument(input, (doc) => applyEdit(doc, input.command, input.clientId)),
  project: (input) =>
    withDocument(input, (doc) => {
      const { content, fault } = examine(doc);
      return { content, projection: projectResponse(content, input.seq), fault, writers: clientRuns(doc) };
    }),
};

const withDocument = <T>({ state, tail }: WholeDocument, work: (doc: Y.Doc) => T): T => {
  // Named here: a name drawn by lot costs, and nobody asks for it.
  const doc = new Y.Doc({ gc: true, guid: 'copy' });
  try {
    doc.transact(() => {
      if (state) Y.applyUpdate(doc, state);
      for (const update of tail) Y.applyUpdate(doc, update);
    });
    if (!isComplete(doc)) throw new Error('The document has parts that wait for something missing.');
    return work(doc);
  } finally {
    doc.destroy();
  }
};

const withGiven = (doc: Y.Doc, { given }: { readonly given: readonly Uint8Array[] }): Y.Doc => {
  for (const update of given) Y.applyUpdate(doc, update);
  return doc;
};

const isComplete = (doc: Y.Doc): boolean => doc.store.pendingStructs === null && doc.store.pendingDs === null;

/** A snapshot replaces nothing before it has been read back. */
const verify = (state: Uint8Array, stateVector: Uint8Array): void => {
  const copy = new Y.Doc({ gc: true });
  Y.applyUpdate(copy, state);
  const isSame = isComplete(copy) && Buffer.from(Y.encodeStateVector(copy)).equals(stateVector);
  copy.destroy();
  if (!isSame) throw new Error('The compacted document does not read back as it was.');
};

const sameVector = (a: Map<number, number>, b: Map<number, number>): boolean =>
  a.size === b.size && [...a].every(([client, clock]) => b.get(client) === clock);
