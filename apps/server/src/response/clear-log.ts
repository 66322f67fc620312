// Keeps the log of live documents from growing for ever: old rows that a sound snapshot holds are cleared, a few at a time.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { clearOldRows, findOldLogs } from './clear-log.store';

const HOUR = 3_600_000;
/** Rows are kept this long, so that whoever has been away resumes from where they were (ms). */
export const LOG_AGE = 30 * 24 * HOUR;
/** Ms between two rounds. */
const ROUND = 6 * HOUR;
/** The first round begins after this long at most (ms), at another moment on each node. */
const SOON = HOUR / 2;
/** Rows in one transaction: short enough that nobody who writes has to wait for it. */
const BATCH = 2_000;

@Injectable()
export class ClearLog implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private isStopping = false;
  private round: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.next(Math.random() * SOON);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.timer) clearTimeout(this.timer);
    await this.round;
  }

  /** Clears what can be cleared now; answers how many rows. Leaves it to the other node when one is at it. */
  async clear(): Promise<number> {
    const before = new Date(this.clock().getTime() - LOG_AGE);
    let cleared = 0;
    for (const responseId of await findOldLogs(this.sql, before)) {
      let count: number | 'busy' = BATCH;
      while (count === BATCH && !this.isStopping) {
        count = await transaction(this.sql, (tx) => clearOldRows(tx, { responseId, before, atMost: BATCH }));
        if (count === 'busy') return cleared;
        cleared += count;
      }
    }
    return cleared;
  }

  private next(ms: number): void {
    this.timer = setTimeout(() => {
      this.round = this.clear()
        .then(
          (rows) => rows > 0 && this.log.info({ rows }, 'old rows of the log cleared'),
          (error: unknown) => this.log.warn(faultOf(error), 'the log could not be cleared'),
        )
        .finally(() => !this.isStopping && this.next(ROUND));
    }, ms).unref();
  }
}
