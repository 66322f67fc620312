// Hands tasks to the thread that makes files, one at a time, and gives up on one that takes too long.
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { Refusal } from '@samsvar/domain';
import { rendered, type Task } from './rendering';
import { fileFrom, type WorkerAnswer } from './worker-answer';

/** Longest time for one file, in milliseconds. A 300-page document takes about five seconds. */
const WALL = 30_000;
/** How long the thread waits for more before it gives its memory back, in milliseconds. */
const IDLE = 120_000;
const HEAP_MEGABYTES = 512;

/** The built thread's path; null when only the sources are there, as in tests. */
const builtWorker = (): string | null => {
  try {
    return createRequire(import.meta.url).resolve('@samsvar/dispatch/worker');
  } catch {
    // Not built: files are then made in the calling thread, to the same bytes.
    return null;
  }
};

const answerFrom = (worker: Worker, task: Task): Promise<WorkerAnswer> =>
  new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      clearTimeout(wall);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      end();
    };
    const onMessage = (answer: WorkerAnswer): void => settle(() => resolve(answer));
    const onError = (error: unknown): void => settle(() => reject(error));
    const onExit = (code: number): void =>
      onError(new Error(`The thread that makes files ended with ${code}.`));
    const wall = setTimeout(() => onError(new Refusal('unavailable', { limit: WALL })), WALL);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(task);
  });

/** A thread that does not keep the process alive; the wall clock of a task does. */
const started = (path: string): Worker => {
  const worker = new Worker(path, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES } });
  worker.unref();
  // Between tasks nobody waits for an error; the next task finds the thread gone.
  worker.on('error', () => undefined);
  return worker;
};

class Workshop {
  readonly #path = builtWorker();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #line: Promise<unknown> = Promise.resolve();

  /** Makes a file when those before it are done. */
  make(task: Task): Promise<Uint8Array> {
    if (this.#path === null) return rendered(task);
    const path = this.#path;
    const made = this.#line.then(() => this.#inThread(path, task));
    this.#line = made.catch(() => undefined);
    return made;
  }

  async #inThread(path: string, task: Task): Promise<Uint8Array> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start(path));
    try {
      const answer = await answerFrom(worker, task);
      this.#idle = setTimeout(() => this.#dismiss(), IDLE).unref();
      return fileFrom(answer);
    } catch (error) {
      // After a timeout or a crash the thread's state is unknown; the next task gets a new one.
      if (!(error instanceof Refusal) || error.code === 'unavailable') this.#dismiss();
      throw error;
    }
  }

  #start(path: string): Worker {
    const worker = started(path);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    return worker;
  }

  #dismiss(): void {
    void this.#worker?.terminate();
    this.#worker = null;
  }
}

/** The one workshop of this process. */
export const workshop = new Workshop();
