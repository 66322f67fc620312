// Tells people when nothing has been saved for a while, and stops reading from them when too much waits.
import type { Committer } from './committer';
import { LIMITS } from './limits';
import type { Peer } from './peer';

export class SavingWatch {
  /** Whether people have been told that nothing is being saved. */
  isNotSaving = false;
  /** Whether so much waits that nothing is read. */
  isPaused = false;

  constructor(
    private readonly committer: Pick<Committer, 'bytes' | 'oldestMs'>,
    private readonly peers: { keys(): Iterable<Peer> },
  ) {}

  /** A commit has worked. */
  worked(): void {
    if (!this.isNotSaving || this.committer.oldestMs >= LIMITS.notSavingMs) return;
    this.isNotSaving = false;
    for (const peer of this.peers.keys()) peer.notice('saving-again');
  }

  /** To be called when more waits, after every commit, and now and then. */
  look(): void {
    if (!this.isNotSaving && this.committer.oldestMs >= LIMITS.notSavingMs) {
      this.isNotSaving = true;
      for (const peer of this.peers.keys()) peer.notice('not-saving');
    }
    const { bytes } = this.committer;
    const isFull = this.isPaused ? bytes > LIMITS.uncommittedBytes / 2 : bytes > LIMITS.uncommittedBytes;
    if (isFull === this.isPaused) return;
    this.isPaused = isFull;
    for (const peer of this.peers.keys()) {
      if (isFull) peer.pause();
      else peer.resume();
    }
  }
}
