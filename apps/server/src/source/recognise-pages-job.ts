// The job that recognises the text of pages that are pictures: page by page, and then the version is read again with what was found.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, type PersonId, type SourceVersionId } from '@samsvar/domain';
import { readSource, type ReadSource } from '@samsvar/ingest';
import { BlobStore } from '../base/blob-store';
import { SYSTEM_DATABASE } from '../base/database.token';
import type { JobInHand, JobPayload, Worker } from '../base/jobs/job';
import { Jobs } from '../base/jobs/jobs';
import { storeReading } from './block.store';
import { lockVersions } from './comparison-queue.store';
import { storeFindings } from './finding.store';
import {
  RECOGNISE_PAGES,
  findRecognised,
  findVersionToRecognise,
  forgetRecognised,
  insertRecognisedVersion,
  lockWaiting,
  markRecognised,
  pagesWithoutText,
  storeRecognised,
  type VersionToRecognise,
} from './recognition.store';
import { Recogniser } from './recogniser';

/** What such a job carries: the version, and who asked. */
export const recognisePagesPayload = (versionId: SourceVersionId, askedBy: PersonId): JobPayload => ({ versionId, askedBy });

/** One page's fault is no reason to lose the others: it stays without text, and can be tried again. */
const ofOnePage = (error: unknown): boolean =>
  error instanceof Refusal && (error.code === 'file-took-too-long' || error.code === 'file-too-complex');

@Injectable()
export class RecognisePagesJob implements Worker, OnModuleInit {
  constructor(
    // Jobs act for the server itself; whoever asked was judged.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    private readonly jobs: Jobs,
    private readonly blobs: BlobStore,
    private readonly recogniser: Recogniser,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(RECOGNISE_PAGES, this, 'long');
  }

  /** Goes on where an earlier run stopped. Does nothing for a version whose pages all have text. */
  async run(job: JobInHand): Promise<void> {
    const id = String(job.payload['versionId']) as SourceVersionId; // written by `recognisePagesPayload`
    const version = await findVersionToRecognise(this.sql, id);
    if (!version || pagesWithoutText(version).length === 0) return;
    if (!(await this.recogniser.isAvailable())) throw new Refusal('recognition-missing');
    await this.blobs.withFile(version.sha256, async (path) => {
      await this.recognise(job, version, path);
      const recognised = await findRecognised(this.sql, version.id);
      const read = await readSource({ path, filename: version.filename }, { recognised, signal: job.signal });
      job.progress({ stage: 'storing', done: 0, total: read.blocks.length });
      await transaction(this.sql, (tx) => store(tx, version, { read, askedBy: String(job.payload['askedBy']) as PersonId })); // as above
    });
  }

  /** Nothing has changed of the version, and what was recognised is kept for the next time. */
  async giveUp(): Promise<void> {
    return Promise.resolve();
  }

  private async recognise(job: JobInHand, version: VersionToRecognise, path: string): Promise<void> {
    const pages = pagesWithoutText(version);
    const known = new Set((await findRecognised(this.sql, version.id)).map(({ page }) => page));
    let fault: unknown = null;
    for (const [done, page] of pages.entries()) {
      job.signal.throwIfAborted();
      job.progress({ stage: 'recognising', done, total: pages.length });
      if (known.has(page)) continue;
      try {
        await storeRecognised(this.sql, version.id, await this.recogniser.page(path, page, job.signal));
        known.add(page);
      } catch (error) {
        if (!ofOnePage(error)) throw error;
        fault = error;
      }
    }
    if (known.size === 0 && fault) throw fault;
  }
}

interface Recognised {
  readonly read: ReadSource;
  readonly askedBy: PersonId;
}

/** A version that waited for its text gets it; for one that can be read already a new version is made. */
const store = async (tx: Transaction, version: VersionToRecognise, { read, askedBy }: Recognised): Promise<void> => {
  const pages = read.warnings.flatMap((warning) => (warning.code === 'recognised-pages' ? [...warning.pages] : []));
  await lockVersions(tx, version.sourceId);
  if (version.state === 'needs-ocr') {
    if (await lockWaiting(tx, version.id)) await storeInto(tx, version, { read, pages });
  } else if (pages.length > 0 && !(await findVersionToRecognise(tx, version.id))?.isDone) {
    const added = await insertRecognisedVersion(tx, version.id, askedBy);
    await storeInto(tx, { ...added, sourceId: version.sourceId }, { read, pages });
  }
  await forgetRecognised(tx, version.id);
};

const storeInto = async (
  tx: Transaction,
  version: Pick<VersionToRecognise, 'id' | 'sourceId'>,
  { read, pages }: { readonly read: ReadSource; readonly pages: readonly number[] },
): Promise<void> => {
  await storeReading(tx, version.id, read);
  await storeFindings(tx, version, read.findings);
  await markRecognised(tx, version.id, pages);
};
