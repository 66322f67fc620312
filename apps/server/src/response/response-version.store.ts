// The SQL of keeping a version: a response as it read at one position of its log, with who wrote it.
import { createHash, randomUUID } from 'node:crypto';
import type { Queries } from '@samsvar/database';
import { SCHEMA_VERSION, contentText, withoutAnchors, type ResponseContent } from '@samsvar/document';
import type { PersonId, ResponseId, VersionId, VersionKind } from '@samsvar/domain';

/** Kinds that the server keeps for itself: nobody is shown them. */
export const OWN_KINDS: readonly VersionKind[] = ['guard', 'renewal'];

/** A version to keep. */
export interface NewVersion {
  readonly responseId: ResponseId;
  readonly epoch: number;
  readonly seq: number;
  /** `guard`: before an update was held back or something was mended; `renewal`: before the document was begun anew. */
  readonly kind: VersionKind;
  readonly content: ResponseContent;
  /** Null when the server keeps it of itself. */
  readonly personId: PersonId | null;
  readonly label?: string;
  readonly words?: number;
  /** When it is kept; left out, now. */
  readonly at?: Date;
}

/**
 * Keeps a version without anchors, its content with keys in order; its hash is that of `contentText`, which clients work
 * out the same. Those who wrote since the version before are its contributors.
 */
export const insertVersion = async (sql: Queries, version: NewVersion): Promise<VersionId> => {
  const { responseId, epoch, seq, kind, personId, label = '', words = 0, at = null } = version;
  const id = randomUUID() as VersionId; // a new uuid, named here
  const text = contentText(withoutAnchors(version.content));
  const isOwn = OWN_KINDS.includes(kind);
  await sql`
    insert into response_version (id, response_id, epoch, seq, kind, label, words, content, schema_version, sha256,
      created_by, created_at, contributors, runs)
    values (${id}, ${responseId}, ${epoch}, ${seq}, ${kind}, ${label}, ${words}, ${text}::text::jsonb, ${SCHEMA_VERSION}, ${sha256Of(text)},
      ${personId}, coalesce(${at}, now()),
      ${isOwn ? sql`'{}'` : contributors(sql, version)},
      ${isOwn ? null : sql`(select runs from response_authorship where response_id = ${responseId} and epoch = ${epoch} and seq = ${seq})`})`;
  return id;
};

/** SHA-256 of a content as `contentText` writes it. */
export const sha256Of = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whoever begins a document anew has written nothing of it. */
const contributors = (sql: Queries, { responseId, epoch, seq }: NewVersion) => sql`
  array(
    select distinct author from response_update logged, unnest(logged.authors) as author
    where logged.response_id = ${responseId} and (logged.epoch, logged.seq) <= (${epoch}::int, ${seq}::bigint)
      and not (logged.epoch > 1 and logged.seq = 1)
      and (logged.epoch, logged.seq) > coalesce((
        select row(before.epoch, before.seq) from response_version before
        where before.response_id = ${responseId} and before.kind <> all(${[...OWN_KINDS]}::text[])
          and (before.epoch, before.seq) <= (${epoch}::int, ${seq}::bigint)
        order by before.epoch desc, before.seq desc limit 1), row(0, 0::bigint))
    order by author)`;
