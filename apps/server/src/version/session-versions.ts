// Keeps a version whenever a session of writing is over, and thins out old ones. One node at a time does it.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { contentText, withoutAnchors } from '@samsvar/document';
import { SESSION_PAUSE_MINUTES } from '@samsvar/domain';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { ResponseDocuments } from '../response/response-documents';
import { sha256Of } from '../response/response-version.store';
import { deleteAuto, findAging, findUnkept, isMyTurn, type UnkeptText } from './session-version.store';
import { VersionKeeper } from './version-keeper';
import { versionsToDrop } from './versions-to-drop';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Ms between two rounds, and between two thinnings. */
const ROUND = MINUTE;
const THINNING = 60 * MINUTE;
/** Somebody who writes all day has a version of it all the same, about so often (ms). */
const LONGEST_SESSION = 60 * MINUTE;

@Injectable()
export class SessionVersions implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private isStopping = false;
  private round: Promise<unknown> = Promise.resolve();
  private thinnedAt = -Infinity;
  /** Where texts stood that were looked at and said nothing new: only marks had changed. */
  private readonly seen = new Map<string, string>();

  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
    private readonly documents: ResponseDocuments,
    private readonly keeper: VersionKeeper,
  ) {}

  onApplicationBootstrap(): void {
    // At another moment on each node.
    this.next(Math.random() * ROUND);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.timer) clearTimeout(this.timer);
    await this.round;
  }

  /** Keeps what can be kept now; answers how many versions. Leaves it to the other node when one is at it. */
  async keepSessions(): Promise<number> {
    const now = this.clock().getTime();
    return transaction(this.sql, async (tx) => {
      if (!(await isMyTurn(tx))) return 0;
      const ended = { quietSince: new Date(now - SESSION_PAUSE_MINUTES * MINUTE), unkeptSince: new Date(now - LONGEST_SESSION) };
      let kept = 0;
      for (const unkept of await findUnkept(tx, ended)) if (!this.isStopping && (await this.keepOne(unkept))) kept += 1;
      return kept;
    });
  }

  /** Deletes what age thins out; answers how many versions. */
  async thin(): Promise<number> {
    const now = this.clock();
    let dropped = 0;
    for (const versions of (await findAging(this.sql, new Date(now.getTime() - DAY))).values()) {
      dropped += await deleteAuto(this.sql, versionsToDrop(versions, now));
    }
    return dropped;
  }

  /** One text that cannot be read must not keep the others from being kept. */
  private async keepOne({ responseId, epoch, head, sha256 }: UnkeptText): Promise<boolean> {
    const place = `${String(epoch)}:${String(head)}`;
    if (this.seen.get(responseId) === place) return false;
    try {
      const { content } = await this.documents.projection(responseId);
      const isNew = !sha256?.equals(sha256Of(contentText(withoutAnchors(content))));
      if (isNew) await this.keeper.keep(responseId, { kind: 'auto', personId: null });
      this.seen.set(responseId, place);
      return isNew;
    } catch (error) {
      this.log.warn({ response: responseId, ...faultOf(error) }, 'a version could not be kept');
      return false;
    }
  }

  private async look(): Promise<void> {
    await this.keepSessions();
    const now = this.clock().getTime();
    if (now - this.thinnedAt < THINNING || this.isStopping) return;
    this.thinnedAt = now;
    await this.thin();
  }

  private next(ms: number): void {
    this.timer = setTimeout(() => {
      this.round = this.look()
        .catch((error: unknown) => this.log.warn(faultOf(error), 'versions could not be looked after'))
        .finally(() => !this.isStopping && this.next(ROUND));
    }, ms).unref();
  }
}
