// The SQL of recognising text: which pages of a version have none, what has been recognised so far, and what becomes of it.
import { randomUUID } from 'node:crypto';
import type { Queries, Transaction } from '@samsvar/database';
import type { JobId, PersonId, SourceVersionId, SourceWarning } from '@samsvar/domain';
import type { RecognisedPage } from '@samsvar/ingest';
import type { Grant } from '../access/grant';
import type { VersionToRead } from './new-source.store';

/** Kind of the jobs that recognise text. */
export const RECOGNISE_PAGES = 'recognise-pages';

/** What recognising needs of a version. Jobs act for the server itself; whoever asked was judged. */
export interface VersionToRecognise extends VersionToRead {
  readonly pages: number | null;
  readonly warnings: readonly SourceWarning[];
  /** A later version has the same file with its text recognised. */
  readonly isDone: boolean;
}

/** The version that a job is about; null when it is gone. */
export const findVersionToRecognise = async (sql: Queries, id: SourceVersionId): Promise<VersionToRecognise | null> => {
  const rows = await sql<VersionToRecognise[]>`
    select v.id, v.source_id, v.no, v.state, v.filename, v.sha256, v.pages, v.warnings, exists (
      select from source_version w where w.source_id = v.source_id and w.no > v.no and w.sha256 = v.sha256
        and cardinality(w.recognised_pages) > 0) as is_done
    from source_version v where v.id = ${id} and v.format = 'pdf'`;
  return rows[0] ?? null;
};

/** The pages of a version that have no text of their own, in order. */
export const pagesWithoutText = ({ state, pages, warnings, isDone }: VersionToRecognise): number[] => {
  if (isDone) return [];
  if (state === 'needs-ocr') return Array.from({ length: pages ?? 0 }, (_, index) => index + 1);
  if (state !== 'ready') return [];
  return warnings.flatMap((warning) => (warning.code === 'pages-without-text' ? [...warning.pages] : []));
};

/** What has been recognised of a version so far; a page that was looked at in vain has no lines. */
export const findRecognised = async (sql: Queries, id: SourceVersionId): Promise<RecognisedPage[]> => [
  ...(await sql<RecognisedPage[]>`select page, lines from recognised_page where version_id = ${id} order by page`),
];

/** Pages of a version that were looked at in vain. */
export const findEmptyPages = async (sql: Queries, id: SourceVersionId): Promise<number[]> =>
  (await sql<{ page: number }[]>`select page from recognised_page where version_id = ${id} and lines = '[]'`).map(({ page }) => page);

/** Keeps what was recognised on a page, so that it is not done again. */
export const storeRecognised = async (sql: Queries, id: SourceVersionId, { page, lines }: RecognisedPage): Promise<void> => {
  await sql`insert into recognised_page (version_id, page, lines) values (${id}, ${page}, ${JSON.stringify(lines)}::text::jsonb) on conflict do nothing`;
};

/** Forgets what is in the blocks now; pages that were looked at in vain stay known. */
export const forgetRecognised = async (tx: Transaction, id: SourceVersionId): Promise<void> => {
  await tx`delete from recognised_page where version_id = ${id} and lines <> '[]'`;
};

/** The job that recognises a version's text while it is not done; null without one. */
export const findRecognisingJob = async (sql: Queries, grant: Grant, id: SourceVersionId): Promise<JobId | null> => {
  const rows = await sql<{ id: JobId }[]>`
    select id from job where organisation_id = ${grant.organisationId} and kind = ${RECOGNISE_PAGES} and state in ('queued', 'running')
      and payload ->> 'versionId' = ${id} order by created_at desc limit 1`;
  return rows[0]?.id ?? null;
};

/** Keeps others from storing a version that waits for its text; false when it does not wait any more. */
export const lockWaiting = async (tx: Transaction, id: SourceVersionId): Promise<boolean> =>
  (await tx`select 1 from source_version where id = ${id} and state = 'needs-ocr' for update`).length === 1;

/** Adds a version with the file of another, to hold its recognised text; answers its id and number. The source's versions are locked. */
export const insertRecognisedVersion = async (
  tx: Transaction,
  of: SourceVersionId,
  askedBy: PersonId,
): Promise<{ readonly id: SourceVersionId; readonly no: number }> => {
  const rows = await tx<{ id: SourceVersionId; no: number }[]>`
    insert into source_version (id, source_id, no, state, standing, filename, sha256, bytes, label, dated, created_by)
    select ${randomUUID()}, v.source_id, (select max(w.no) + 1 from source_version w where w.source_id = v.source_id), 'parsing', 'comparing',
      v.filename, v.sha256, v.bytes, v.label, v.dated, ${askedBy}
    from source_version v where v.id = ${of} returning id, no`;
  const [row] = rows;
  if (!row) throw new Error('A version of nothing.');
  return row;
};

/** Says which pages of a version hold recognised text. */
export const markRecognised = async (tx: Transaction, id: SourceVersionId, pages: readonly number[]): Promise<void> => {
  await tx`update source_version set recognised_pages = ${[...pages]}::int[] where id = ${id}`;
};
