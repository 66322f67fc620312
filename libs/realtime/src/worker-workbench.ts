// Runs tasks in a worker thread: one at a time, each with a time limit, with a new worker after a crash.
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { LIMITS } from './limits';
import { WorkFailed, WorkTooSlow, type Tasks, type Workbench } from './work-types';
import type { WorkAnswer, WorkOrder } from './worker';

interface Waiting {
  readonly order: WorkOrder;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: WorkFailed) => void;
}

/** A worker thread that is started when it is first needed. */
export class WorkerWorkbench implements Workbench {
  private worker: Worker | null = null;
  private readonly waiting: Waiting[] = [];
  private current: { readonly item: Waiting; timer: NodeJS.Timeout } | null = null;
  private count = 0;
  private isClosed = false;

  constructor(private readonly options: { readonly file?: string; readonly limitMs?: number } = {}) {}

  run<T extends keyof Tasks>(task: T, input: Tasks[T]['takes']): Promise<Tasks[T]['gives']> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) {
        reject(new WorkFailed('The worker is closed.'));
        return;
      }
      const order = { no: ++this.count, task, input };
      // The worker answers what `Tasks` says for this task.
      this.waiting.push({ order, resolve: resolve as (result: unknown) => void, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const item of this.waiting.splice(0)) item.reject(new WorkFailed('The worker is closed.'));
    await this.discard(new WorkFailed('The worker is closed.'));
  }

  private next(): void {
    if (this.current) return;
    const item = this.waiting.shift();
    if (!item) {
      this.worker?.unref();
      return;
    }
    const limit = this.options.limitMs ?? LIMITS.workMs;
    const timer = setTimeout(() => void this.discard(new WorkFailed(`It took more than ${limit} ms.`)), limit);
    this.current = { item, timer };
    this.worker ??= this.start();
    this.worker.ref();
    this.worker.postMessage(item.order);
  }

  private start(): Worker {
    const file = this.options.file ?? createRequire(import.meta.url).resolve('@samsvar/realtime/worker');
    const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: LIMITS.workMegabytes } });
    worker.on('message', (answer: WorkAnswer) => this.answered(answer));
    const lost = (reason: string) => {
      if (this.worker === worker) void this.discard(new WorkFailed(reason));
    };
    worker.on('error', (error) => lost(error.message));
    worker.on('exit', () => lost('The worker stopped.'));
    return worker;
  }

  private answered(answer: WorkAnswer): void {
    const current = this.current;
    if (!current || current.item.order.no !== answer.no) return;
    clearTimeout(current.timer);
    if ('isReady' in answer) {
      // From here on others must not wait for long.
      current.timer = setTimeout(() => void this.discard(new WorkTooSlow('What was tried takes too long.')), LIMITS.tryAtMostMs);
      return;
    }
    this.current = null;
    if ('failure' in answer) current.item.reject(new WorkFailed(answer.failure));
    else current.item.resolve(answer.result);
    this.next();
  }

  /** Gives up the worker and the task it had; the next task gets a new one. */
  private async discard(reason: WorkFailed): Promise<void> {
    const { worker, current } = this;
    this.worker = null;
    this.current = null;
    if (current) {
      clearTimeout(current.timer);
      current.item.reject(reason);
    }
    await worker?.terminate();
    this.next();
  }
}
