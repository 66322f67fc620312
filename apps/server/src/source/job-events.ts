// A job's progress as server-sent events.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, languageOf, type Actor, type JobId } from '@samsvar/domain';
import type { Request, Response } from 'express';
import { Access } from '../access/access';
import { DATABASE } from '../base/database.token';
import type { Job } from '../base/jobs/job';
import { findJob } from '../base/jobs/job.store';
import { Jobs } from '../base/jobs/jobs';
import { within } from '../base/within';
import { AccessNews } from '../session/access-news';
import { SessionReader } from '../session/session-reader';
import { presentJob } from './source.presenter';

/** Shorter than what proxies wait before they drop a silent connection. */
const HEARTBEAT_MILLISECONDS = 15_000;
/** Rights that may have changed are judged within this long, or the stream ends and the client comes back. */
const JUDGE_MILLISECONDS = 1_500;

@Injectable()
export class JobEvents {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly jobs: Jobs,
    private readonly sessions: SessionReader,
    private readonly news: AccessNews,
  ) {}

  /**
   * Sends the job as it stands, then every change, and closes when it has ended, the person's rights have, or the
   * server stops.
   */
  async follow(
    actor: Actor,
    id: JobId,
    { request, response }: { readonly request: Request; readonly response: Response },
  ): Promise<void> {
    const grant = await this.access.require(actor, 'source.read', { job: id });
    const language = languageOf(request.headers['accept-language']);
    const send = (job: Job): void => {
      response.write(`event: progress\ndata: ${JSON.stringify(presentJob(job, language))}\n\n`);
      if (job.state === 'done' || job.state === 'failed') end();
    };
    const heartbeat = setInterval(() => {
      response.write(': \n\n');
      void judge();
    }, HEARTBEAT_MILLISECONDS);
    const judge = async (): Promise<void> => {
      if (!(await this.mayStill(request, id))) end();
    };
    const unfollow = this.news.follow((whose) => {
      if (whose === actor.personId || whose === 'everybody') void judge();
    });
    // Subscribed before the job is read, so that no change falls between.
    const leave = this.jobs.subscribe(id, {
      next: (job) => response.writableEnded || send(job),
      end: () => end(),
    });
    const end = (): void => {
      clearInterval(heartbeat);
      unfollow();
      leave();
      if (!response.writableEnded) response.end();
    };
    response.on('close', end);
    // no-transform keeps compressing middleware from holding events back.
    response.set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    const job = await findJob(this.sql, grant, id);
    if (!job) end();
    else if (!response.writableEnded) send(job);
  }

  private async mayStill(request: Request, job: JobId): Promise<boolean> {
    const judging = this.sessions.stillActing(request).then(async (actor) => {
      if (!actor) throw new Refusal('not-signed-in');
      await this.access.require(actor, 'source.read', { job });
    });
    // A database that does not answer ends the stream as well: the client comes back, and is judged at the door.
    return within(JUDGE_MILLISECONDS, judging).then(
      () => true,
      () => false,
    );
  }
}
