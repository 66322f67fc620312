// The SQL of threads: beginning, reading, settling and counting them.
import type { Queries, Transaction } from '@samsvar/database';
import type {
  Actor,
  AnchorId,
  OrganisationId,
  PersonId,
  ResponseId,
  SuggestionId,
  ThreadId,
  ThreadOutcome,
} from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** A thread as it is kept, with what the caller has seen of it. */
export interface ThreadRow {
  readonly id: ThreadId;
  readonly responseId: ResponseId;
  readonly kind: 'comment' | 'suggestion';
  readonly suggestionId: SuggestionId | null;
  readonly layer: OrganisationId | null;
  readonly organisationId: OrganisationId;
  readonly anchorId: AnchorId | null;
  readonly isBlocking: boolean;
  readonly assignedTo: PersonId | null;
  readonly outcome: ThreadOutcome | null;
  readonly outcomeNote: string;
  readonly settledBy: PersonId | null;
  readonly settledAt: Date | null;
  readonly createdBy: PersonId;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly seenAt: Date | null;
  /** Microseconds since 1970 of `createdAt`: what a list goes on from. */
  readonly micros: number;
}

export interface NewThread {
  readonly id: ThreadId;
  readonly kind: 'comment' | 'suggestion';
  readonly layer: OrganisationId | null;
  readonly anchorId: AnchorId | null;
  readonly isBlocking: boolean;
  readonly assignedTo: PersonId | null;
}

/** Adds threads that the caller begins. */
export const insertThreads = async (tx: Transaction, grant: Grant, begun: { readonly responseId: ResponseId; readonly threads: readonly NewThread[] }): Promise<void> => {
  if (begun.threads.length === 0) return;
  const rows = begun.threads.map((thread) => ({
    ...thread,
    responseId: begun.responseId,
    organisationId: grant.actingAs,
    createdBy: grant.personId,
  }));
  await tx`insert into thread ${tx(rows)}`;
};

/** Takes threads away that never came to be. */
export const deleteThreads = async (tx: Transaction, ids: readonly ThreadId[]): Promise<void> => {
  await tx`delete from thread where id = any(${[...ids]}::uuid[])`;
};

/** How many threads a response has, everybody's. */
export const countThreads = async (sql: Queries, responseId: ResponseId): Promise<number> => {
  const [row] = await sql<{ n: number }[]>`select count(*) as n from thread where response_id = ${responseId}`;
  return row?.n ?? 0;
};

const COLUMNS = (sql: Queries, grant: Grant) => sql`
  t.id, t.response_id, t.kind, s.id as suggestion_id, t.layer, t.organisation_id, t.anchor_id, t.is_blocking,
  t.assigned_to, t.outcome, t.outcome_note, t.settled_by, t.settled_at, t.created_by, t.created_at, t.changed_at,
  (select seen_at from thread_seen where thread_id = t.id and person_id = ${grant.personId}) as seen_at,
  (extract(epoch from t.created_at) * 1000000)::bigint as micros`;

/** What to list, and where to go on. */
export interface ThreadQuery {
  readonly responseId: ResponseId;
  readonly state: 'open' | 'settled' | 'all';
  readonly after: { readonly micros: number; readonly id: string } | null;
  readonly limit: number;
}

/** Threads of a response that the caller may see, in the order they were begun. */
export const findThreads = async (sql: Queries, grant: Grant, query: ThreadQuery): Promise<ThreadRow[]> => {
  const { responseId, state, after, limit } = query;
  const isSettled = state === 'all' ? null : state === 'settled';
  const from = after ?? { micros: 0, id: '00000000-0000-0000-0000-000000000000' };
  return [
    ...(await sql<ThreadRow[]>`
      select ${COLUMNS(sql, grant)}
      from thread t left join suggestion s on s.thread_id = t.id
      where t.response_id = ${responseId} and (t.layer is null or t.layer = ${grant.actingAs})
        and (${isSettled}::boolean is null or (t.settled_at is not null) = ${isSettled})
        and (t.created_at, t.id) > ('epoch'::timestamptz + ${from.micros}::bigint * interval '1 microsecond', ${from.id}::uuid)
      order by t.created_at, t.id limit ${limit}`),
  ];
};

/** Those of the given threads that the caller may see. */
export const findThreadsById = async (sql: Queries, grant: Grant, ids: readonly ThreadId[]): Promise<ThreadRow[]> => [
  ...(await sql<ThreadRow[]>`
    select ${COLUMNS(sql, grant)}
    from thread t left join suggestion s on s.thread_id = t.id
    where t.id = any(${[...ids]}::uuid[]) and (t.layer is null or t.layer = ${grant.actingAs})
    order by t.created_at, t.id`),
];

/** The response a thread stands in, when the actor's organisation may know of it; null for everything else. */
export const findThreadPlace = async (sql: Queries, actor: Actor, id: ThreadId): Promise<ResponseId | null> => {
  const [row] = await sql<{ responseId: ResponseId }[]>`
    select response_id from thread where id = ${id} and (layer is null or layer = ${actor.organisationId})`;
  return row?.responseId ?? null;
};

