// Removes sign-ins that were never finished, and messages that nobody could use any more.
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { sweepFlows } from './flow.store';

/** How often (ms). */
const SWEEP = 10 * 60_000;

@Injectable()
export class FlowSweep implements OnModuleDestroy {
  private readonly timer: NodeJS.Timeout;

  constructor(@Inject(SYSTEM_DATABASE) sql: Sql, @Inject(CLOCK) clock: Clock, @Inject(LOG) log: Log) {
    const sweep = () => sweepFlows(sql, clock()).catch((error: unknown) => log.warn(faultOf(error), 'sign-ins through providers not swept'));
    this.timer = setInterval(() => void sweep(), SWEEP).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }
}
