// Watches a socket that does not drain: told when it has, or when it makes no progress.
import { LIMITS } from './limits';
import type { PeerSocket } from './peer-socket';
import type { Timing } from './timing';

/** Whom it tells, once. */
export interface Drained {
  /** Whether the connection is over, and nobody cares any more. */
  isOver(): boolean;
  drained(): void;
  /** It has made no progress for long, or not enough. */
  stuck(): void;
}

const POLL_MS = 100;

/** Watches until one of the three is so. */
export const watchDrain = (socket: Pick<PeerSocket, 'unsent'>, timing: Timing, then: Drained): void => {
  const started = timing.now();
  let progressAt = started;
  let { unsent } = socket;
  const look = () => {
    if (then.isOver()) return;
    const now = timing.now();
    if (socket.unsent < unsent) [progressAt, unsent] = [now, socket.unsent];
    if (unsent <= LIMITS.unsentBytes / 4) then.drained();
    else if (now - progressAt > LIMITS.lagMs || now - started > LIMITS.lagAtMostMs) then.stuck();
    else timing.after(POLL_MS, look);
  };
  timing.after(POLL_MS, look);
};
