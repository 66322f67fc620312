// Locks a text and opens it again. Those who have it open lose and regain the right to write at once.
import { Injectable } from '@nestjs/common';
import { transaction } from '@samsvar/database';
import { Refusal, type Actor, type ResponseId } from '@samsvar/domain';
import type { ResponseVersionBody } from '@samsvar/protocol';
import { Ledger } from '../audit/ledger';
import { countBlocking } from '../comment/thread.store';
import { ResponseDocuments } from '../response/response-documents';
import { setFrozen } from './freeze.store';
import { FrozenVersion } from './frozen-version';
import { VersionKeeper } from './version-keeper';
import { VersionService } from './version.service';
import { findPersonName } from './version.store';

/** Event for those who have a response open: `{by}` when it was locked, `{by: null}` when it was opened. */
export const FROZEN_CHANNEL = 'frozen';

@Injectable()
export class FreezeResponse {
  constructor(
    private readonly ledger: Ledger,
    private readonly documents: ResponseDocuments,
    private readonly versions: VersionService,
    private readonly keeper: VersionKeeper,
    private readonly frozen: FrozenVersion,
  ) {}

  /**
   * Locks the text and keeps it as it then is. Refuses with `blocking-threads` while there are some that the caller may
   * know of, and with `text-frozen` when it is locked already.
   */
  async freeze(actor: Actor, id: ResponseId, label: string): Promise<ResponseVersionBody> {
    const grant = await this.versions.grantFor(actor, 'version.freeze', id);
    await transaction(this.ledger.sql, async (tx) => {
      if (!(await setFrozen(tx, grant, { id, at: this.keeper.now() }))) throw new Refusal('text-frozen');
      const count = await countBlocking(tx, grant, id);
      if (count > 0) throw new Refusal('blocking-threads', { count });
      await this.ledger.record(tx, grant, { action: 'response.locked', object: { kind: 'response', id } });
    });
    this.ledger.checkpointSoon([grant.organisationId]);
    const { id: version } = await this.keeper.keep(id, { kind: 'frozen', label, personId: actor.personId });
    this.documents.announce(id, { name: FROZEN_CHANNEL, payload: { by: await findPersonName(this.ledger.sql, actor.personId) }, audience: null });
    this.frozen.settleLater(id);
    return this.versions.present(grant, version);
  }

  /** Opens it; nothing happens when it is open. */
  async unfreeze(actor: Actor, id: ResponseId): Promise<void> {
    const grant = await this.versions.grantFor(actor, 'version.freeze', id);
    await transaction(this.ledger.sql, async (tx) => {
      if (!(await setFrozen(tx, grant, { id, at: null }))) return;
      await this.ledger.record(tx, grant, { action: 'response.opened', object: { kind: 'response', id } });
    });
    this.documents.announce(id, { name: FROZEN_CHANNEL, payload: { by: null }, audience: null });
  }
}
