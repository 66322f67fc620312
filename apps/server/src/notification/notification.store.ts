// The SQL of notifications: told, listed, counted, read.
import type { Queries, Sql, Transaction } from '@samsvar/database';
import type {
  News,
  Notification,
  NotificationId,
  NotificationKind,
  OrganisationId,
  PersonId,
  ResponseId,
  SourceId,
  SuggestionId,
  ThreadId,
} from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** One notification with what its line says. */
export interface NotificationRow {
  readonly id: NotificationId;
  readonly kind: NotificationKind;
  readonly responseId: ResponseId;
  readonly title: string;
  readonly threadId: ThreadId | null;
  readonly suggestionId: SuggestionId | null;
  readonly sectionId: string | null;
  readonly sectionTitle: string | null;
  readonly sourceId: SourceId | null;
  readonly sourceTitle: string | null;
  /** Number of the version that it tells of. */
  readonly sourceVersionNo: number | null;
  readonly byName: string;
  /** The organisation that takes part, of whoever did it; empty when it does not any more. */
  readonly byOrganisation: string;
  readonly createdAt: Date;
  readonly isRead: boolean;
}

/** Where a list goes on: below what was told at this instant, under this id. */
export interface Cursor {
  readonly at: Date;
  readonly id: string;
}

/** Kinds that are told of settled threads too: they say how one was settled. */
const OF_SETTLED: readonly NotificationKind[] = ['resolved', 'reopened', 'suggestion-accepted', 'suggestion-rejected', 'restored'];

/** Adds what is to be told, but for what its people are done with; answers who is told. */
export const insertNews = async (
  tx: Transaction,
  news: readonly Notification[],
  now: Date,
): Promise<readonly PersonId[]> => {
  const rows = await tx<{ personId: PersonId }[]>`
    insert into notification (id, person_id, organisation_id, kind, response_id, thread_id, suggestion_id, section_id, source_id,
      source_version_id, by_id, created_at)
    select x.id, x.person_id, x.organisation_id, x.kind, x.response_id, x.thread_id, x.suggestion_id, x.section_id, x.source_id,
      x.source_version_id, x.by_id, ${now}
    from jsonb_to_recordset(${tx.json(news.map(rowOf))}) as x (id uuid, person_id uuid, organisation_id uuid, kind text,
      response_id uuid, thread_id uuid, suggestion_id uuid, section_id text, source_id uuid, source_version_id uuid, by_id uuid)
    join membership m on m.person_id = x.person_id and m.organisation_id = x.organisation_id
    where not (x.kind <> all (${OF_SETTLED}::text[])
        and exists (select from thread t where t.id = x.thread_id and t.settled_at is not null))
      and not (x.thread_id is null and x.suggestion_id is null and exists (select from section_work w
        join section_person s on s.response_id = w.response_id and s.section_id = w.section_id and s.person_id = x.person_id
        where w.response_id = x.response_id and w.section_id = x.section_id and w.state = 'done'))
    returning person_id`;
  return rows.map(({ personId }) => personId);
};

const rowOf = ({ id, ...news }: News & { readonly id: NotificationId }) => ({
  id,
  person_id: news.personId,
  organisation_id: news.organisationId,
  kind: news.kind,
  response_id: news.responseId,
  thread_id: news.threadId ?? null,
  suggestion_id: news.suggestionId ?? null,
  section_id: news.sectionId ?? null,
  source_id: news.sourceId ?? null,
  source_version_id: news.sourceVersionId ?? null,
  by_id: news.byId,
});

/**
 * Whether who was told may still see what it is about: rights may have ended since. Of a notification `n` and its
 * response `r`.
 */
export const stillShown = (sql: Queries) => sql`
  (r.organisation_id = n.organisation_id or exists (select from response_party p
    where p.response_id = r.id and p.organisation_id = n.organisation_id) or exists (select from response_guest_now g
    where g.response_id = r.id and g.person_id = n.person_id and g.organisation_id = n.organisation_id))
  and (n.thread_id is null or exists (select from thread t where t.id = n.thread_id and (t.layer is null or t.layer = n.organisation_id)))
  and (n.suggestion_id is null or exists (select from suggestion s where s.id = n.suggestion_id and (s.layer is null or s.layer = n.organisation_id)))`;

