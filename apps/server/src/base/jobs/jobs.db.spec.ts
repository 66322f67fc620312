// The job queue on a real PostgreSQL: taken once, tried again, given up, and followed.
import { transaction } from '@samsvar/database';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import { Refusal, type Actor, type JobId } from '@samsvar/domain';
import { anActor } from '../../testing/a-workspace';
import { openLog } from '../logger';
import type { Job, JobInHand, Problem } from './job';
import { readJob, takeJob } from './job.store';
import { Jobs } from './jobs';

let database: TestDatabase;
let actor: Actor;
let running: Jobs[] = [];
beforeAll(async () => {
  database = await aDatabase();
  actor = await anActor(database.sql);
});
afterEach(async () => {
  for (const jobs of running) await jobs.stop();
  running = [];
  await database.sql`delete from job`;
});
afterAll(() => database.close());

const aQueue = (run: (job: JobInHand) => Promise<void>, givenUp: Problem[] = []): Jobs => {
  const jobs = new Jobs(database.sql, openLog('silent'));
  running.push(jobs);
  jobs.handle('test', { run, giveUp: async (_tx, _job, problem) => void givenUp.push(problem) });
  return jobs;
};
const enqueue = (jobs: Jobs, payload = {}): Promise<JobId> =>
  transaction(database.sql, (tx) =>
    jobs.enqueue(tx, { organisationId: actor.organisationId, kind: 'test', payload }),
  );
const ended = (jobs: Jobs, id: JobId): Promise<Job> =>
  new Promise((resolve) => {
    const next = (job: Job) => (job.state === 'done' || job.state === 'failed') && resolve(job);
    jobs.subscribe(id, { next, end: () => undefined });
  });

it('wakes for a new job, hands over its payload and tells listeners of the end', async () => {
  const seen: unknown[] = [];
  const jobs = aQueue(async (job) => void seen.push(job.payload));
  await jobs.start();
  const id = await enqueue(jobs, { versionId: 'v' });
  expect(await ended(jobs, id)).toMatchObject({ id, state: 'done', stage: 'done', problem: null });
  expect(seen).toEqual([{ versionId: 'v' }]);
});

it('does the usual while long work is under way', async () => {
  let release = (): void => undefined;
  const jobs = aQueue(async () => undefined);
  const isLong = new Promise<void>((resolve) => {
    jobs.handle('long', { run: () => new Promise((done) => { release = done; resolve(); }), giveUp: async () => undefined }, 'long');
  });
  await jobs.start();
  const long = await transaction(database.sql, (tx) => jobs.enqueue(tx, { organisationId: actor.organisationId, kind: 'long', payload: {} }));
  await isLong;
  const usual = await enqueue(jobs);
  expect(await ended(jobs, usual)).toMatchObject({ state: 'done' });
  expect(await readJob(database.sql, long)).toMatchObject({ state: 'running' });
  release();
  expect(await ended(jobs, long)).toMatchObject({ state: 'done' });
});

it('does nothing of a transaction that is rolled back', async () => {
  const jobs = aQueue(async () => undefined);
  const attempt = transaction(database.sql, async (tx) => {
    await jobs.enqueue(tx, { organisationId: actor.organisationId, kind: 'test', payload: {} });
    throw new Error('no');
  });
  await expect(attempt).rejects.toThrow('no');
  expect(await database.sql`select 1 from job`).toHaveLength(0);
});

it('gives each job to one worker only, however many ask at once', async () => {
  const jobs = aQueue(async () => undefined);
  const ids = await Promise.all(Array.from({ length: 6 }, () => enqueue(jobs)));
  const taken = await Promise.all(Array.from({ length: 9 }, () => takeJob(database.sql, ['test'], 30)));
  expect(taken.flatMap((job) => (job ? [job.id] : [])).sort()).toEqual([...ids].sort());
});

