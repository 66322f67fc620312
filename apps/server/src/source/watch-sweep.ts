// Looks at watched web pages again, once a week while a consultation that has them is open.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { localDateOf } from '@samsvar/domain';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { Jobs } from '../base/jobs/jobs';
import { LOG, type Log } from '../base/logger';
import { nextLook } from './page-fetcher';
import { fetchPagePayload } from './page-job';
import { takeDuePages } from './watch.store';
import { FETCH_PAGE } from './web-source.store';

/** Ms between two rounds: a page a week does not need its minute. */
const ROUND = 5 * 60_000;
/** Pages asked for in one round, so that files that people upload do not wait long behind them. */
const BATCH = 20;

@Injectable()
export class WatchSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private current: Promise<void> = Promise.resolve();

  constructor(
    // What is due belongs to many organisations, and nobody in particular asks for it.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.round().catch((error: unknown) => this.log.warn(faultOf(error), 'watched pages could not be seen to'));
    }, ROUND).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.current.catch(() => undefined);
  }

  /** Asks for what is due now to be fetched; after the round before it. */
  round(): Promise<void> {
    const next = () => transaction(this.sql, (tx) => this.askForSome(tx));
    return (this.current = this.current.then(next, next));
  }

  private async askForSome(tx: Transaction): Promise<void> {
    const now = this.clock();
    const pages = await takeDuePages(tx, { now, today: localDateOf(now), nextAt: nextLook(now), atMost: BATCH });
    for (const { sourceId, organisationId } of pages) {
      const payload = fetchPagePayload({ sourceId, versionId: null, fallbackTitle: null, personId: null });
      await this.jobs.enqueue(tx, { organisationId, kind: FETCH_PAGE, payload });
    }
  }
}
