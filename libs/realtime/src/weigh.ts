// How much of the text an update takes away, found by applying it to a copy.
import { TEXT_FIELD, contentOf, type ResponseContent } from '@samsvar/document';
import { removesMuch } from '@samsvar/domain';
import * as Y from 'yjs';

/** What an update takes away. */
export interface Weighed {
  /** Characters of text without what was removed, and those removed. */
  readonly charactersBefore: number;
  readonly charactersRemoved: number;
  /** Top-level blocks, likewise. */
  readonly blocksBefore: number;
  readonly blocksRemoved: number;
}

/**
 * Applies the update to the document. What is deleted and stands elsewhere word for word was moved, not removed:
 * an editor that wraps blocks, or lifts them, deletes them and writes them anew.
 */
export const weigh = (doc: Y.Doc, update: Uint8Array): Weighed => {
  const before = textsIn(doc);
  const blocksBefore = doc.getXmlFragment(TEXT_FIELD).length;
  let deleted = 0;
  // Before the transaction is cleaned up: afterwards nobody knows what the deleted items held.
  doc.on('afterTransaction', (transaction) => (deleted += charactersDeleted(transaction)));
  Y.applyUpdate(doc, update);
  const after = textsIn(doc);
  const charactersRemoved = Math.min(deleted, charactersGone(before, after));
  return {
    // Counted as the editor counts when it asks itself the same.
    charactersBefore: after.reduce((sum, text) => sum + text.length, 0) + deleted,
    charactersRemoved,
    blocksBefore,
    blocksRemoved: Math.max(0, blocksBefore - doc.getXmlFragment(TEXT_FIELD).length),
  };
};

/** Whether so much is removed that it must be meant. */
export const isTooMuch = ({ charactersBefore, charactersRemoved }: Weighed): boolean => removesMuch(charactersBefore, charactersRemoved);

/** The text as it is, to be kept; null when it cannot be read. */
export const readableContent = (doc: Y.Doc): ResponseContent | null => {
  try {
    return contentOf(doc);
  } catch {
    return null;
  }
};

const charactersDeleted = (transaction: Y.Transaction): number => {
  let count = 0;
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    const isOld = struct.id.clock < (transaction.beforeState.get(struct.id.client) ?? 0);
    if (isOld && struct instanceof Y.Item && struct.content instanceof Y.ContentString) count += struct.length;
  });
  return count;
};

/** The words of every piece of text, in the order in which they stand. */
const textsIn = (doc: Y.Doc): string[] => {
  const texts: string[] = [];
  const visit = (type: Y.XmlFragment): void => {
    for (const child of type.toArray()) {
      if (child instanceof Y.XmlText) texts.push(wordsOf(child));
      else if (child instanceof Y.XmlFragment) visit(child);
    }
  };
  visit(doc.getXmlFragment(TEXT_FIELD));
  return texts;
};

const wordsOf = (text: Y.XmlText): string =>
  text.toDelta().map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : '')).join('');

/** Characters of the texts that are not there any more, word for word. */
const charactersGone = (before: readonly string[], after: readonly string[]): number => {
  const left = new Map<string, number>();
  for (const text of after) left.set(text, (left.get(text) ?? 0) + 1);
  return before.reduce((gone, text) => {
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    return count > 0 ? gone : gone + text.length;
  }, 0);
};
