// The job that compares a new version of a source with the one in use, and says where everything cited stands in it.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import type { SourceVersionId } from '@samsvar/domain';
import { Audit } from '../audit/audit';
import { SYSTEM_DATABASE } from '../base/database.token';
import type { JobInHand, Problem, Worker } from '../base/jobs/job';
import { Jobs } from '../base/jobs/jobs';
import { COMPARE_VERSION, askForComparisons, lockVersions } from '../source/comparison-queue.store';
import { endComparing, failComparing, findCitedUntilNow, findComparison, findPassagesToFollow, findSameText, type VersionToCompare } from './comparison.store';
import { FollowPassagesJob } from './follow-passages-job';
import { followInto, type Followed } from './follow';
import { isHeldBack } from './held-back';
import { insertPlacements, replaceBlockMap } from './new-placement.store';
import { SourceNews } from './source-news';

@Injectable()
export class CompareVersionJob implements Worker, OnModuleInit {
  constructor(
    // A job acts for the server itself: nobody asked for it in person, and it tells people of every response.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    private readonly jobs: Jobs,
    private readonly news: SourceNews,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(COMPARE_VERSION, this);
  }

  /**
   * Compares the version and writes it all in one transaction: whatever stops this in the middle leaves nothing, and the next
   * attempt begins anew. Does nothing for a version that has been compared, nor while one before it is being read or waits:
   * that one asks again.
   */
  async run(job: JobInHand): Promise<void> {
    // The payload was written by `askForComparisons`.
    const asked = String(job.payload['versionId']) as SourceVersionId;
    for (let next = await findComparison(this.sql, asked); next?.id === asked; next = await findComparison(this.sql, asked)) {
      job.signal.throwIfAborted();
      await this.compare(next, job);
    }
  }

  /** Says so with the version, which is read and compared anew when its file is sent again; those behind it go on without it. */
  async giveUp(tx: Transaction, job: Pick<JobInHand, 'payload'>, problem: Problem): Promise<void> {
    const versionId = String(job.payload['versionId']) as SourceVersionId; // written by `askForComparisons`
    const sourceId = await failComparing(tx, versionId, problem);
    if (sourceId) await askForComparisons(tx, sourceId);
  }

  private async compare(version: VersionToCompare, job: JobInHand): Promise<void> {
    const passages = await findPassagesToFollow(this.sql, version, 'all');
    job.progress({ stage: 'comparing', done: 0, total: passages.length });
    const followed = await followInto(this.sql, { to: version, passages, mapFrom: version.from?.id ?? null, signal: job.signal });
    await transaction(this.sql, (tx) => this.store(tx, version, followed));
    job.progress({ stage: 'comparing', done: passages.length, total: passages.length });
  }

  /** Writes it all, unless another worker has, or what it was compared with is not the one in use any more. */
  private async store(tx: Transaction, version: VersionToCompare, { placements, map }: Followed): Promise<void> {
    await lockVersions(tx, version.sourceId);
    const now = await findComparison(tx, version.id);
    if (now?.id !== version.id || now.from?.id !== version.from?.id) return;
    if (version.from) await replaceBlockMap(tx, { from: version.from.id, to: version.id }, map);
    await insertPlacements(tx, version.id, placements);
    const standing = isHeldBack(await findCitedUntilNow(tx, version), placements) ? 'held' : 'in-use';
    await endComparing(tx, version, { standing, sameTextAs: await findSameText(tx, version) });
    if (standing === 'in-use') await this.news.tell(tx, { versionId: version.id, byId: version.addedBy, isByItself: version.isFetched });
    await askForComparisons(tx, version.sourceId);
    // What was pinned while this was computed.
    await FollowPassagesJob.ask(tx, version.sourceId);
    const facts = { version: version.no, standing };
    await this.audit.record(tx, version.organisationId, null, { action: 'source.version-changed', object: { kind: 'source', id: version.sourceId }, facts });
  }
}
