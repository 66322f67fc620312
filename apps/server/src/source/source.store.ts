// The SQL of sources and their versions.
import type { Queries, Transaction } from '@samsvar/database';
import type {
  ConsultationDocumentId,
  ConsultationId,
  DocumentRole,
  JobId,
  LocalDate,
  SourceFormat,
  SourceId,
  SourceKind,
  SourceVersionId,
  SourceWarning,
  VersionStanding,
  VersionState,
} from '@samsvar/domain';
import type { SourceFacts } from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import type { Problem } from '../base/jobs/job';

/** A version as its row says, with the job that reads it while it is being read. */
export interface VersionRow {
  readonly id: SourceVersionId;
  readonly sourceId: SourceId;
  readonly no: number;
  readonly state: VersionState;
  readonly format: SourceFormat | null;
  readonly filename: string;
  readonly sha256: Buffer;
  readonly bytes: number;
  readonly pages: number | null;
  readonly blockCount: number;
  readonly warnings: readonly SourceWarning[];
  readonly problem: Problem | null;
  readonly jobId: JobId | null;
  readonly label: string | null;
  readonly dated: LocalDate | null;
  readonly standing: VersionStanding;
  /** Numbers of versions of the same source. */
  readonly comparedWith: number | null;
  readonly sameTextAs: number | null;
  readonly originUrl: string | null;
  readonly retrievedAt: Date | null;
  readonly published: LocalDate | null;
  readonly changedOn: LocalDate | null;
  readonly recognisedPages: readonly number[];
  readonly createdAt: Date;
  /** The name of whoever sent the file; null of a page that was fetched or text that was recognised, and of whom the caller may not know. */
  readonly uploadedBy: string | null;
}

/** A source with its versions, first to last. */
export interface SourceRow {
  readonly id: SourceId;
  readonly kind: SourceKind;
  readonly title: string;
  readonly issuer: string | null;
  readonly caseNumber: string | null;
  readonly dated: LocalDate | null;
  readonly url: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnNote: string | null;
  readonly isWatched: boolean;
  readonly versions: readonly VersionRow[];
}

// Of two versions with the same bytes the later one is not uploaded: it holds what was recognised in them. Of people, the
// database shows those that the caller's organisation has met.
const versionColumns = (sql: Queries) => sql`
  v.id, v.source_id, v.no, v.state, v.format, v.filename, v.sha256, v.bytes, v.pages, v.block_count, v.warnings, v.problem,
  v.label, v.dated, v.standing, v.origin_url, v.retrieved_at, v.published, v.changed_on, v.recognised_pages, v.created_at,
  (select w.no from source_version w where w.id = v.compared_with) as compared_with,
  (select w.no from source_version w where w.id = v.same_text_as) as same_text_as,
  case when v.state in ('queued', 'parsing') or v.standing = 'comparing' then (
    select j.id from job j
    where j.state in ('queued', 'running') and j.payload ->> 'versionId' = v.id::text
    order by j.created_at desc limit 1) end as job_id,
  case when v.bytes > 0 and v.retrieved_at is null and not exists (
    select from source_version w where w.source_id = v.source_id and w.sha256 = v.sha256 and w.no < v.no) then (
    select p.name from person p where p.id = v.created_by) end as uploaded_by`;

/** The sources of the caller's organisation, newest first; only the given ones when ids are given. */
export const findSources = async (
  sql: Queries,
  grant: Grant,
  ids?: readonly SourceId[],
): Promise<SourceRow[]> => {
  const sources = await sql<Omit<SourceRow, 'versions'>[]>`
    select id, kind, title, issuer, case_number, dated, url, withdrawn_at, withdrawn_note,
      exists (select from source_watch w where w.source_id = source.id and w.is_on) as is_watched from source
    where organisation_id = ${grant.organisationId} ${ids ? sql`and id = any(${[...ids]})` : sql``}
    order by created_at desc, id`;
  const versions = await sql<VersionRow[]>`
    select ${versionColumns(sql)} from source_version v
    where v.source_id = any(${sources.map((source) => source.id)}) order by v.no`;
  return sources.map((source) => ({
    ...source,
    versions: versions.filter((version) => version.sourceId === source.id),
  }));
};

