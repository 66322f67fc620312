// The SQL of versions: a response as it read at one position of its log, kept before something risky.
import { createHash, randomUUID } from 'node:crypto';
import type { Queries } from '@samsvar/database';
import { SCHEMA_VERSION, contentText, type ResponseContent } from '@samsvar/document';
import type { PersonId, ResponseId } from '@samsvar/domain';

/** A version to keep. */
export interface NewVersion {
  readonly responseId: ResponseId;
  readonly epoch: number;
  readonly seq: number;
  /** `guard`: before an update was held back or something was mended; `renewal`: before the document was begun anew. */
  readonly kind: 'guard' | 'renewal';
  readonly content: ResponseContent;
  /** Null when the server keeps it of itself. */
  readonly personId: PersonId | null;
}

/** Keeps a version; its hash is that of `contentText`, which clients work out the same. */
export const insertVersion = async (sql: Queries, version: NewVersion): Promise<void> => {
  const { responseId, epoch, seq, kind, personId } = version;
  // Plain data; postgres.js wants an index signature that interfaces do not have.
  const content = version.content as unknown as Parameters<typeof sql.json>[0];
  const sha256 = createHash('sha256').update(contentText(version.content)).digest();
  await sql`
    insert into response_version (id, response_id, epoch, seq, kind, content, schema_version, sha256, created_by)
    values (${randomUUID()}, ${responseId}, ${epoch}, ${seq}, ${kind}, ${sql.json(content)}, ${SCHEMA_VERSION}, ${sha256}, ${personId})`;
};
