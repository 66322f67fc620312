// The job queue: work is asked for in a transaction, done by one worker loop and followed by listeners.
import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Sql, Transaction } from '@samsvar/database';
import type { JobId } from '@samsvar/domain';
import { SYSTEM_DATABASE } from '../database.token';
import { faultOf } from '../fault';
import { LOG, type Log } from '../logger';
import type { Job, NewJob, Worker } from './job';
import { JOB_CHANNEL, insertJob, readJob, takeJob } from './job.store';
import { LEASE_SECONDS, runJob } from './run-job';

/** Finds what no notice told of: jobs whose worker died, and notices lost with a connection. */
const POLL_MILLISECONDS = 5_000;

/** Work of hours waits in a queue of its own, so that nobody's file waits for it. Each queue does one job at a time. */
type Lane = 'usual' | 'long';

/** Follows one job. */
export interface JobListener {
  next(job: Job): void;
  /** Nothing more will come: the server stops. */
  end(): void;
}

@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly workers = new Map<string, { readonly worker: Worker; readonly lane: Lane }>();
  private readonly listeners = new Map<string, Set<JobListener>>();
  private readonly stopping = new AbortController();
  private readonly wake = new Map<Lane, () => void>();
  private readonly woken = new Set<Lane>();
  private loop: Promise<unknown> | null = null;
  private unlisten: (() => Promise<void>) | null = null;

  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Adds a job in the caller's transaction: it exists if, and only if, the transaction is committed. */
  async enqueue(tx: Transaction, job: NewJob): Promise<JobId> {
    const id = randomUUID() as JobId; // a new uuid, named here
    await insertJob(tx, id, job);
    return id;
  }

  /** Says who does one kind of job. Called by rooms before the loop starts. */
  handle(kind: string, worker: Worker, lane: Lane = 'usual'): void {
    this.workers.set(kind, { worker, lane });
  }

  /** Tells a listener of every change of a job, on whichever node it happens, until the answer is called. */
  subscribe(id: JobId, listener: JobListener): () => void {
    const those = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, those.add(listener));
    return () => {
      those.delete(listener);
      if (those.size === 0) this.listeners.delete(id);
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** Starts listening and working. */
  async start(): Promise<void> {
    if (this.loop) return;
    const subscription = await this.sql.listen(
      JOB_CHANNEL,
      (id) => this.heard(id),
      () => this.wakeUp(),
    );
    this.unlisten = subscription.unlisten;
    this.loop = Promise.all([this.work('usual'), this.work('long')]);
  }

  /** Stops in order: the job in hand goes back to the queue, and listeners are told that nothing more comes. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wakeUp();
    for (const those of this.listeners.values()) for (const listener of [...those]) listener.end();
    await this.loop;
    await this.unlisten?.();
    this.unlisten = null;
  }

  /** One job at a time: reading a file takes a whole core, and the server needs the other. */
  private async work(lane: Lane): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.woken.delete(lane);
      const isBusy = await this.workOnce(lane);
      if (!isBusy) await this.rest(lane);
    }
  }

  /** Does the next job; false when there was none, or when the database could not be asked. */
  private async workOnce(lane: Lane): Promise<boolean> {
    const kinds = [...this.workers].filter(([, handled]) => handled.lane === lane).map(([kind]) => kind);
    if (kinds.length === 0) return false;
    try {
      const job = await takeJob(this.sql, kinds, LEASE_SECONDS);
      const handled = job && this.workers.get(job.kind);
      if (!job || !handled) return false;
      await runJob({ sql: this.sql, job, worker: handled.worker, log: this.log, stopping: this.stopping.signal });
      return true;
    } catch (error) {
      if (!this.stopping.signal.aborted) this.log.error(faultOf(error), 'the job queue could not be worked');
      return false;
    }
  }

  private rest(lane: Lane): Promise<void> {
    if (this.woken.has(lane) || this.stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MILLISECONDS);
      this.wake.set(lane, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private wakeUp(): void {
    for (const lane of ['usual', 'long'] as const) {
      this.woken.add(lane);
      this.wake.get(lane)?.();
    }
  }

  private heard(id: string): void {
    this.wakeUp();
    if (this.listeners.has(id)) void this.tell(id as JobId); // the channel carries nothing but job ids
  }

  private async tell(id: JobId): Promise<void> {
    try {
      const job = await readJob(this.sql, id);
      if (job) for (const listener of [...(this.listeners.get(id) ?? [])]) listener.next(job);
    } catch (error) {
      this.log.warn(faultOf(error), 'the progress of a job could not be read');
    }
  }
}
