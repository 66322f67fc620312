// The SQL of keeping and removing working material: what is past its time, and its removal.
import type { Queries, Transaction } from '@samsvar/database';
import { KEEP_ALL, type Retention, type RetentionKind } from '@samsvar/domain';
import type { Grant } from './access/grant';

/** How long the organisation keeps each kind. */
export const findRetention = async (sql: Queries, grant: Grant): Promise<Retention> => {
  const [row] = await sql<{ retention: Partial<Retention> }[]>`
    select retention from organisation_setting where organisation_id = ${grant.organisationId}`;
  return { ...KEEP_ALL, ...row?.retention };
};

/** Decides how long each kind is kept. Nothing is removed by it. */
export const writeRetention = async (sql: Queries, grant: Grant, retention: Retention): Promise<void> => {
  const kept = sql.json({ ...retention });
  await sql`
    insert into organisation_setting (organisation_id, retention, updated_by) values (${grant.organisationId}, ${kept}, ${grant.personId})
    on conflict (organisation_id) do update set retention = excluded.retention, updated_by = excluded.updated_by, updated_at = now()`;
};

/** What of one kind is older than an instant: how much, since when, and a name for exactly that. */
export interface Past {
  readonly count: number;
  readonly oldest: Date | null;
  readonly stamp: string;
}

/** The rows of a kind that were done with before `before`, with the instant that counts, as `(id, done_at)`. */
const pastOf = (sql: Queries, grant: Grant, kind: RetentionKind, before: Date) => {
  const own = grant.organisationId;
  switch (kind) {
    case 'settled-threads':
      // Threads that nobody else has written in: what another organisation said is not ours to remove.
      return sql`select t.id::text as id, t.settled_at as done_at from thread t
        where t.organisation_id = ${own} and t.settled_at < ${before}
          and not exists (select from comment c where c.thread_id = t.id and c.organisation_id <> ${own})`;
    case 'automatic-versions':
      // The latest of each response stays, whatever its age.
      return sql`select v.id::text as id, v.created_at as done_at from response_version v join response r on r.id = v.response_id
        where r.organisation_id = ${own} and v.kind = 'auto' and v.created_at < ${before}
          and exists (select from response_version later where later.response_id = v.response_id and later.created_at > v.created_at)`;
    case 'working-copies':
      return sql`select id::text as id, made_at as done_at from working_copy where organisation_id = ${own} and made_at < ${before}`;
    case 'notifications':
      return sql`select id::text as id, created_at as done_at from notification where organisation_id = ${own} and created_at < ${before}`;
    case 'outgoing-mail':
      return sql`select id::text as id, created_at as done_at from outgoing_mail where organisation_id = ${own} and created_at < ${before}`;
    case 'ended-invitations':
      return sql`select id::text as id, coalesce(accepted_at, declined_at, revoked_at, expires_at) as done_at from invitation
        where organisation_id = ${own} and coalesce(accepted_at, declined_at, revoked_at, expires_at) < ${before}`;
  }
};

/** Counts it. */
export const countPast = async (sql: Queries, grant: Grant, { kind, before }: { readonly kind: RetentionKind; readonly before: Date }): Promise<Past> => {
  const [row] = await sql<Past[]>`
    select count(*)::int as count, min(done_at) as oldest, coalesce(md5(string_agg(id, ',' order by id)), '') as stamp
    from (${pastOf(sql, grant, kind, before)}) past`;
  return row ?? { count: 0, oldest: null, stamp: '' };
};

const TABLES = {
  'settled-threads': 'thread',
  'automatic-versions': 'response_version',
  'working-copies': 'working_copy',
  notifications: 'notification',
  'outgoing-mail': 'outgoing_mail',
  'ended-invitations': 'invitation',
} as const satisfies Record<RetentionKind, string>;

/** Removes it, with all that hangs on it; answers how much. */
export const removePast = async (tx: Transaction, grant: Grant, { kind, before }: { readonly kind: RetentionKind; readonly before: Date }): Promise<number> => {
  const removed = await tx`delete from ${tx(TABLES[kind])} where id in (select id::uuid from (${pastOf(tx, grant, kind, before)}) past)`;
  if (kind === 'settled-threads') await removeLooseAnchors(tx, grant);
  return removed.count;
};

/** Places that no thread stands on any more: their marks are then taken out of the text as strays. */
const removeLooseAnchors = (tx: Transaction, grant: Grant) => tx`
  delete from anchor a using response r
  where r.id = a.response_id and (r.organisation_id = ${grant.organisationId} or a.layer = ${grant.organisationId})
    and not exists (select from thread where anchor_id = a.id) and not exists (select from suggestion where anchor_id = a.id)
    and a.created_at < now() - interval '1 day'`;
