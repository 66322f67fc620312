// The SQL of the job queue: one row for each piece of work.
import type { Queries, Sql, Transaction } from '@samsvar/database';
import type { JobId, OrganisationId } from '@samsvar/domain';
import type { Grant } from '../../access/grant';
import type { Job, JobPayload, JobStage, NewJob, Problem } from './job';

/** Channel of the notices; the payload is the id of the job that changed. */
export const JOB_CHANNEL = 'samsvar_job';

const columns = (sql: Queries) => sql`id, organisation_id, kind, state, stage, done, total, problem`;

/** Adds a job. Waiting workers hear of it when the transaction is committed. */
export const insertJob = async (tx: Transaction, id: JobId, job: NewJob): Promise<void> => {
  await tx`insert into job (id, organisation_id, kind, payload)
    values (${id}, ${job.organisationId}, ${job.kind}, ${tx.json(job.payload)})`;
  await notify(tx, id);
};

/** One job of the caller's organisation; null when there is none. */
export const findJob = async (sql: Queries, grant: Grant, id: JobId): Promise<Job | null> => {
  const rows = await sql<
    Job[]
  >`select ${columns(sql)} from job where id = ${id} and organisation_id = ${grant.organisationId}`;
  return rows[0] ?? null;
};

/** One job, for the queue itself; whoever hands it on has judged the permission. */
export const readJob = async (sql: Queries, id: JobId): Promise<Job | null> => {
  const rows = await sql<Job[]>`select ${columns(sql)} from job where id = ${id}`;
  return rows[0] ?? null;
};

/** A job that was taken: `attempts` counts this one. */
export interface TakenJob {
  readonly id: JobId;
  readonly organisationId: OrganisationId;
  readonly kind: string;
  readonly payload: JobPayload;
  readonly attempts: number;
}

/**
 * Takes the oldest job that waits, or that a worker stopped renewing; null when there is none. No two callers
 * get the same one.
 */
export const takeJob = async (
  sql: Sql,
  kinds: readonly string[],
  leaseSeconds: number,
): Promise<TakenJob | null> => {
  const rows = await sql<TakenJob[]>`
    update job set state = 'running', attempts = attempts + 1, locked_until = now() + make_interval(secs => ${leaseSeconds})
    where id = (
      select id from job
      where state in ('queued', 'running') and kind = any(${[...kinds]}) and (locked_until is null or locked_until < now())
      order by created_at, id limit 1 for update skip locked)
    returning id, organisation_id, kind, payload, attempts`;
  const taken = rows[0] ?? null;
  if (taken) await notify(sql, taken.id);
  return taken;
};

/** Keeps a job for a while longer; false when another worker has taken it. `attempts` tells whose turn it is. */
export const renewLease = async (sql: Sql, job: TakenJob, leaseSeconds: number): Promise<boolean> => {
  const rows = await sql`update job set locked_until = now() + make_interval(secs => ${leaseSeconds})
    where id = ${job.id} and state = 'running' and attempts = ${job.attempts} returning id`;
  return rows.length === 1;
};

/** Writes how far a job has come. */
export const writeProgress = async (
  sql: Sql,
  job: TakenJob,
  step: { readonly stage: JobStage; readonly done: number; readonly total: number },
): Promise<void> => {
  await sql`update job set stage = ${step.stage}, done = ${step.done}, total = ${step.total}
    where id = ${job.id} and state = 'running' and attempts = ${job.attempts}`;
  await notify(sql, job.id);
};

/** The job is done. */
export const finishJob = async (sql: Sql, job: TakenJob): Promise<void> => {
  await sql`update job set state = 'done', stage = 'done', done = total, locked_until = null, finished_at = now()
    where id = ${job.id} and attempts = ${job.attempts}`;
  await notify(sql, job.id);
};

/** The job has failed for good. */
export const failJob = async (tx: Transaction, job: TakenJob, problem: Problem): Promise<void> => {
  await tx`update job set state = 'failed', problem = ${tx.json({ code: problem.code, data: problem.data })}, locked_until = null, finished_at = now()
    where id = ${job.id} and attempts = ${job.attempts}`;
  await notify(tx, job.id);
};

/**
 * Puts a job back for a later try. `forgiven` does not count the attempt: the server stopped, the job did
 * nothing wrong.
 */
export const returnJob = async (
  sql: Sql,
  job: TakenJob,
  later: { readonly seconds: number; readonly forgiven: boolean },
): Promise<void> => {
  await sql`update job set state = 'queued', stage = 'queued', done = 0, attempts = attempts - ${later.forgiven ? 1 : 0},
      locked_until = now() + make_interval(secs => ${later.seconds})
    where id = ${job.id} and state = 'running' and attempts = ${job.attempts}`;
  await notify(sql, job.id);
};

const notify = (sql: Queries, id: JobId) => sql`select pg_notify(${JOB_CHANNEL}, ${id})`;
