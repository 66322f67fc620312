// The thread that follows passages: one order, one answer.
import { parentPort, workerData } from 'node:worker_threads';
import type { FollowAnswer } from './passage/follow-passages';
import { followed, type VersionsToFollow } from './passage/followed';

const answer = (): FollowAnswer => {
  try {
    // `followPassages` starts this thread and gives it nothing else.
    return { state: 'followed', passages: followed(workerData as VersionsToFollow) };
  } catch (error) {
    return { state: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

parentPort?.postMessage(answer());
