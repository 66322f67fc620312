// Uses a version that is held or was set aside, and sets one aside again.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type VersionStanding } from '@samsvar/domain';
import { Access } from '../access/access';
import { Audit } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import { lockVersions } from '../source/comparison-queue.store';
import type { VersionAddress } from '../source/source.service';
import { findVersion } from '../source/source.store';
import { SourceNews } from './source-news';
import { updateStanding } from './version-standing.store';

@Injectable()
export class VersionStandings {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly news: SourceNews,
  ) {}

  /**
   * Says whether a version is used. What is current changes with it, for all; placements and what people have said of them
   * stay. Refuses with `source-not-ready` while it is being read or compared, and with `invalid` to set the first one aside.
   */
  async set(actor: Actor, address: VersionAddress & { readonly standing: Extract<VersionStanding, 'in-use' | 'set-aside'> }): Promise<void> {
    const { sourceId, no, standing } = address;
    const grant = await this.access.require(actor, 'source.upload', { source: sourceId });
    await transaction(this.sql, async (tx) => {
      await lockVersions(tx, sourceId);
      const version = await findVersion(tx, grant, address);
      if (!version) throw new Refusal('not-found');
      if (version.state !== 'ready' || version.standing === 'comparing') throw new Refusal('source-not-ready');
      if (no === 1 && standing === 'set-aside') throw new Refusal('invalid', { field: 'standing' });
      if (version.standing === standing) return;
      await updateStanding(tx, grant, { versionId: version.id, standing });
      if (standing === 'in-use') await this.news.tell(tx, { versionId: version.id, byId: grant.personId, isByItself: false });
      const facts = { version: no, before: version.standing, standing };
      await this.audit.recordBy(tx, grant, { action: 'source.version-changed', object: { kind: 'source', id: sourceId }, facts });
    });
  }
}