/** Changes whom a thread waits for and whether it blocks; what is left out stays. */
export const updateThread = async (
  tx: Transaction,
  grant: Grant,
  change: { readonly id: ThreadId; readonly isBlocking?: boolean | undefined; readonly assignedTo?: PersonId | null | undefined },
): Promise<void> => {
  const { id, isBlocking, assignedTo } = change;
  await tx`
    update thread set is_blocking = coalesce(${isBlocking ?? null}, is_blocking),
      assigned_to = case when ${assignedTo !== undefined} then ${assignedTo ?? null}::uuid else assigned_to end,
      changed_at = clock_timestamp()
    where id = ${id} and (layer is null or layer = ${grant.actingAs})`;
};

/** Something in the thread has changed now. */
export const touchThread = async (tx: Transaction, grant: Grant, id: ThreadId): Promise<void> => {
  await tx`update thread set changed_at = clock_timestamp() where id = ${id} and (layer is null or layer = ${grant.actingAs})`;
};

/** Settles open threads; answers the ids of those that were open. */
export const settleThreads = async (
  tx: Transaction,
  grant: Grant,
  settled: { readonly ids: readonly ThreadId[]; readonly outcome: ThreadOutcome; readonly note: string },
): Promise<ThreadId[]> => {
  const rows = await tx<{ id: ThreadId }[]>`
    update thread set outcome = ${settled.outcome}, outcome_note = ${settled.note}, settled_by = ${grant.personId},
      settled_at = clock_timestamp(), changed_at = clock_timestamp()
    where id = any(${[...settled.ids]}::uuid[]) and settled_at is null and (layer is null or layer = ${grant.actingAs})
    returning id`;
  return rows.map(({ id }) => id);
};

/** Opens a settled thread again; answers whether it was settled. */
export const reopenThread = async (tx: Transaction, grant: Grant, id: ThreadId): Promise<boolean> =>
  (
    await tx`
      update thread set outcome = null, outcome_note = '', settled_by = null, settled_at = null, changed_at = clock_timestamp()
      where id = ${id} and settled_at is not null and (layer is null or layer = ${grant.actingAs}) returning id`
  ).length > 0;

/** Stands a thread, and the suggestion that is talked about in it, on another anchor. */
export const moveThread = async (tx: Transaction, grant: Grant, to: { readonly id: ThreadId; readonly anchorId: AnchorId }): Promise<void> => {
  await tx`update thread set anchor_id = ${to.anchorId}, changed_at = clock_timestamp()
    where id = ${to.id} and (layer is null or layer = ${grant.actingAs})`;
  await tx`update suggestion set anchor_id = ${to.anchorId} where thread_id = ${to.id}`;
};

/** The caller has read everything in these threads that there is now. */
export const markSeen = async (sql: Queries, grant: Grant, ids: readonly ThreadId[]): Promise<void> => {
  await sql`
    insert into thread_seen (thread_id, person_id, seen_at)
    select id, ${grant.personId}, clock_timestamp() from unnest(${[...ids]}::uuid[]) as seen (id)
    on conflict (thread_id, person_id) do update set seen_at = excluded.seen_at`;
};

/** A thread by what stands on it: whom an event about an anchor concerns. */
export interface ThreadOfAnchor {
  readonly id: ThreadId;
  readonly suggestionId: SuggestionId | null;
  readonly layer: OrganisationId | null;
}

/** The threads that stand on these anchors, whoever may see them: for telling each layer of its own. */
export const findThreadsOfAnchors = async (sql: Queries, anchors: readonly AnchorId[]): Promise<ThreadOfAnchor[]> => [
  ...(await sql<ThreadOfAnchor[]>`
    select t.id, s.id as suggestion_id, t.layer from thread t left join suggestion s on s.thread_id = t.id
    where t.anchor_id = any(${[...anchors]}::uuid[])`),
];

/** Threads that must be settled before the text is frozen and are not, as far as the caller may know. */
export const countBlocking = async (sql: Queries, grant: Grant, responseId: ResponseId): Promise<number> => {
  const [row] = await sql<{ n: number }[]>`
    select count(*) as n from thread where response_id = ${responseId} and is_blocking and settled_at is null
      and (layer is null or layer = ${grant.actingAs})`;
  return row?.n ?? 0;
};

/** Open threads whose place in the text is gone, as far as the caller may know. */
export const countDetached = async (sql: Queries, grant: Grant, responseId: ResponseId): Promise<number> => {
  const [row] = await sql<{ n: number }[]>`
    select count(*) as n from thread t join anchor a on a.id = t.anchor_id
    where t.response_id = ${responseId} and t.settled_at is null and a.state = 'detached'
      and (t.layer is null or t.layer = ${grant.actingAs})`;
  return row?.n ?? 0;
};
