// What differs between two texts, found in a worker of the browser.
import type { ResponseContent, TextDiff } from '@samsvar/document';
import { useQuery } from '@tanstack/react-query';
import type { DiffAnswer, DiffTask } from './diff-worker';

/** Compares two texts in a worker, which is gone afterwards and when the signal says so. Rejects when it cannot. */
export const diffInWorker = (task: DiffTask, signal?: AbortSignal): Promise<TextDiff> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./diff-worker.ts', import.meta.url), { type: 'module' });
    const settle = (act: () => void): void => {
      worker.terminate();
      act();
    };
    worker.onmessage = ({ data }: MessageEvent<DiffAnswer>) =>
      settle(() => ('diff' in data ? resolve(data.diff) : reject(new Error(data.fault))));
    worker.onerror = (event) => settle(() => reject(new Error(event.message || 'The worker did not start.')));
    signal?.addEventListener('abort', () => settle(() => reject(new DOMException('Aborted', 'AbortError'))), { once: true });
    worker.postMessage(task);
  });

let texts = 0;
const names = new WeakMap<ResponseContent, number>();

/** A name for a text for as long as it is held: texts never change, and are too large to be compared as keys. */
const nameOf = (content: ResponseContent): number => {
  const name = names.get(content) ?? ++texts;
  names.set(content, name);
  return name;
};

/** The difference between two texts, once both are here. */
export const useDiff = (before: ResponseContent | null, after: ResponseContent | null) =>
  useQuery({
    queryKey: ['diff', before && nameOf(before), after && nameOf(after)] as const,
    queryFn: ({ signal }) => {
      if (!before || !after) throw new Error('Asked for before both texts are here.');
      return diffInWorker({ before, after }, signal);
    },
    enabled: before !== null && after !== null,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
    // It is computed here: without a network too.
    networkMode: 'always',
    structuralSharing: false,
  });
