// Sees to it that the frozen version of a locked text is what the text says, to the last word that was accepted.
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import type { ResponseId } from '@samsvar/domain';
import { DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { ResponseDocuments } from '../response/response-documents';
import { deleteVersion, findFrozenText } from './freeze.store';
import { VersionKeeper } from './version-keeper';

/** After so many ms nobody's words are taken any more on any node; then what was still accepted is in the frozen version, too. */
const SETTLED_AFTER = 2_500;

@Injectable()
export class FrozenVersion implements BeforeApplicationShutdown {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(LOG) private readonly log: Log,
    private readonly documents: ResponseDocuments,
    private readonly keeper: VersionKeeper,
  ) {}

  beforeApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** Once the lock is known everywhere. */
  settleLater(id: ResponseId): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.settle(id).catch((error: unknown) => this.log.warn({ response: id, ...faultOf(error) }, 'a frozen version could not be settled'));
    }, SETTLED_AFTER).unref();
    this.timers.add(timer);
  }

  /** Puts what was acknowledged while the lock was made known into the frozen version. Nothing happens to an open text. */
  async settle(id: ResponseId): Promise<void> {
    const frozen = await findFrozenText(this.sql, id);
    if (!frozen || (frozen.epoch === frozen.headEpoch && frozen.seq >= frozen.head)) return;
    const text = await this.documents.projection(id);
    if (text.epoch === frozen.epoch && text.seq <= frozen.seq) return;
    const keeping = { kind: 'frozen', label: frozen.label, personId: frozen.createdBy } as const;
    await transaction(this.sql, async (tx) => {
      if (await deleteVersion(tx, frozen.id)) await this.keeper.insert(tx, { responseId: id, text, keeping });
    });
    this.keeper.announce(id);
  }
}
