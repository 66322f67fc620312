// Locks a text and opens it again. Those who have it open lose and regain the right to write at once.
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type ResponseId } from '@samsvar/domain';
import type { ResponseVersionBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { CLOCK, type Clock } from '../base/clock';
import { DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { countBlocking } from '../comment/thread.store';
import { ResponseDocuments } from '../response/response-documents';
import { deleteVersion, findFrozenText, setFrozen } from './freeze.store';
import { VersionKeeper } from './version-keeper';
import { VersionService } from './version.service';
import { findPersonName } from './version.store';

/** Event for those who have a response open: `{by}` when it was locked, `{by: null}` when it was opened. */
export const FROZEN_CHANNEL = 'frozen';

/** After so many ms nobody's words are taken any more on any node; then what was still accepted is in the frozen version, too. */
const SETTLED_AFTER = 2_500;

@Injectable()
export class FreezeResponse implements BeforeApplicationShutdown {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
    private readonly versions: VersionService,
    private readonly keeper: VersionKeeper,
  ) {}

  beforeApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  /**
   * Locks the text and keeps it as it then is. Refuses with `blocking-threads` while there are some that the caller may
   * know of, and with `text-frozen` when it is locked already.
   */
  async freeze(actor: Actor, id: ResponseId, label: string): Promise<ResponseVersionBody> {
    const grant = await this.access.require(actor, 'version.freeze', { response: id });
    await transaction(this.sql, async (tx) => {
      if (!(await setFrozen(tx, grant, { id, at: this.clock() }))) throw new Refusal('text-frozen');
      const count = await countBlocking(tx, grant, id);
      if (count > 0) throw new Refusal('blocking-threads', { count });
    });
    const { id: version } = await this.keeper.keep(id, { kind: 'frozen', label, personId: actor.personId });
    this.documents.announce(id, { name: FROZEN_CHANNEL, payload: { by: await findPersonName(this.sql, actor.personId) }, audience: null });
    this.settleLater(id);
    return this.versions.present(grant, version);
  }

  /** Opens it; nothing happens when it is open. */
  async unfreeze(actor: Actor, id: ResponseId): Promise<void> {
    const grant = await this.access.require(actor, 'version.freeze', { response: id });
    await setFrozen(this.sql, grant, { id, at: null });
    this.documents.announce(id, { name: FROZEN_CHANNEL, payload: { by: null }, audience: null });
  }

  /** What was acknowledged while the lock was made known is put into the frozen version. */
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

  private settleLater(id: ResponseId): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.settle(id).catch((error: unknown) => this.log.warn({ response: id, ...faultOf(error) }, 'a frozen version could not be settled'));
    }, SETTLED_AFTER).unref();
    this.timers.add(timer);
  }
}
