// Whether web pages that are sources are looked at again, and when.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type SourceId } from '@samsvar/domain';
import type { WatchBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import { findWatch, updateWatch } from './watch.store';

@Injectable()
export class WatchService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** How a page is watched. Refuses with `not-found` for what is no web page. */
  async read(actor: Actor, id: SourceId): Promise<WatchBody> {
    return this.present(await this.access.require(actor, 'source.read', { source: id }), id);
  }

  /** Turns the watching of a page on or off. */
  async change(actor: Actor, id: SourceId, isOn: boolean): Promise<WatchBody> {
    const grant = await this.access.require(actor, 'source.upload', { source: id });
    await transaction(this.sql, async (tx) => {
      if (await updateWatch(tx, grant, { sourceId: id, isOn }))
        await this.audit.recordBy(tx, grant, { action: 'source.watched', object: { kind: 'source', id }, facts: { isOn } });
    });
    return this.present(grant, id);
  }

  private async present(grant: Grant, id: SourceId): Promise<WatchBody> {
    const watch = await findWatch(this.sql, grant, id);
    if (!watch) throw new Refusal('not-found');
    return { ...watch, nextAt: watch.nextAt.toISOString(), lastAt: watch.lastAt?.toISOString() ?? null };
  }
}
