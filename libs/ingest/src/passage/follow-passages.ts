// Follows passages in a worker thread of its own, so that the server's own thread stays free.
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { AlignedBlock } from '@samsvar/document';
import { Refusal } from '@samsvar/domain';
import { followed, type FollowedPassages, type VersionsToFollow } from './followed';

export type { FollowedPassage, FollowedPassages, VersionsToFollow } from './followed';

/** Longest time, in milliseconds. 10,000 passages of 1,000 pages take about a second. */
const WALL = 60_000;
const HEAP_MEGABYTES = 512;

/** How long it may take, and who may stop it. */
export interface FollowOptions {
  /** Ends the thread; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** 60 s unless told. */
  readonly wallMilliseconds?: number | undefined;
}

/** What the thread says back. */
export type FollowAnswer = { readonly state: 'followed'; readonly passages: FollowedPassages } | { readonly state: 'failed'; readonly message: string };

/**
 * Aligns the versions and follows all passages; pure, and safe to do again. Takes some 0.4 s for 2,000 passages of 300
 * pages, in a thread that ends with it. Refuses with `unavailable` when it takes too long.
 */
export const followPassages = async (versions: VersionsToFollow, options: FollowOptions = {}): Promise<FollowedPassages> => {
  options.signal?.throwIfAborted();
  const path = builtThread();
  const order = trimmed(versions);
  return path === null ? followed(order) : inThread(path, order, options);
};

/** The built thread's path; null when only the sources are there, as in tests. */
const builtThread = (): string | null => {
  try {
    return createRequire(import.meta.url).resolve('@samsvar/ingest/follow');
  } catch {
    // Not built: passages are then followed in the calling thread, to the same places.
    return null;
  }
};

/** Blocks without what aligning does not look at: everything is copied for the thread. */
const trimmed = ({ pinned, latest, to, passages }: VersionsToFollow): VersionsToFollow => ({
  pinned: pinned.map(bare),
  latest: latest && latest.map(bare),
  to: to.map(bare),
  passages,
});

const bare = ({ ord, type, level, label, text }: AlignedBlock): AlignedBlock => ({ ord, type, level, label, text });

const inThread = (path: string, order: VersionsToFollow, { signal, wallMilliseconds = WALL }: FollowOptions): Promise<FollowedPassages> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(path, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES } });
    const settle = (end: () => void): void => {
      clearTimeout(wall);
      signal?.removeEventListener('abort', onAbort);
      worker.removeAllListeners();
      // Whatever a thread that is being ended still says concerns nobody.
      worker.on('error', () => undefined);
      void worker.terminate();
      end();
    };
    const fail = (error: unknown): void => settle(() => reject(error));
    const onAbort = (): void => fail(signal?.reason);
    const wall = setTimeout(() => fail(new Refusal('unavailable', { limit: wallMilliseconds })), wallMilliseconds);
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (answer: FollowAnswer) => {
      if (answer.state === 'followed') settle(() => resolve(answer.passages));
      else fail(new Error(answer.message));
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`The thread that follows passages ended with ${String(code)}.`)));
  });
