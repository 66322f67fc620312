// What a projection brings about for anchors once it is committed: news of those that were lost or found, and mending.
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, type AnchorId, type ResponseId } from '@samsvar/domain';
import { SYSTEM_DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { AnchorMender, isNothing, type Damage } from './anchor-mender';
import { AnchorSharing } from './anchor-sharing';
import type { LogPlace } from './anchor.store';
import { isProjectionKept } from './projected-text.store';
import { ReviewEvents } from './review-events';
import { findThreadsOfAnchors } from './thread.store';

/** What a projection showed. */
export interface Shown {
  readonly at: LogPlace;
  /** Anchors whose state is another than before. */
  readonly turned: readonly AnchorId[];
  readonly damage: Damage;
  /** A mark of what one organisation keeps to itself stands in a text that others read. */
  readonly isLeaking: boolean;
}

@Injectable()
export class AnchorAftermath implements BeforeApplicationShutdown {
  private readonly works = new Set<Promise<void>>();

  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(LOG) private readonly log: Log,
    private readonly mender: AnchorMender,
    private readonly sharing: AnchorSharing,
    private readonly events: ReviewEvents,
  ) {}

  /** Begins what has to be done; it waits by itself until the projection is committed, and does nothing when it is not. */
  take(responseId: ResponseId, shown: Shown): void {
    if (shown.turned.length === 0 && !shown.isLeaking && isNothing(shown.damage)) return;
    const work = this.finish(responseId, shown)
      .catch((error: unknown) => {
        // A document that is gone or a server that is going down: the next projection finds the same again.
        if (!(error instanceof Refusal)) this.log.warn({ response: responseId, ...faultOf(error) }, 'anchors could not be mended');
      })
      .finally(() => this.works.delete(work));
    this.works.add(work);
  }

  /** Resolves when everything that projections brought about so far is done. */
  async idle(): Promise<void> {
    while (this.works.size > 0) await Promise.all(this.works);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.idle();
  }

  private async finish(responseId: ResponseId, { at, turned, damage, isLeaking }: Shown): Promise<void> {
    if (!(await isProjectionKept(this.sql, responseId, at))) return;
    if (turned.length > 0) this.events.tell(responseId, await findThreadsOfAnchors(this.sql, turned));
    if (isLeaking) await this.sharing.unmark(responseId);
    await this.mender.mend(responseId, at, damage);
  }
}
