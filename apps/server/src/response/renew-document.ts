// Begins a document anew with what it says now: nothing that was deleted, and nobody's client id, comes along.
import type { Transaction } from '@samsvar/database';
import { SCHEMA_VERSION, freshUpdate, projectResponse, type ResponseContent } from '@samsvar/document';
import { Refusal, type PersonId, type ResponseId } from '@samsvar/domain';
import { describeFirstUpdate, type StoredDocument, type Workbench } from '@samsvar/realtime';
import { findProjection, type NewProjection } from './response-projection.store';
import { loadDocument, lockDocument, replaceDocument } from './response-update.store';
import { insertVersion } from './response-version.store';

/** What a document says at one position of its log. */
export interface Draft {
  readonly epoch: number;
  readonly seq: number;
  readonly content: ResponseContent;
  /** What is wrong by the schema, null when nothing is. */
  readonly fault: string | null;
}

/** What a renewal is made with. */
export interface Renewal {
  readonly responseId: ResponseId;
  readonly personId: PersonId;
  readonly workbench: Workbench;
  /** Made just before: where nobody has written since, nobody has to wait for the worker. */
  readonly draft: Draft;
}

/** Reads a document in the worker. Throws `WorkFailed`. */
export const drawUp = async ({ epoch, head: seq, snapshot, tail }: StoredDocument, workbench: Workbench): Promise<Draft> => {
  const whole = { state: snapshot?.state ?? null, tail: tail.map(({ update }) => update), seq };
  const { content, fault } = await workbench.run('project', whole);
  return { epoch, seq, content, fault };
};

/**
 * Does it within a transaction, which holds the document's row from its first statement on: what was acknowledged
 * before is in the new document, and what comes later belongs to another epoch and is never acknowledged. The old
 * epoch's rows stay, out of reach. Answers what is to be kept as the projection. Throws `not-found` and `WorkFailed`.
 */
export const renewDocument = async (tx: Transaction, renewal: Renewal): Promise<NewProjection> => {
  const { responseId, personId } = renewal;
  const { epoch, seq, content, fault } = await lockedDraft(tx, renewal);
  await insertVersion(tx, { responseId, epoch, seq, kind: 'renewal', content, personId });
  const update = freshUpdate(content);
  const first = { update, ...describeFirstUpdate(update), schemaVersion: SCHEMA_VERSION };
  await replaceDocument(tx, { responseId, epoch: epoch + 1, personId, first });
  // What breaks the schema is mended in the new document; until then the last good words stand for it, as before.
  const good = fault === null ? content : ((await findProjection(tx, responseId))?.content ?? content);
  const at = fault === null ? 1 : 0;
  return { documentId: responseId, epoch: epoch + 1, seq: at, content: good, projection: projectResponse(good, at), writers: null };
};

/** What the document says once nobody can append to it any more. */
const lockedDraft = async (tx: Transaction, { responseId, workbench, draft }: Renewal): Promise<Draft> => {
  const stands = await lockDocument(tx, responseId);
  if (stands?.epoch === draft.epoch && stands.head === draft.seq) return draft;
  const stored = stands && (await loadDocument(tx, responseId));
  if (!stored) throw new Refusal('not-found');
  return drawUp(stored, workbench);
};
