// The SQL that reads the log of who did what, and what its entries are about.
import type { Queries } from '@samsvar/database';
import type { AuditAction, AuditFacts, LocalDate, PersonId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import type { LoggedEntry } from './chain';

/** Which entries; days are local in Sweden and inclusive. */
export interface EntryFilter {
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  readonly actor?: string | undefined;
  readonly action?: AuditAction | undefined;
  /** Only those with a lower number. */
  readonly before?: number | undefined;
}

/** An entry as people are shown it. `at` has microseconds, in UTC. */
export interface EntryRow {
  readonly seq: number;
  readonly at: string;
  readonly actorId: PersonId | null;
  readonly actingAs: string | null;
  readonly action: AuditAction;
  readonly objectKind: string;
  readonly objectId: string;
  readonly facts: AuditFacts;
  readonly hash: string;
}

/** Newest first. */
export const findEntries = async (sql: Queries, grant: Grant, { limit, ...filter }: EntryFilter & { readonly limit: number }): Promise<EntryRow[]> => [
  ...(await sql<EntryRow[]>`
    select e.seq, audit_time(e.at) as at, e.actor_id, e.acting_as, e.action, e.object_kind, e.object_id, e.facts, encode(e.hash, 'hex') as hash
    from audit_entry e where e.organisation_id = ${grant.organisationId} and ${matches(sql, filter)}
    order by e.seq desc limit ${limit}`),
];

const matches = (sql: Queries, { from, to, actor, action, before }: EntryFilter) => sql`
  (${from ?? null}::date is null or e.at >= ${from ?? null}::date::timestamp at time zone 'Europe/Stockholm')
  and (${to ?? null}::date is null or e.at < (${to ?? null}::date + 1)::timestamp at time zone 'Europe/Stockholm')
  and (${actor ?? null}::uuid is null or e.actor_id = ${actor ?? null})
  and (${action ?? null}::text is null or e.action = ${action ?? null})
  and (${before ?? null}::bigint is null or e.seq < ${before ?? null})`;

/** Everybody who has an entry. */
export const findActorIds = async (sql: Queries, grant: Grant): Promise<PersonId[]> => {
  const rows = await sql<{ actorId: PersonId }[]>`
    select distinct actor_id from audit_entry where organisation_id = ${grant.organisationId} and actor_id is not null`;
  return rows.map(({ actorId }) => actorId);
};

/** The entries after a number as they are checked, in order. */
export const findLogged = async (sql: Queries, grant: Grant, { after, limit }: { readonly after: number; readonly limit: number }): Promise<LoggedEntry[]> => [
  ...(await sql<LoggedEntry[]>`
    select organisation_id as organisation, seq, audit_time(at) as at, actor_id as actor, acting_as, action, object_kind, object_id,
      facts, request_id, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash
    from audit_entry where organisation_id = ${grant.organisationId} and seq > ${after} order by seq limit ${limit}`),
];

/** Where the log says that it ends; null when nothing was ever written. */
export const findHead = async (sql: Queries, grant: Grant): Promise<{ readonly seq: number; readonly hash: string } | null> => {
  const [row] = await sql<{ seq: number; hash: string }[]>`
    select seq, encode(hash, 'hex') as hash from audit_head where organisation_id = ${grant.organisationId} and seq > 0`;
  return row ?? null;
};

/** The first entry after where the log says that it ends, which there never is; null as it should be. */
export const findBeyondHead = async (sql: Queries, grant: Grant): Promise<number | null> => {
  const [row] = await sql<{ seq: number | null }[]>`
    select min(e.seq) as seq from audit_entry e left join audit_head h on h.organisation_id = e.organisation_id
    where e.organisation_id = ${grant.organisationId} and e.seq > coalesce(h.seq, 0)`;
  return row?.seq ?? null;
};

/** The names of people and organisations by their ids. */
export const findNames = async (sql: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from person where id = any(${[...ids]}::uuid[])
    union all select id, name from organisation where id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** What things are called now that the log's organisation may know of, by their ids. */
export const findThings = async (sql: Queries, grant: Grant, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const [wanted, own] = [[...ids], grant.organisationId];
  const rows = await sql<{ id: string; name: string }[]>`
    select id, title as name from consultation where id = any(${wanted}::uuid[]) and organisation_id = ${own}
    union all select id, title from source where id = any(${wanted}::uuid[]) and organisation_id = ${own}
    union all select d.id, s.title from consultation_document d join source s on s.id = d.source_id
      where d.id = any(${wanted}::uuid[]) and s.organisation_id = ${own}
    union all select r.id, r.title from response r where r.id = any(${wanted}::uuid[]) and (r.organisation_id = ${own}
      or exists (select from response_party p where p.response_id = r.id and p.organisation_id = ${own}))
    union all select v.id, r.title from response_version v join response r on r.id = v.response_id
      where v.id = any(${wanted}::uuid[]) and r.organisation_id = ${own}
    union all select id, email from invitation where id = any(${wanted}::uuid[]) and organisation_id = ${own}
    union all select id, title from standard_phrase where id = any(${wanted}::uuid[]) and organisation_id = ${own}
    union all select id, name from identity_provider where id = any(${wanted}::uuid[]) and organisation_id = ${own}
    union all select id, name from api_token where id = any(${wanted}::uuid[]) and organisation_id = ${own}
    union all select id, name from webhook where id = any(${wanted}::uuid[]) and organisation_id = ${own}`;
  return new Map(rows.map(({ id, name }) => [id, name]));
};
