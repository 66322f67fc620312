// What the thread that makes files says back.
import type { ExportFault } from '@samsvar/domain';
import { ExportRefusal } from './input';

/** A file, a refusal with its faults, or a bug. */
export type WorkerAnswer =
  | { readonly state: 'made'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly state: 'refused'; readonly faults: readonly ExportFault[] }
  | { readonly state: 'failed'; readonly message: string };

/** Waits for a file and puts the outcome in words that cross between threads. */
export const answerTo = async (file: Promise<Uint8Array>): Promise<WorkerAnswer> => {
  try {
    // A copy in memory of its own: what the compiler gives may not be moved to another thread.
    return { state: 'made', bytes: new Uint8Array(await file) };
  } catch (error) {
    if (error instanceof ExportRefusal) return { state: 'refused', faults: error.faults };
    return {
      state: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
};

/** The file, or the refusal or error that the thread met. */
export const fileFrom = (answer: WorkerAnswer): Uint8Array => {
  if (answer.state === 'made') return answer.bytes;
  if (answer.state === 'refused') throw new ExportRefusal(answer.faults);
  throw new Error(answer.message);
};
