// The job that fetches a web page: the first version of a source, or a look at what has become of it.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import type { PersonId, SourceId, SourceVersionId } from '@samsvar/domain';
import { Audit } from '../audit/audit';
import { SYSTEM_DATABASE } from '../base/database.token';
import type { JobInHand, JobPayload, Problem, Worker } from '../base/jobs/job';
import { Jobs } from '../base/jobs/jobs';
import { lockVersions } from './comparison-queue.store';
import { markFailed } from './new-source.store';
import { PageFetcher } from './page-fetcher';
import { READ_SOURCE, readSourcePayload } from './read-source-job';
import { recordLook } from './watch.store';
import { FETCH_PAGE, fillFirstVersion, findNewestPage, findPage, insertSnapshot, type KeptPage, type Page } from './web-source.store';

/**
 * What such a job carries: the source, the version that waits for the page, if one does, with the title made from the address,
 * and who asked; nobody did when the page is watched.
 */
export const fetchPagePayload = (asked: {
  readonly sourceId: SourceId;
  readonly versionId: SourceVersionId | null;
  readonly fallbackTitle: string | null;
  readonly personId: PersonId | null;
}): JobPayload => asked;

@Injectable()
export class PageJob implements Worker, OnModuleInit {
  constructor(
    // Jobs act for the server itself; whoever asked was judged, and the watching of a page was decided by a person.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    private readonly jobs: Jobs,
    private readonly pages: PageFetcher,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(FETCH_PAGE, this);
  }

  /** Fetches the page and keeps it. Words that are there already become no new version. */
  async run(job: JobInHand): Promise<void> {
    const page = await findPage(this.sql, null, sourceOf(job));
    // A version that waited for this job has its page: an earlier try came so far.
    if (!page || (job.payload['versionId'] && !page.firstVersion)) return;
    job.progress({ stage: 'fetching', done: 0, total: 1 });
    const kept = await this.pages.fetch(page.url, job.signal);
    if (page.firstVersion) await this.begin(job, page, { versionId: page.firstVersion, kept });
    else if (await this.isSame(job, page, kept)) await this.look(this.sql, page.sourceId, 'same');
    else await this.change(job, page, kept);
  }

  /** Leaves the reason with the version that waited, or with the watching. */
  async giveUp(tx: Transaction, job: Pick<JobInHand, 'payload'>, problem: Problem): Promise<void> {
    const page = await findPage(tx, null, sourceOf(job));
    if (!page) return;
    if (page.firstVersion) await markFailed(tx, page.firstVersion, problem);
    await this.look(tx, page.sourceId, problem.code);
  }

  private begin(job: JobInHand, page: Page, first: { readonly versionId: SourceVersionId; readonly kept: KeptPage }): Promise<void> {
    return transaction(this.sql, async (tx) => {
      if (!(await fillFirstVersion(tx, first.versionId, first.kept))) return;
      const title = job.payload['fallbackTitle'];
      await this.askToRead(tx, page, { versionId: first.versionId, fallbackTitle: typeof title === 'string' ? title : null });
      await this.look(tx, page.sourceId, 'changed');
    });
  }

  private async isSame(job: JobInHand, page: Page, kept: KeptPage): Promise<boolean> {
    const newest = await findNewestPage(this.sql, page.sourceId);
    if (!newest) return false;
    if (newest.sha256.equals(kept.sha256)) return true;
    const words = await this.pages.hashOfWords(kept, { onProgress: (step) => job.progress(step), signal: job.signal });
    return newest.textSha256?.toString('hex') === words;
  }

  private change(job: JobInHand, page: Page, kept: KeptPage): Promise<void> {
    return transaction(this.sql, async (tx) => {
      await lockVersions(tx, page.sourceId);
      // Another look may have been quicker.
      if ((await findNewestPage(tx, page.sourceId))?.sha256.equals(kept.sha256)) return;
      const asked = job.payload['personId'];
      const personId = typeof asked === 'string' ? (asked as PersonId) : null; // written by `fetchPagePayload`
      const versionId = randomUUID() as SourceVersionId; // a new uuid, named here
      const no = await insertSnapshot(tx, { ...kept, id: versionId, sourceId: page.sourceId, personId: personId ?? page.createdBy });
      await this.askToRead(tx, page, { versionId, fallbackTitle: null });
      await this.look(tx, page.sourceId, 'changed');
      const { organisationId, sourceId: id } = page;
      await this.audit.record(tx, organisationId, personId && { personId, organisationId }, {
        action: 'source.version-added', object: { kind: 'source', id }, facts: { version: no },
      });
    });
  }

  private async askToRead(
    tx: Transaction,
    { organisationId }: Page,
    { versionId, fallbackTitle }: { readonly versionId: SourceVersionId; readonly fallbackTitle: string | null },
  ): Promise<void> {
    await this.jobs.enqueue(tx, { organisationId, kind: READ_SOURCE, payload: readSourcePayload(versionId, fallbackTitle) });
  }

  private async look(sql: Parameters<typeof recordLook>[0], sourceId: SourceId, result: string): Promise<void> {
    await recordLook(sql, { sourceId, ...this.pages.look(), result });
  }
}

/** The payload was written by `fetchPagePayload`. */
const sourceOf = (job: Pick<JobInHand, 'payload'>): SourceId => String(job.payload['sourceId']) as SourceId;
