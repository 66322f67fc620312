// The job that follows passages which were pinned to a version when later ones had been compared already.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import type { JobId, SourceId } from '@samsvar/domain';
import { SYSTEM_DATABASE } from '../base/database.token';
import type { JobInHand, Worker } from '../base/jobs/job';
import { insertJob } from '../base/jobs/job.store';
import { Jobs } from '../base/jobs/jobs';
import { FOLLOW_PASSAGES, lockVersions } from '../source/comparison-queue.store';
import { findOwnerOfMissing, findPassagesToFollow, findVersionToComplete } from './comparison.store';
import { followInto } from './follow';
import { insertPlacements } from './new-placement.store';

@Injectable()
export class FollowPassagesJob implements Worker, OnModuleInit {
  constructor(
    // A job acts for the server itself; whoever shares a response pins for the organisation that owns the source, whose jobs they may not write.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(FOLLOW_PASSAGES, this);
  }

  /** Asks for the passages of a source that have no place in a version that has been compared; asks for nothing when none is missing. */
  static async ask(tx: Transaction, sourceId: SourceId): Promise<void> {
    const organisationId = await findOwnerOfMissing(tx, sourceId);
    if (organisationId)
      await insertJob(tx, randomUUID() as JobId, { organisationId, kind: FOLLOW_PASSAGES, payload: { sourceId } }); // a new uuid, named here
  }

  /** The same for a passage that has been pinned. Whatever is being compared meanwhile sees the passage, or is seen here. */
  async askSoon(sourceId: SourceId): Promise<void> {
    await transaction(this.sql, async (tx) => {
      await lockVersions(tx, sourceId, 'shared');
      await FollowPassagesJob.ask(tx, sourceId);
    });
  }

  /** Follows what is missing, one version after the other, each in one transaction. Does nothing when nothing is. */
  async run(job: JobInHand): Promise<void> {
    // The payload was written by `ask`.
    const sourceId = String(job.payload['sourceId']) as SourceId;
    for (let to = await findVersionToComplete(this.sql, sourceId); to; to = await findVersionToComplete(this.sql, sourceId)) {
      job.signal.throwIfAborted();
      const version = to;
      const passages = await findPassagesToFollow(this.sql, version, 'missing');
      const { placements } = await followInto(this.sql, { to: version, passages, mapFrom: null, signal: job.signal });
      await transaction(this.sql, async (tx) => {
        await lockVersions(tx, sourceId);
        await insertPlacements(tx, version.id, placements);
      });
    }
  }

  /** What is missing is asked for again by the next passage, or the next version. */
  async giveUp(): Promise<void> {
    // Nothing has been written, so nothing has to be taken back.
  }
}
