// The job that reads an uploaded file into blocks.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { isLocalDate, type SourceVersionId } from '@samsvar/domain';
import { readSource, type ReadSource } from '@samsvar/ingest';
import { BlobStore } from '../base/blob-store';
import { SYSTEM_DATABASE } from '../base/database.token';
import type { JobInHand, JobPayload, Problem, Worker } from '../base/jobs/job';
import { Jobs } from '../base/jobs/jobs';
import { askAfterReading, storeReading } from './block.store';
import { storeFindings } from './finding.store';
import {
  fillInFacts,
  findNeighbourFiles,
  findVersionToRead,
  lockForStoring,
  markFailed,
  markParsing,
  type VersionToRead,
} from './new-source.store';
import { chooseTitle } from './title-choice';
import { keepPageDates } from './web-source.store';

/** Kind of the jobs that read sources. */
export const READ_SOURCE = 'read-source';

/** What such a job carries: the version, and the title made from the file's name when nobody gave another. */
export const readSourcePayload = (versionId: SourceVersionId, fallbackTitle: string | null): JobPayload => ({
  versionId,
  fallbackTitle,
});

@Injectable()
export class ReadSourceJob implements Worker, OnModuleInit {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    private readonly jobs: Jobs,
    private readonly blobs: BlobStore,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(READ_SOURCE, this);
  }

  /** Reads the file in its own process and stores the blocks. Does nothing for a version that is already read. */
  async run(job: JobInHand): Promise<void> {
    const version = await findVersionToRead(this.sql, versionOf(job));
    if (!version || version.state === 'ready' || version.state === 'needs-ocr') return;
    await markParsing(this.sql, version.id);
    const read = await this.blobs.withFile(version.sha256, (path) =>
      readSource({ path, filename: version.filename }, { onProgress: (step) => job.progress(step), signal: job.signal }),
    );
    job.progress({ stage: 'storing', done: 0, total: read.blocks.length });
    await transaction(this.sql, async (tx) => {
      if (!(await lockForStoring(tx, version.id))) return;
      await storeReading(tx, version.id, read);
      await storeFindings(tx, version, read.findings);
      await keepPageDates(tx, version.id, read.metadata);
      // What a later version says of itself is proposed and no more: its day is printed where it is cited.
      if (version.no > 1) return;
      const facts = foundIn(read, { version, payload: job.payload });
      const title = chooseTitle({ read, otherFiles: await findNeighbourFiles(tx, version.sourceId) });
      await fillInFacts(tx, { ...facts, title: title?.slice(0, 300) ?? null });
    });
  }

  /** Leaves the reason with the version, where whoever uploaded it will look. */
  async giveUp(tx: Transaction, job: Pick<JobInHand, 'payload'>, problem: Problem): Promise<void> {
    await markFailed(tx, versionOf(job), problem);
    await askAfterReading(tx, versionOf(job));
  }
}

/** The payload was written by `readSourcePayload`. */
const versionOf = (job: Pick<JobInHand, 'payload'>): SourceVersionId =>
  String(job.payload['versionId']) as SourceVersionId;

const foundIn = (
  read: ReadSource,
  { version, payload }: { readonly version: VersionToRead; readonly payload: JobPayload },
) => {
  const fallback = payload['fallbackTitle'];
  const { issuer, dated } = read.metadata;
  return {
    sourceId: version.sourceId,
    fallbackTitle: typeof fallback === 'string' ? fallback : null,
    issuer: issuer?.slice(0, 200) ?? null,
    dated: dated && isLocalDate(dated) ? dated : null,
  };
};
