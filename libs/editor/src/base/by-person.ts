// Tells what a person did to the text from what programs did, in the transactions of the Y.Doc.
import * as Y from 'yjs';

/** The origin of the transaction that brings words along: it is sent as any other, and no undo manager tracks it. */
export const RESCUE = 'rescue';

const KEY = 'by-person';

/** Says of a transaction, from inside it, whether the person at this screen did it. */
export const markAsPersons = (transaction: Y.Transaction, isPersons: boolean): void => {
  transaction.meta.set(KEY, isPersons);
};

/**
 * Whether the person at this screen did it: typing, cutting, pasting over, undoing. What nobody has said anything of
 * counts as theirs, unless it was done `inReaction` to what the server sent.
 */
export const isPersons = (transaction: Y.Transaction, inReaction: boolean): boolean => {
  const said: unknown = transaction.meta.get(KEY);
  return typeof said === 'boolean' ? said : transaction.origin instanceof Y.UndoManager || !inReaction;
};
