// Work that every node does again and again, one round after the other, until the server stops.
import { Refusal } from '@samsvar/domain';
import { faultOf } from './fault';
import type { Log } from './logger';

interface RoundsOptions {
  /** One round. Two nodes that do it at once must do no harm. */
  readonly work: () => Promise<unknown>;
  /** Ms from the end of a round to the next. */
  readonly every: number;
  readonly log: Log;
  /** What is logged of a round that failed; the next one tries again. */
  readonly failed: string;
}

/** The first round begins after this long at most (ms), at another moment on each node. */
const SOON = 10_000;

export class Rounds {
  private timer: NodeJS.Timeout | null = null;
  private isStopping = false;
  private round: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: RoundsOptions) {}

  begin(): void {
    this.next(Math.random() * SOON);
  }

  /** Begins no more, and resolves when the one that is under way has ended. */
  async end(): Promise<void> {
    this.isStopping = true;
    if (this.timer) clearTimeout(this.timer);
    await this.round;
  }

  private next(ms: number): void {
    const { work, every, log, failed } = this.options;
    this.timer = setTimeout(() => {
      this.round = work()
        .catch((error: unknown) => {
          // A refusal is an answer: what the round was about has gone or is closed.
          if (!(error instanceof Refusal)) log.warn(faultOf(error), failed);
        })
        .finally(() => !this.isStopping && this.next(every));
    }, ms).unref();
  }
}
