// How much text there is, and how much a change takes away; counted as the server counts it.
import { TEXT_FIELD } from '@samsvar/document';
import * as Y from 'yjs';

/** Characters of text that a transaction deletes. To be asked before Yjs forgets them: from `afterTransaction`. */
export const charactersRemoved = (transaction: Y.Transaction): number => {
  let removed = 0;
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    const isOld = struct.id.clock < (transaction.beforeState.get(struct.id.client) ?? 0);
    if (isOld && struct instanceof Y.Item && struct.content instanceof Y.ContentString) removed += struct.length;
  });
  return removed;
};

/** Characters of text in a document. */
export const charactersIn = (doc: Y.Doc): number => {
  const text = doc.share.get(TEXT_FIELD);
  return text instanceof Y.XmlFragment ? charactersUnder(text) : 0;
};

const charactersUnder = (type: Y.XmlFragment): number =>
  type.toArray().reduce((sum, child) => {
    if (child instanceof Y.XmlText) return sum + child.length;
    return sum + (child instanceof Y.XmlFragment ? charactersUnder(child) : 0);
  }, 0);
