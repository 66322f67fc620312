// Puts anchors in the text that were asked for when the server died.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import type { ResponseId } from '@samsvar/domain';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { LOG, type Log } from '../base/logger';
import { Rounds } from '../base/rounds';
import { findPendingAnchors, targetOf, writeAnchors, type FollowedAnchor } from './anchor.store';
import { Anchors } from './anchors';
import { ReviewEvents } from './review-events';
import { findThreadsOfAnchors } from './thread.store';

/** Ms between two rounds, and the age at which an anchor is taken to be forgotten. */
const ROUND = 60_000;
const FORGOTTEN = 60_000;

@Injectable()
export class AnchorSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) log: Log,
    private readonly anchors: Anchors,
    private readonly events: ReviewEvents,
  ) {
    this.rounds = new Rounds({ work: () => this.sweep(), every: ROUND, log, failed: 'anchors could not be put in their texts' });
  }

  onApplicationBootstrap(): void {
    this.rounds.begin();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.end();
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
}
