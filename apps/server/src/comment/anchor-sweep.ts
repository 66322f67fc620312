// Puts anchors in the text that were asked for when the server died.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, type ResponseId } from '@samsvar/domain';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { findPendingAnchors, targetOf, writeAnchors, type FollowedAnchor } from './anchor.store';
import { Anchors } from './anchors';
import { ReviewEvents } from './review-events';
import { findThreadsOfAnchors } from './thread.store';

/** Ms between two rounds, and the age at which an anchor is taken to be forgotten. */
const ROUND = 60_000;
const FORGOTTEN = 60_000;
/** The first round begins after this long at most (ms), at another moment on each node. */
const SOON = 10_000;

@Injectable()
export class AnchorSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private isStopping = false;
  private round: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
    private readonly anchors: Anchors,
    private readonly events: ReviewEvents,
  ) {}

  onApplicationBootstrap(): void {
    this.next(Math.random() * SOON);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.timer) clearTimeout(this.timer);
    await this.round;
  }

  /** Places what was forgotten; answers how many. Two nodes that do it at once do no harm. */
  async sweep(olderThanMs = FORGOTTEN): Promise<number> {
    const pending = await findPendingAnchors(this.sql, new Date(this.clock().getTime() - olderThanMs));
    for (const responseId of new Set(pending.map((anchor) => anchor.responseId)))
      await this.place(responseId, pending.filter((anchor) => anchor.responseId === responseId));
    return pending.length;
  }

  /** Whoever asked for them does not know what came of it: what has lost its place is kept, and listed as such. */
  private async place(responseId: ResponseId, anchors: readonly FollowedAnchor[]): Promise<void> {
    const asked = anchors.map((anchor) => ({ id: anchor.id, kind: anchor.kind, target: targetOf(anchor) }));
    const found = await this.anchors.place(responseId, asked);
    await writeAnchors(this.sql, responseId, found);
    this.events.tell(responseId, await findThreadsOfAnchors(this.sql, anchors.map(({ id }) => id)));
  }

  private next(ms: number): void {
    this.timer = setTimeout(() => {
      this.round = this.sweep()
        .catch((error: unknown) => {
          if (!(error instanceof Refusal)) this.log.warn(faultOf(error), 'anchors could not be put in their texts');
        })
        .finally(() => !this.isStopping && this.next(ROUND));
    }, ms).unref();
  }
}
