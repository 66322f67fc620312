// One run of one job: the lease is renewed, progress is written, and every ending is recorded.
import { transaction, type Sql } from '@samsvar/database';
import { Refusal } from '@samsvar/domain';
import { faultOf } from '../fault';
import type { Log } from '../logger';
import type { JobInHand, Problem, Worker } from './job';
import { failJob, finishJob, renewLease, returnJob, writeProgress, type TakenJob } from './job.store';

/** How long a job stays with a worker that says nothing. Longer than any pause of a healthy process. */
export const LEASE_SECONDS = 30;
const RENEW_MILLISECONDS = 10_000;
/** A job that has failed this many times will fail again. */
export const MAX_ATTEMPTS = 3;
const RETRY_SECONDS = 2;
/** At most four writes a second: a bar on a screen needs no more. */
const PROGRESS_MILLISECONDS = 250;

interface Run {
  readonly sql: Sql;
  readonly job: TakenJob;
  readonly worker: Worker;
  readonly log: Log;
  readonly stopping: AbortSignal;
}

/** Runs a job that has been taken. Never throws for what the worker does; only when the database is gone. */
export const runJob = async (run: Run): Promise<void> => {
  const { sql, job } = run;
  // It was taken more often than it may fail: its worker took the whole process down each time.
  if (job.attempts > MAX_ATTEMPTS) return giveUp(run, { code: 'unavailable', data: {} });
  const lost = new AbortController();
  const signal = AbortSignal.any([run.stopping, lost.signal]);
  const progress = new ProgressWriter(sql, job);
  const renewal = setInterval(() => {
    renewLease(sql, job, LEASE_SECONDS).then(
      (isOurs) => !isOurs && lost.abort(),
      (error: unknown) => run.log.error(faultOf(error), 'the lease of a job could not be renewed'),
    );
  }, RENEW_MILLISECONDS);
  try {
    await run.worker.run({ ...inHand(job), signal, progress: (step) => progress.note(step) });
    await progress.settle();
    await finishJob(sql, job);
  } catch (error) {
    await progress.settle();
    await recordFailure(run, error, lost.signal);
  } finally {
    clearInterval(renewal);
  }
};

const inHand = (job: TakenJob) => ({ id: job.id, organisationId: job.organisationId, payload: job.payload });

const recordFailure = async (run: Run, error: unknown, lost: AbortSignal): Promise<void> => {
  if (lost.aborted) return;
  if (run.stopping.aborted) return returnJob(run.sql, run.job, { seconds: 0, forgiven: true });
  if (error instanceof Refusal) return giveUp(run, { code: error.code, data: error.data });
  run.log.error(
    { job: run.job.id, kind: run.job.kind, attempt: run.job.attempts, ...faultOf(error) },
    'a job broke',
  );
  if (run.job.attempts >= MAX_ATTEMPTS) return giveUp(run, { code: 'unavailable', data: {} });
  await returnJob(run.sql, run.job, { seconds: RETRY_SECONDS, forgiven: false });
};

const giveUp = ({ sql, job, worker }: Run, problem: Problem): Promise<void> =>
  transaction(sql, async (tx) => {
    await worker.giveUp(tx, inHand(job), problem);
    await failJob(tx, job, problem);
  });

type Step = Parameters<JobInHand['progress']>[0];

/** Writes the newest step and forgets those that came too close. */
class ProgressWriter {
  private waiting: Step | null = null;
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  private writtenAt = 0;

  constructor(
    private readonly sql: Sql,
    private readonly job: TakenJob,
  ) {}

  note(step: Step): void {
    this.waiting = step;
    this.timer ??= setTimeout(
      () => this.write(),
      Math.max(0, this.writtenAt + PROGRESS_MILLISECONDS - Date.now()),
    );
  }

  /** Waits for what is being written, so that nothing comes after the end. */
  async settle(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.waiting = null;
    await this.writing;
  }

  private write(): void {
    this.timer = null;
    this.writtenAt = Date.now();
    const step = this.waiting;
    // A missed bar is no failure of the work; the next step writes it.
    if (step) this.writing = writeProgress(this.sql, this.job, step).catch(() => undefined);
  }
}
