// The worker thread: takes a task, does it, answers.
import { parentPort } from 'node:worker_threads';
import type { Tasks } from './work-types';
import { perform } from './work';

/** A task as it is sent to the worker. */
export interface WorkOrder {
  readonly no: number;
  readonly task: keyof Tasks;
  readonly input: unknown;
}

/** The worker's answer, or that the document is put together and the task itself begins. */
export type WorkAnswer =
  | { readonly no: number; readonly isReady: true }
  | { readonly no: number; readonly result: unknown }
  | { readonly no: number; readonly failure: string };

parentPort?.on('message', ({ no, task, input }: WorkOrder) => {
  try {
    // Task and input were paired by `Workbench.run`; the message channel cannot carry that.
    const work = perform[task] as (input: unknown, ready: () => void) => unknown;
    const ready = () => parentPort?.postMessage({ no, isReady: true } satisfies WorkAnswer);
    parentPort?.postMessage({ no, result: work(input, ready) } satisfies WorkAnswer);
  } catch (error) {
    parentPort?.postMessage({ no, failure: error instanceof Error ? error.message : String(error) } satisfies WorkAnswer);
  }
});
