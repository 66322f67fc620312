// Does one edit command to a Y.Doc.
import type * as Y from 'yjs';
import type { EditCommand, EditOutcome } from './edit-command';

/** What an edit came to. */
export interface Edited {
  /** The V1 update that does it, written with the given client id; null when nothing changes. */
  readonly update: Uint8Array | null;
  readonly outcome: EditOutcome;
}

/**
 * Does a command in one transaction, writing nothing but what it changes. Throws when the text breaks the schema
 * before or would afterwards; then nothing is changed.
 */
export const applyEdit = (_doc: Y.Doc, command: EditCommand, _clientId: number): Edited => {
  throw new Error(`Not there yet: ${command.type}`);
};
