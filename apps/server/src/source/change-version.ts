// What people say of the versions of a source, and whether its issuer has taken it back.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type Language, type SourceId } from '@samsvar/domain';
import type { SourceBody, VersionFacts } from '@samsvar/protocol';
import { Access } from '../access/access';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { DATABASE } from '../base/database.token';
import { updateVersionFacts, updateWithdrawal } from './new-version.store';
import { SourceService, type VersionAddress } from './source.service';

@Injectable()
export class ChangeVersion {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sources: SourceService,
  ) {}

  /** Names and dates a version; what it says stays as it is. */
  async correct(actor: Actor, version: VersionAddress & VersionFacts, language: Language): Promise<SourceBody> {
    const grant = await this.access.require(actor, 'source.upload', { source: version.sourceId });
    await transaction(this.sql, async (tx) => {
      if (!(await updateVersionFacts(tx, grant, { ...version, label: version.label || null }))) throw new Refusal('not-found');
      const facts = { version: version.no };
      await this.audit.recordBy(tx, grant, { action: 'source.version-changed', object: { kind: 'source', id: version.sourceId }, facts });
    });
    return this.sources.read(actor, version.sourceId, language);
  }

  /** Its issuer has taken it back. It can be read as before, and its citations stay and say so. */
  withdraw(actor: Actor, { sourceId, note }: { readonly sourceId: SourceId; readonly note: string | null }, language: Language): Promise<SourceBody> {
    return this.change(actor, { sourceId, withdrawal: { note: note || null, at: this.clock() } }, language);
  }

  /** It stands after all. */
  restore(actor: Actor, sourceId: SourceId, language: Language): Promise<SourceBody> {
    return this.change(actor, { sourceId, withdrawal: null }, language);
  }

  private async change(actor: Actor, change: Parameters<typeof updateWithdrawal>[2], language: Language): Promise<SourceBody> {
    const { sourceId, withdrawal } = change;
    const grant = await this.access.require(actor, 'source.upload', { source: sourceId });
    await transaction(this.sql, async (tx) => {
      if (!(await updateWithdrawal(tx, grant, change))) return;
      await this.audit.recordBy(tx, grant, { action: withdrawal ? 'source.withdrawn' : 'source.restored', object: { kind: 'source', id: sourceId } });
    });
    return this.sources.read(actor, sourceId, language);
  }
}
