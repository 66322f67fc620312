// The SQL that asks for versions to be compared: in order, whatever made them ready.
import { randomUUID } from 'node:crypto';
import type { Queries, Transaction } from '@samsvar/database';
import type { JobId, OrganisationId, SourceId, SourceVersionId } from '@samsvar/domain';
import { insertJob } from '../base/jobs/job.store';

/** Kind of the jobs that compare a version with the one in use before it. Their work is done in the passage room. */
export const COMPARE_VERSION = 'compare-version';

/** Kind of the jobs that follow passages which were pinned to a version after a later one had been compared. */
export const FOLLOW_PASSAGES = 'follow-passages';

/**
 * Asks for every version of a source that has been read and not been compared. To be called in the transaction in which a
 * version has become ready, has failed or has been compared: versions wait for those before them. Twice does no harm.
 */
export const askForComparisons = async (tx: Transaction, sourceId: SourceId): Promise<void> => {
  const waiting = await tx<{ id: SourceVersionId; organisationId: OrganisationId }[]>`
    select v.id, s.organisation_id from source_version v join source s on s.id = v.source_id
    where v.source_id = ${sourceId} and v.state = 'ready' and v.standing = 'comparing' order by v.no`;
  for (const { id, organisationId } of waiting)
    await insertJob(tx, randomUUID() as JobId, { organisationId, kind: COMPARE_VERSION, payload: { versionId: id } }); // a new uuid, named here
};

/**
 * Lets one at a time add versions to a source, compare them, or say which one is used, until the transaction ends. With
 * `shared`, it keeps those away and lets others like it be.
 */
export const lockVersions = async (sql: Queries, sourceId: SourceId, mode: 'alone' | 'shared' = 'alone'): Promise<void> => {
  const key = `versions of ${sourceId}`;
  if (mode === 'alone') await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  else await sql`select pg_advisory_xact_lock_shared(hashtextextended(${key}, 0))`;
};
