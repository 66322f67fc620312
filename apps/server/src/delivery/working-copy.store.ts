// The SQL of working copies: what was taken out, and by whom.
import type { Queries } from '@samsvar/database';
import type { ResponseContent } from '@samsvar/document';
import type { Actor, ResponseId, Role, ThreadId, PersonId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** What a copy held when it was taken out, to be told from what was done to it since. */
export interface CopyRecord {
  readonly content: ResponseContent;
  /** Suggestions that stood in it as revisions: name and time as the file has them. */
  readonly revisions: readonly { readonly author: string; readonly at: string }[];
  /** The thread of each comment in it, by the name that the file gives the comment. */
  readonly comments: Readonly<Record<string, ThreadId>>;
}

export interface StoredCopy {
  readonly record: CopyRecord;
  readonly madeAt: Date;
}

/** Keeps what a copy was made of. */
export const insertCopy = async (
  sql: Queries,
  grant: Grant,
  copy: { readonly id: string; readonly responseId: ResponseId; readonly seq: number; readonly record: CopyRecord },
): Promise<void> => {
  // Plain data; postgres.js wants an index signature that interfaces do not have.
  const record = copy.record as unknown as Parameters<typeof sql.json>[0];
  await sql`
    insert into working_copy (id, response_id, organisation_id, content, seq, made_by)
    values (${copy.id}, ${copy.responseId}, ${grant.actingAs}, ${sql.json(record)}, ${copy.seq}, ${grant.personId})`;
};

/** A copy that the caller's organisation took out of this response; null when there is none. */
export const findCopy = async (sql: Queries, grant: Grant, at: { readonly id: string; readonly responseId: ResponseId }): Promise<StoredCopy | null> => {
  const rows = await sql<StoredCopy[]>`
    select content as record, made_at from working_copy
    where id = ${at.id} and response_id = ${at.responseId} and organisation_id = ${grant.actingAs}`;
  return rows[0] ?? null;
};

/** Those of the caller's organisation who read the response and go by these names, in lower case; left out where several do. */
export const findByName = async (sql: Queries, grant: Grant, { responseId, names }: { readonly responseId: ResponseId; readonly names: readonly string[] }): Promise<ReadonlyMap<string, Actor>> => {
  const rows = await sql<{ name: string; personId: PersonId; role: Role }[]>`
    select lower(p.name) as name, (array_agg(p.id))[1] as person_id, (array_agg(m.role))[1] as role
    from response_reader m join person p on p.id = m.person_id
    where m.response_id = ${responseId} and m.organisation_id = ${grant.actingAs} and lower(p.name) = any(${names.map((name) => name.toLowerCase())}::text[])
    group by lower(p.name) having count(*) = 1`;
  return new Map(rows.map(({ name, personId, role }) => [name, { personId, role, organisationId: grant.actingAs }]));
};
