// What a deed in a room stands on: the database as its organisation sees it, and the log beside it.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql, Transaction } from '@samsvar/database';
import type { OrganisationId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import { Audit, type Deed } from './audit';
import { Checkpoints } from './checkpoints';

/** Keeps the two together, since neither is to change without the other: whoever holds the database to do something holds the log, too. */
@Injectable()
export class Ledger {
  constructor(
    @Inject(DATABASE) readonly sql: Sql,
    private readonly audit: Audit,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** Writes a deed down, as `Audit.recordBy` does: as the last statement of its transaction. */
  record(tx: Transaction | Sql, grant: Grant, deed: Deed): Promise<void> {
    return this.audit.recordBy(tx, grant, deed);
  }

  /** The same in the log of one organisation alone, since nobody else may know of it; null: as `record`. */
  recordIn(layer: OrganisationId | null, tx: Transaction, { grant, deed }: { readonly grant: Grant; readonly deed: Deed }): Promise<void> {
    return this.audit.recordBy(tx, grant, deed, layer);
  }

  /** Has the heads of these logs signed soon: for what is weighty, once it is committed. */
  checkpointSoon(organisations: readonly OrganisationId[]): void {
    this.checkpoints.takeSoon(organisations);
  }
}