it('fails a job for good on a refusal, with its code and data, and lets the worker say so', async () => {
  const givenUp: Problem[] = [];
  const jobs = aQueue(() => Promise.reject(new Refusal('file-took-too-long', { seconds: 60 })), givenUp);
  await jobs.start();
  const id = await enqueue(jobs);
  const problem = { code: 'file-took-too-long', data: { seconds: 60 } };
  expect(await ended(jobs, id)).toMatchObject({ state: 'failed', problem });
  expect(givenUp).toEqual([problem]);
});

it('tries three times after other errors, then gives up', async () => {
  let runs = 0;
  const givenUp: Problem[] = [];
  const jobs = aQueue(() => Promise.reject(new Error(`crash ${++runs}`)), givenUp);
  const id = await enqueue(jobs);
  const end = ended(jobs, id);
  await jobs.start();
  // The pause between tries is shortened; the tries are real.
  const impatient = setInterval(() => {
    // A query runs when it is waited for.
    void database.sql`update job set locked_until = null where state = 'queued' returning pg_notify('samsvar_job', id::text)`.then();
  }, 50);
  expect(await end).toMatchObject({ state: 'failed', problem: { code: 'unavailable' } });
  clearInterval(impatient);
  expect(runs).toBe(3);
  expect(givenUp).toHaveLength(1);
});

it('takes over a job whose worker died, and gives up one that kills every worker', async () => {
  let runs = 0;
  const givenUp: Problem[] = [];
  const jobs = aQueue(async () => void runs++, givenUp);
  const [survivor, killer] = [await enqueue(jobs), await enqueue(jobs)];
  await database.sql`update job set state = 'running', attempts = 1, locked_until = now() - interval '1 second' where id = ${survivor}`;
  await database.sql`update job set state = 'running', attempts = 3, locked_until = now() - interval '1 second' where id = ${killer}`;
  const ends = Promise.all([ended(jobs, survivor), ended(jobs, killer)]);
  await jobs.start();
  expect(await ends).toMatchObject([{ state: 'done' }, { state: 'failed' }]);
  expect(runs).toBe(1);
  expect(givenUp).toHaveLength(1);
});

it('leaves a job alone while its lease runs', async () => {
  const jobs = aQueue(async () => undefined);
  await enqueue(jobs);
  expect(await takeJob(database.sql, ['test'], 30)).not.toBeNull();
  expect(await takeJob(database.sql, ['test'], 30)).toBeNull();
});

it('writes progress at most four times a second, and tells it to listeners', async () => {
  const jobs = aQueue(async (job) => {
    for (let done = 0; done <= 60; done++) {
      job.progress({ stage: 'reading', done, total: 60 });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
  const id = await enqueue(jobs);
  const told: number[] = [];
  jobs.subscribe(id, {
    next: (job) => void (job.state === 'running' && job.total > 0 && told.push(job.done)),
    end: () => undefined,
  });
  const end = ended(jobs, id);
  await jobs.start();
  expect((await end).done).toBe((await readJob(database.sql, id))?.total);
  expect(told.length).toBeGreaterThan(1);
  // Sixty steps in about 0.6 s (more when busy): far fewer writes than steps.
  expect(new Set(told).size).toBeLessThan(20);
});

it('puts the job in hand back when the server stops, without counting the attempt', async () => {
  let started: () => void;
  const isRunning = new Promise<void>((resolve) => (started = resolve));
  const jobs = aQueue(async (job) => {
    started();
    await new Promise((_, reject) =>
      job.signal.addEventListener('abort', () => reject(new Error('stopped'))),
    );
  });
  await jobs.start();
  const id = await enqueue(jobs);
  let isEnded = false;
  jobs.subscribe(id, { next: () => undefined, end: () => (isEnded = true) });
  await isRunning;
  await jobs.stop();
  expect(isEnded).toBe(true);
  const rows = await database.sql`select state, attempts from job where id = ${id}`;
  expect(rows[0]).toEqual({ state: 'queued', attempts: 0 });
});
