// Edits of the server's own: made from what is committed, and then one update among others.
import type { PersonId } from '@samsvar/domain';
import { freshRuns, inspectUpdate } from './inspect-update';
import type { Knowledge } from './knowledge';
import { LIMITS } from './limits';
import { SERVER } from './update-log';
import type { WholeDocument, Workbench } from './work-types';
import type { Accepted } from './write-desk';

/** What an edit is made from. */
export interface EditBase {
  /** Everything that is committed. */
  readonly whole: WholeDocument;
  /** The log position it stands at. */
  readonly seq: number;
  /** The Yjs client id to write with: new, and nobody else's for ever. */
  readonly clientId: number;
  /** Where a Y.Doc may be built. */
  readonly workbench: Workbench;
}

/** Makes a V1 update of nothing but what the edit changes; null when there is nothing to change. */
export type MakeEdit = (base: EditBase) => Promise<Uint8Array | null>;

/** The document ended before the edit was on disk; nothing of it was kept. */
export class EditLost extends Error {
  constructor(readonly why: 'gone' | 'taken') {
    super(`The edit was not kept: ${why}.`);
  }
}

/** A client id that nobody has used here, so that whatever others write meanwhile stands beside it. */
export const newClientId = ({ clocks, owners }: Knowledge): number => {
  for (;;) {
    const [id = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (id > 0 && !clocks.has(id) && !owners.has(id)) return id;
  }
};

/**
 * The edit as it may enter the document. Throws when it is not an update that only `clientId` writes in, or builds
 * on something unknown: then whoever made it has made a mistake.
 */
export const acceptEdit = (update: Uint8Array, clientId: number, about: { knowledge: Knowledge; authors: readonly PersonId[] }): Accepted => {
  const inspected = inspectUpdate(update);
  const runs = freshRuns(inspected, about.knowledge.clocks);
  if (runs === 'gap' || runs.some(({ client }) => client !== clientId)) throw new Error('The edit is not written as it should be.');
  if (update.length > LIMITS.documentBytes) throw new Error('The edit is too large.');
  const owners = new Map(runs.map(({ client }) => [client, SERVER]));
  return { type: 'accepted', update, runs, authors: about.authors, owners, deletions: inspected.deletions, structs: inspected.structs, given: [] };
};
