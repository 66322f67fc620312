// Tells other systems what they have asked to be told, and tries again when they do not answer.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { SYSTEM_DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { FetchFault, guardedFetch, rulesFor } from '../base/guarded-fetch';
import { LOG, type Log } from '../base/logger';
import { unseal } from '../base/seal';
import { within } from '../base/within';
import { WEBHOOK_SEAL } from './webhook.service';
import { signedHeaders } from './webhook-message';
import { clearDeliveries, markDelivered, markFailed, takeDelivery, type DeliveryInHand } from './webhook.store';

/** Ms between two rounds. */
const ROUND = 5_000;
/** Another system has this long to answer (ms). */
const PATIENCE = 10_000;
/** Of its answer nothing is read but the status; more than this is a fault (bytes). */
const ANSWER_LIMIT = 64_000;
/** Stopping waits this long for the message in hand (ms). */
const LAST_PATIENCE = 2_000;
/** Rounds between two removals of old messages. */
const CLEARING = 720;

@Injectable()
export class WebhookWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private rounds = 0;
  private isStopping = false;
  private current: Promise<void> = Promise.resolve();

  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.round().catch((error: unknown) => this.log.warn(faultOf(error), 'webhooks could not be seen to'));
    }, ROUND).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.timer) clearInterval(this.timer);
    // What is under way is sent again later.
    await within(LAST_PATIENCE, this.current).catch(() => undefined);
  }

  /** Sends what is due now; after the round before it. */
  round(): Promise<void> {
    const next = async () => {
      if (this.rounds++ % CLEARING === 0) await clearDeliveries(this.sql, this.clock());
      while (!this.isStopping) {
        const delivery = await takeDelivery(this.sql, this.clock());
        if (!delivery) return;
        await this.deliver(delivery);
      }
    };
    return (this.current = this.current.then(next, next));
  }

  private async deliver({ id, url, payload, sealedSecret, event }: DeliveryInHand): Promise<void> {
    const now = this.clock();
    const body = JSON.stringify(payload);
    // Somebody is looking at what comes of it: they try again themselves.
    const isTrial = event === 'ping';
    try {
      const headers = signedHeaders(unseal(this.config.sessionSecret, WEBHOOK_SEAL, sealedSecret), { id, at: now, body });
      const rules = { ...rulesFor(this.config), timeout: PATIENCE, limit: ANSWER_LIMIT };
      const request = { method: 'POST', headers: { 'content-type': 'application/json', 'user-agent': 'Samsvar', ...headers }, body };
      const { status } = await guardedFetch(url, request, rules);
      if (status >= 200 && status < 300) return await markDelivered(this.sql, id, { status, now });
      // 410: whoever was there wants no more of it.
      await markFailed(this.sql, id, { status, problem: 'status', isFinal: status === 410 || isTrial, now });
    } catch (error) {
      const problem = error instanceof FetchFault ? error.reason : 'fault';
      if (!(error instanceof FetchFault)) this.log.warn(faultOf(error), 'a webhook could not be told');
      await markFailed(this.sql, id, { status: null, problem, isFinal: isTrial, now });
    }
  }
}
