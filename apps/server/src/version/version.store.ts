// The SQL of versions as people are shown them. A party sees those from the day it joined on; the server's own nobody sees.
import type { Queries } from '@samsvar/database';
import type { ResponseContent } from '@samsvar/document';
import type { LocalDate, OrganisationId, PersonId, ResponseId, VersionId, VersionKind } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { OWN_KINDS } from '../response/response-version.store';
import type { KeptRuns } from './kept-runs';

/** A version without its content. */
export interface VersionRow {
  readonly id: VersionId;
  readonly responseId: ResponseId;
  readonly kind: VersionKind;
  readonly label: string;
  readonly epoch: number;
  readonly seq: number;
  readonly sha256: Buffer;
  readonly words: number;
  readonly createdAt: Date;
  readonly createdBy: PersonId | null;
  readonly contributors: readonly PersonId[];
}

const columns = (sql: Queries) =>
  sql`v.id, v.response_id, v.kind, v.label, v.epoch, v.seq, v.sha256, v.words, v.created_at, v.created_by, v.contributors`;

/** Somebody who may read a response: a person, acting as an organisation. */
interface Reader {
  readonly personId: PersonId;
  readonly actingAs: OrganisationId;
}

/** Which versions somebody may know of, of a response that they may read: those since they, or their organisation, joined. */
const isSeenBy = (sql: Queries, { personId, actingAs }: Reader) => sql`
  v.kind <> all(${[...OWN_KINDS]}::text[]) and (r.organisation_id = ${actingAs} or v.created_at >= least(
    (select p.joined_at from response_party p where p.response_id = r.id and p.organisation_id = ${actingAs}),
    (select g.joined_at from response_guest_now g
      where g.response_id = r.id and g.person_id = ${personId} and g.organisation_id = ${actingAs})))`;

/** Newest first. */
export const findVersions = async (sql: Queries, grant: Grant, responseId: ResponseId): Promise<VersionRow[]> => [
  ...(await sql<VersionRow[]>`
    select ${columns(sql)} from response_version v join response r on r.id = v.response_id
    where v.response_id = ${responseId} and r.organisation_id = ${grant.organisationId} and ${isSeenBy(sql, grant)}
    order by v.created_at desc, v.epoch desc, v.seq desc, v.id`),
];

/** Whose version it is; null when there is none, or none that they may know of. */
export const findVersionPlace = async (sql: Queries, reader: Reader, id: VersionId): Promise<ResponseId | null> => {
  const [row] = await sql<{ responseId: ResponseId }[]>`
    select v.response_id from response_version v join response r on r.id = v.response_id
    where v.id = ${id} and ${isSeenBy(sql, reader)}`;
  return row?.responseId ?? null;
};

/** One version; null when there is none that the caller may know of. */
export const findVersion = async (sql: Queries, grant: Grant, id: VersionId): Promise<VersionRow | null> => {
  const [row] = await sql<VersionRow[]>`
    select ${columns(sql)} from response_version v join response r on r.id = v.response_id
    where v.id = ${id} and r.organisation_id = ${grant.organisationId} and ${isSeenBy(sql, grant)}`;
  return row ?? null;
};

/** The hash of the newest version that people are shown; null when there is none. Judged by the caller's permission before. */
export const findNewestHash = async (sql: Queries, responseId: ResponseId): Promise<Buffer | null> => {
  const [row] = await sql<{ sha256: Buffer }[]>`
    select sha256 from response_version where response_id = ${responseId} and kind <> all(${[...OWN_KINDS]}::text[])
    order by epoch desc, seq desc, created_at desc limit 1`;
  return row?.sha256 ?? null;
};

/** What a version says, and who wrote it. */
export interface VersionText {
  readonly content: ResponseContent;
  readonly runs: KeptRuns | null;
}

/** The text of one version; null when there is none that the caller may know of. */
export const findVersionText = async (sql: Queries, grant: Grant, id: VersionId): Promise<VersionText | null> => {
  const [row] = await sql<VersionText[]>`
    select v.content, v.runs from response_version v join response r on r.id = v.response_id
    where v.id = ${id} and r.organisation_id = ${grant.organisationId} and ${isSeenBy(sql, grant)}`;
  return row ?? null;
};

/** Gives a version a name; one that was kept by itself stays for good from then on. */
export const renameVersion = async (sql: Queries, grant: Grant, { id, label }: { readonly id: VersionId; readonly label: string }): Promise<void> => {
  await sql`
    update response_version v set label = ${label}, kind = case when v.kind = 'auto' then 'named' else v.kind end,
      created_by = case when v.kind = 'auto' then ${grant.personId} else v.created_by end
    from response r where r.id = v.response_id and v.id = ${id} and r.organisation_id = ${grant.organisationId}
      and ${isSeenBy(sql, grant)}`;
};

/** A response that another can be compared with. */
export interface ComparableRow {
  readonly id: ResponseId;
  readonly title: string;
  readonly consultationTitle: string;
  readonly dueOn: LocalDate;
}

/** At most so many are offered, the latest first. */
const MOST_COMPARABLE = 200;

/** The other responses of the organisation that the caller acts as. */
export const findComparable = async (sql: Queries, grant: Grant, than: ResponseId): Promise<ComparableRow[]> => [
  ...(await sql<ComparableRow[]>`
    select r.id, r.title, c.title as consultation_title, c.due_on from response r
    join case_file f on f.id = r.case_file_id join consultation c on c.id = f.consultation_id
    where r.organisation_id = ${grant.actingAs} and r.id <> ${than} and exists (select from response_projection p where p.response_id = r.id)
    order by c.due_on desc, r.id limit ${MOST_COMPARABLE}`),
];

/** The versions of these responses of the organisation that the caller acts as, newest first. */
export const findVersionsOf = async (sql: Queries, grant: Grant, responses: readonly ResponseId[]): Promise<VersionRow[]> => [
  ...(await sql<VersionRow[]>`
    select ${columns(sql)} from response_version v join response r on r.id = v.response_id
    where r.id = any(${[...responses]}::uuid[]) and r.organisation_id = ${grant.actingAs} and ${isSeenBy(sql, grant)}
    order by v.created_at desc, v.epoch desc, v.seq desc, v.id`),
];

/** Those who have written in a response and still have to do with it, each in the organisation they do it for. */
export const findWriters = async (
  sql: Queries,
  grant: Grant,
  responseId: ResponseId,
): Promise<{ readonly personId: PersonId; readonly organisationId: OrganisationId }[]> => [
  ...(await sql<{ personId: PersonId; organisationId: OrganisationId }[]>`
    select distinct on (m.person_id) m.person_id, m.organisation_id
    from response r join response_reader m on m.response_id = r.id
    where r.id = ${responseId} and r.organisation_id = ${grant.organisationId}
      and m.person_id in (
        select c.person_id from response_client c where c.response_id = r.id
        union select unnest(v.contributors) from response_version v where v.response_id = r.id)
    order by m.person_id, m.is_lead desc, m.is_guest, m.created_at`),
];

/** A person's name; empty when there is no such person. */
export const findPersonName = async (sql: Queries, id: PersonId): Promise<string> => {
  const [row] = await sql<{ name: string }[]>`select name from person where id = ${id}`;
  return row?.name ?? '';
};
