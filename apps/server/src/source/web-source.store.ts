// The SQL of web pages that are sources: where they are, when they were fetched, and when they are looked at again.
import type { Queries, Transaction } from '@samsvar/database';
import { isLocalDate, type ConsultationId, type JobId, type LocalDate, type OrganisationId, type PersonId, type SourceId, type SourceVersionId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** Kind of the jobs that fetch pages. */
export const FETCH_PAGE = 'fetch-page';

/** The source of the same page in the same place: among the consultation's documents or, without, in the library. Null when there is none. */
export const findSamePage = async (
  tx: Transaction,
  grant: Grant,
  page: { readonly url: string; readonly consultation: ConsultationId | null },
): Promise<SourceId | null> => {
  const rows = await tx<{ id: SourceId }[]>`
    select s.id from source s left join consultation_document d on d.source_id = s.id
    where s.organisation_id = ${grant.organisationId} and s.url = ${page.url} and d.consultation_id is not distinct from ${page.consultation}
    order by s.created_at limit 1`;
  return rows[0]?.id ?? null;
};

/** Says that a source is a web page, and whether and when it is looked at again. */
export const insertPage = async (
  tx: Transaction,
  grant: Grant,
  page: { readonly sourceId: SourceId; readonly url: string; readonly isOn: boolean; readonly nextAt: Date },
): Promise<void> => {
  await tx`update source set url = ${page.url} where id = ${page.sourceId} and organisation_id = ${grant.organisationId}`;
  await tx`insert into source_watch (source_id, url, is_on, next_at) values (${page.sourceId}, ${page.url}, ${page.isOn}, ${page.nextAt})`;
};

/** A page that is a source, with its first version while that is still to be fetched. */
export interface Page {
  readonly sourceId: SourceId;
  readonly organisationId: OrganisationId;
  readonly url: string;
  readonly createdBy: PersonId;
  readonly firstVersion: SourceVersionId | null;
}

/** A page by its source; null when that is no web page. Of the grant's organisation, or for a job, which acts for the server. */
export const findPage = async (sql: Queries, grant: Grant | null, sourceId: SourceId): Promise<Page | null> => {
  const rows = await sql<Page[]>`
    select s.id as source_id, s.organisation_id, s.url, s.created_by,
      (select v.id from source_version v where v.source_id = s.id and v.no = 1 and v.retrieved_at is null) as first_version
    from source s where s.id = ${sourceId} and s.url is not null ${grant ? sql`and s.organisation_id = ${grant.organisationId}` : sql``}`;
  return rows[0] ?? null;
};

/** The job that fetches a page now, or will soon; null when none does. */
export const findFetchingJob = async (sql: Queries, grant: Grant, sourceId: SourceId): Promise<JobId | null> => {
  const rows = await sql<{ id: JobId }[]>`select id from job
    where organisation_id = ${grant.organisationId} and kind = ${FETCH_PAGE} and payload ->> 'sourceId' = ${sourceId}
      and state in ('queued', 'running') order by created_at limit 1`;
  return rows[0]?.id ?? null;
};

/** Lets the only version of a page wait to be fetched once more when that, or reading it, has failed; answers whether it does. */
export const reviveFirstVersion = async (tx: Transaction, grant: Grant, sourceId: SourceId): Promise<boolean> => {
  const rows = await tx`update source_version v set state = 'queued', problem = null, retrieved_at = null, origin_url = null from source s
    where v.source_id = ${sourceId} and v.no = 1 and v.state = 'failed' and s.id = v.source_id and s.organisation_id = ${grant.organisationId}
      and not exists (select from source_version later where later.source_id = v.source_id and later.no > 1) returning v.id`;
  return rows.length === 1;
};

/** A page as it was fetched and kept. */
export interface KeptPage {
  readonly url: string;
  readonly retrievedAt: Date;
  readonly filename: string;
  readonly sha256: Buffer;
  readonly bytes: number;
}

/** Gives the first version the page that was fetched for it; false when it has one. */
export const fillFirstVersion = async (tx: Transaction, id: SourceVersionId, page: KeptPage): Promise<boolean> => {
  await insertBlob(tx, page);
  const rows = await tx`update source_version set sha256 = ${page.sha256}, bytes = ${page.bytes}, filename = ${page.filename},
      origin_url = ${page.url}, retrieved_at = ${page.retrievedAt}
    where id = ${id} and state = 'queued' and retrieved_at is null returning id`;
  return rows.length === 1;
};

/** Adds a page that has changed as a version to be read and compared; answers its number. The source's versions have been locked. */
export const insertSnapshot = async (
  tx: Transaction,
  version: KeptPage & { readonly id: SourceVersionId; readonly sourceId: SourceId; readonly personId: PersonId },
): Promise<number> => {
  await insertBlob(tx, version);
  const [row] = await tx<{ no: number }[]>`
    insert into source_version (id, source_id, no, state, standing, filename, sha256, bytes, origin_url, retrieved_at, created_by)
    select ${version.id}, ${version.sourceId}, coalesce(max(no), 0) + 1, 'queued', 'comparing', ${version.filename}, ${version.sha256},
      ${version.bytes}, ${version.url}, ${version.retrievedAt}, ${version.personId}
    from source_version where source_id = ${version.sourceId} returning no`;
  if (!row) throw new Error('A version without a number.');
  return row.no;
};

const insertBlob = async (tx: Transaction, { sha256, bytes }: KeptPage): Promise<void> => {
  await tx`insert into blob (sha256, bytes) values (${sha256}, ${bytes}) on conflict do nothing`;
};

/** What the newest fetched version of a page says. */
export interface NewestPage {
  readonly sha256: Buffer;
  readonly textSha256: Buffer | null;
}

/** The newest version of a page that has not failed; null without one. */
export const findNewestPage = async (sql: Queries, sourceId: SourceId): Promise<NewestPage | null> => {
  const rows = await sql<NewestPage[]>`select sha256, text_sha256 from source_version
    where source_id = ${sourceId} and state <> 'failed' order by no desc limit 1`;
  return rows[0] ?? null;
};

/** Keeps the days that are printed on the page of a version, as far as they are days. */
export const keepPageDates = async (
  tx: Transaction,
  id: SourceVersionId,
  { published, changedOn }: { readonly published?: string; readonly changedOn?: string },
): Promise<void> => {
  const day = (text: string | undefined): LocalDate | null => (text && isLocalDate(text) ? text : null);
  await tx`update source_version set published = ${day(published)}::date, changed_on = ${day(changedOn)}::date where id = ${id}`;
};