/** One source of the caller's organisation; null when there is none. */
export const findSource = async (sql: Queries, grant: Grant, id: SourceId): Promise<SourceRow | null> =>
  (await findSources(sql, grant, [id]))[0] ?? null;

/** One version by the source it belongs to and its number; null when there is none. */
export const findVersion = async (
  sql: Queries,
  grant: Grant,
  version: { readonly sourceId: SourceId; readonly no: number },
): Promise<VersionRow | null> => {
  const rows = await sql<VersionRow[]>`
    select ${versionColumns(sql)} from source_version v join source s on s.id = v.source_id
    where v.source_id = ${version.sourceId} and v.no = ${version.no} and s.organisation_id = ${grant.organisationId}`;
  return rows[0] ?? null;
};

/** Corrects what is known about a source. */
export const updateSourceFacts = async (
  sql: Queries,
  grant: Grant,
  source: SourceFacts & { readonly id: SourceId },
): Promise<void> => {
  await sql`update source set kind = ${source.kind}, title = ${source.title}, issuer = ${source.issuer},
      case_number = ${source.caseNumber}, dated = ${source.dated}
    where id = ${source.id} and organisation_id = ${grant.organisationId}`;
};

/** A document of a consultation, before its source is fetched. */
export interface DocumentRow {
  readonly id: ConsultationDocumentId;
  readonly role: DocumentRole;
  readonly sourceId: SourceId;
}

/** The documents of a consultation of the caller's organisation, in order. */
export const findDocumentRows = (sql: Queries, grant: Grant, id: ConsultationId): Promise<DocumentRow[]> =>
  sql<DocumentRow[]>`
    select d.id, d.role, d.source_id from consultation_document d join consultation c on c.id = d.consultation_id
    where d.consultation_id = ${id} and c.organisation_id = ${grant.organisationId} order by d.position, d.id`.then(
    (rows) => [...rows],
  );

/**
 * Lets one upload of these bytes at a time into the organisation, until the transaction ends: of two at once,
 * the second finds the first.
 */
export const lockUpload = async (tx: Transaction, grant: Grant, sha256: Buffer): Promise<void> => {
  await tx`select pg_advisory_xact_lock(hashtextextended(${grant.organisationId + sha256.toString('hex')}, 0))`;
};

/**
 * The source that already has these bytes: among the consultation's documents, or, without a consultation, in
 * the organisation's own library.
 */
export const findSameBytes = async (
  tx: Transaction,
  grant: Grant,
  file: { readonly sha256: Buffer; readonly consultation: ConsultationId | null },
): Promise<{ readonly sourceId: SourceId; readonly no: number } | null> => {
  const rows = await tx<{ sourceId: SourceId; no: number }[]>`
    select v.source_id, v.no from source_version v
    join source s on s.id = v.source_id
    left join consultation_document d on d.source_id = s.id
    where s.organisation_id = ${grant.organisationId} and v.sha256 = ${file.sha256}
      and d.consultation_id is not distinct from ${file.consultation}
    order by v.created_at limit 1`;
  return rows[0] ?? null;
};

/**
 * Whether a place has words that were recognised in a picture. Its version's row is `v` in the query, the row that holds
 * `block_from` and `block_to` (a passage, a placement) is named by `place`.
 */
export const isRecognised = (sql: Queries, place: string) => sql`
  (cardinality(v.recognised_pages) > 0 and exists (
    select from block of_place where of_place.version_id = v.id
      and of_place.ord between ${sql(`${place}.block_from`)} and ${sql(`${place}.block_to`)}
      and v.recognised_pages && array(select generate_series(of_place.page_from, of_place.page_to))))`;