/** The source of a notification `n`, for the people of the organisation that owns its response `r`; the others are led to the response, and told no title. */
export const sourceShown = (sql: Queries) => sql`case when n.organisation_id = r.organisation_id then n.source_id end`;

/** The name of the organisation that takes part, of whoever did it: the reader's own before the others. */
export const organisationOfDoer = (sql: Queries) => sql`
  coalesce((select o.name from response_reader m join organisation o on o.id = m.organisation_id
    where m.response_id = r.id and m.person_id = n.by_id
    order by m.is_guest, m.organisation_id = n.organisation_id desc, m.is_lead desc, o.name limit 1), '')`;

/** Number and heading of the section that it is about, of the text as it was last projected. */
const titleOfSection = (sql: Queries) => sql`
  (select nullif(concat_ws(' ', section ->> 'number', nullif(section ->> 'title', '')), '')
    from response_projection pr cross join jsonb_array_elements(pr.projection -> 'outline') as section
    where pr.response_id = n.response_id and n.section_id is not null and section ->> 'id' = n.section_id limit 1)`;

/** What the caller has been told, acting as this organisation, newest first; no more than `atMost`. */
export const listNotifications = async (
  sql: Sql,
  grant: Grant,
  { after, atMost }: { readonly after: Cursor | null; readonly atMost: number },
): Promise<NotificationRow[]> => sql<NotificationRow[]>`
  select n.id, n.kind, n.response_id, r.title, n.thread_id, n.suggestion_id, n.section_id, doer.name as by_name,
    ${sourceShown(sql)} as source_id, (select s.title from source s where s.id = ${sourceShown(sql)}) as source_title,
    (select v.no from source_version v where v.id = n.source_version_id) as source_version_no, ${titleOfSection(sql)} as section_title, ${organisationOfDoer(sql)} as by_organisation, n.created_at, n.read_at is not null as is_read
  from notification n join response r on r.id = n.response_id join person doer on doer.id = n.by_id
  where n.person_id = ${grant.personId} and n.organisation_id = ${grant.actingAs} and ${stillShown(sql)}
    ${after ? sql`and (n.created_at, n.id) < (${after.at}, ${after.id})` : sql``}
  order by n.created_at desc, n.id desc limit ${atMost}`;

/** Marks these as read, or all when null. What has been read is not mailed. */
export const markRead = async (
  tx: Transaction,
  grant: Grant,
  { ids, now }: { readonly ids: readonly NotificationId[] | null; readonly now: Date },
): Promise<void> => {
  await tx`update notification set read_at = ${now}, mailed_at = coalesce(mailed_at, ${now})
    where person_id = ${grant.personId} and organisation_id = ${grant.actingAs} and read_at is null
      ${ids ? tx`and id = any (${ids}::uuid[])` : tx``}`;
};

/** Marks what the caller was told of these threads as read; says whether there was any. */
export const markThreadsRead = async (
  tx: Transaction,
  grant: Grant,
  { threads, now }: { readonly threads: readonly ThreadId[]; readonly now: Date },
): Promise<boolean> => {
  const rows = await tx`update notification set read_at = ${now}, mailed_at = coalesce(mailed_at, ${now})
    where person_id = ${grant.personId} and organisation_id = ${grant.actingAs} and read_at is null
      and thread_id = any (${[...threads]}::uuid[]) returning id`;
  return rows.length > 0;
};

/** Somebody, acting as one organisation. */
export interface Reader {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
}

/** How many each of these has not read, in the same order. */
export const countUnread = async (sql: Queries, readers: readonly Reader[]): Promise<readonly number[]> => {
  const rows = await sql<(Reader & { unread: number })[]>`
    select n.person_id, n.organisation_id, count(*)::int as unread
    from notification n join response r on r.id = n.response_id
    where n.read_at is null and ${stillShown(sql)} and (n.person_id, n.organisation_id) in (select * from
      unnest(${readers.map(({ personId }) => personId)}::uuid[], ${readers.map(({ organisationId }) => organisationId)}::uuid[]))
    group by n.person_id, n.organisation_id`;
  const counts = new Map(rows.map(({ personId, organisationId, unread }) => [`${personId} ${organisationId}`, unread]));
  return readers.map(({ personId, organisationId }) => counts.get(`${personId} ${organisationId}`) ?? 0);
};
