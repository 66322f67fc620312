// The SQL that adds a source with its first version, and follows the reading of it.
import type { Queries, Transaction } from '@samsvar/database';
import type {
  ConsultationId,
  DocumentRole,
  JobId,
  LocalDate,
  SourceId,
  SourceKind,
  SourceVersionId,
  VersionState,
} from '@samsvar/domain';
import type { Grant } from '../access/grant';
import type { Problem } from '../base/jobs/job';

export interface NewSource {
  readonly id: SourceId;
  readonly versionId: SourceVersionId;
  readonly kind: SourceKind;
  readonly title: string;
  readonly filename: string;
  readonly sha256: Buffer;
  readonly bytes: number;
}

/** Adds the source, its first version and the row of its file. */
export const insertSource = async (tx: Transaction, grant: Grant, source: NewSource): Promise<void> => {
  await tx`insert into blob (sha256, bytes) values (${source.sha256}, ${source.bytes}) on conflict do nothing`;
  await tx`insert into source (id, organisation_id, kind, title, created_by)
    values (${source.id}, ${grant.organisationId}, ${source.kind}, ${source.title}, ${grant.personId})`;
  await tx`insert into source_version (id, source_id, no, state, filename, sha256, bytes, created_by)
    values (${source.versionId}, ${source.id}, 1, 'queued', ${source.filename}, ${source.sha256}, ${source.bytes}, ${grant.personId})`;
};

/** Puts a source last among a consultation's documents. The consultation's row is locked to keep the order whole. */
export const insertDocument = async (
  tx: Transaction,
  grant: Grant,
  document: {
    readonly id: string;
    readonly consultation: ConsultationId;
    readonly sourceId: SourceId;
    readonly role: DocumentRole;
  },
): Promise<void> => {
  await tx`select 1 from consultation where id = ${document.consultation} and organisation_id = ${grant.organisationId} for update`;
  await tx`insert into consultation_document (id, consultation_id, source_id, role, position)
    select ${document.id}, c.id, ${document.sourceId}, ${document.role},
      coalesce((select max(d.position) + 1 from consultation_document d where d.consultation_id = c.id), 0)
    from consultation c where c.id = ${document.consultation} and c.organisation_id = ${grant.organisationId}`;
};

/** The newest job that read this version. */
export const findReadingJob = async (
  sql: Queries,
  grant: Grant,
  versionId: SourceVersionId,
): Promise<JobId | null> => {
  const rows = await sql<{ id: JobId }[]>`select id from job
    where organisation_id = ${grant.organisationId} and kind = 'read-source' and payload ->> 'versionId' = ${versionId}
    order by created_at desc limit 1`;
  return rows[0]?.id ?? null;
};

/** Lets a version that failed wait to be read once more. */
export const requeueVersion = async (
  tx: Transaction,
  grant: Grant,
  versionId: SourceVersionId,
): Promise<void> => {
  await tx`update source_version v set state = 'queued', problem = null from source s
    where v.id = ${versionId} and s.id = v.source_id and s.organisation_id = ${grant.organisationId} and v.state = 'failed'`;
};

/** What the reader needs of a version. Jobs act for the server itself; the upload was judged. */
export interface VersionToRead {
  readonly id: SourceVersionId;
  readonly sourceId: SourceId;
  readonly no: number;
  readonly state: VersionState;
  readonly filename: string;
  readonly sha256: Buffer;
}

/** The version that a job is to read; null when it is gone. */
export const findVersionToRead = async (
  sql: Queries,
  versionId: SourceVersionId,
): Promise<VersionToRead | null> => {
  const rows = await sql<
    VersionToRead[]
  >`select id, source_id, no, state, filename, sha256 from source_version where id = ${versionId}`;
  return rows[0] ?? null;
};

/** The reading has begun. */
export const markParsing = async (sql: Queries, versionId: SourceVersionId): Promise<void> => {
  await sql`update source_version set state = 'parsing' where id = ${versionId} and state in ('queued', 'parsing')`;
};

/** Keeps others from storing the same version until the transaction ends; false when it is not waiting to be stored. */
export const lockForStoring = async (tx: Transaction, versionId: SourceVersionId): Promise<boolean> => {
  const rows =
    await tx`select 1 from source_version where id = ${versionId} and state in ('queued', 'parsing') for update`;
  return rows.length === 1;
};

/** The version could not be read; its file is kept. */
export const markFailed = async (
  tx: Transaction,
  versionId: SourceVersionId,
  problem: Problem,
): Promise<void> => {
  await tx`update source_version set state = 'failed', problem = ${tx.json({ code: problem.code, data: problem.data })}
    where id = ${versionId} and state in ('queued', 'parsing')`;
};

/** The names of the files that the other documents of the same consultation came as. */
export const findNeighbourFiles = async (sql: Queries, id: SourceId): Promise<string[]> => {
  const rows = await sql<{ filename: string }[]>`
    select distinct v.filename from consultation_document own
      join consultation_document other on other.consultation_id = own.consultation_id and other.source_id <> own.source_id
      join source_version v on v.source_id = other.source_id
    where own.source_id = ${id}`;
  return rows.map(({ filename }) => filename);
};

/** Facts found in the file. They never overwrite what a person has said. */
export interface FoundFacts {
  readonly sourceId: SourceId;
  /** The title made from the file's name, which the file's own may replace. */
  readonly fallbackTitle: string | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly dated: LocalDate | null;
}

/** Fills in what is not known about the source. */
export const fillInFacts = async (tx: Transaction, found: FoundFacts): Promise<void> => {
  await tx`update source set
      title = case when title = ${found.fallbackTitle} and ${found.title}::text is not null then ${found.title} else title end,
      issuer = coalesce(issuer, ${found.issuer}), dated = coalesce(dated, ${found.dated}::date)
    where id = ${found.sourceId}`;
};
