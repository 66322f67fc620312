// What a job is: one piece of work that outlives the request that asked for it.
import type { JobId, OrganisationId, RefusalCode, RefusalData } from '@samsvar/domain';
import type { Transaction } from '@samsvar/database';

export type JobState = 'queued' | 'running' | 'done' | 'failed';

/** How far a job has come, in words that the screens know. */
export type JobStage = 'queued' | 'fetching' | 'reading' | 'recognising' | 'structure' | 'storing' | 'comparing' | 'done';

/** Why a job failed, kept without words so that it can be told in any language. */
export interface Problem {
  readonly code: RefusalCode;
  readonly data: RefusalData;
}

/** A job as it stands. */
export interface Job {
  readonly id: JobId;
  readonly organisationId: OrganisationId;
  readonly kind: string;
  readonly state: JobState;
  readonly stage: JobStage;
  readonly done: number;
  readonly total: number;
  readonly problem: Problem | null;
}

/** Everything in a payload can be written as JSON. */
export type JobPayload = Readonly<Record<string, string | number | boolean | null>>;

export interface NewJob {
  readonly organisationId: OrganisationId;
  readonly kind: string;
  readonly payload: JobPayload;
}

/** A job in the hands of a worker. */
export interface JobInHand {
  readonly id: JobId;
  readonly organisationId: OrganisationId;
  readonly payload: JobPayload;
  /** Aborted when the server stops, or when the lease was lost to another node. */
  readonly signal: AbortSignal;
  /** Tells how far the work has come; written at most four times a second. */
  progress(step: { readonly stage: JobStage; readonly done: number; readonly total: number }): void;
}

/** Who does one kind of job. */
export interface Worker {
  /**
   * Does the work. May be run again after a crash, so it must give the same result twice. A `Refusal` fails
   * the job for good; any other error lets it be tried again, three times in all.
   */
  run(job: JobInHand): Promise<void>;
  /** Says so in the job's own data when it has failed for good; in the transaction that fails the job. */
  giveUp(
    tx: Transaction,
    job: Pick<JobInHand, 'id' | 'organisationId' | 'payload'>,
    problem: Problem,
  ): Promise<void>;
}
