// Writes down who did what, in the transaction that does it.
import { Injectable } from '@nestjs/common';
import type { Queries } from '@samsvar/database';
import type { AuditAction, AuditFacts, OrganisationId, PersonId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { requestId } from '../base/request-id';
import { appendEntry } from './audit.store';

/** What was done, and to what. Facts hold no words of drafts or comments. */
export interface Deed {
  readonly action: AuditAction;
  /** `kind` is the name of the thing's table or, of an organisation's own settings, `organisation`. */
  readonly object: { readonly kind: string; readonly id: string };
  readonly facts?: AuditFacts;
  /** An organisation that it is done to: it stands in its log, too. Left out: none. */
  readonly concerns?: OrganisationId;
}

/** Who did it; null: the operator, or the server itself. */
export interface Doer {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
}

@Injectable()
export class Audit {
  /**
   * Adds an entry to one organisation's log. To be called in the transaction of the deed, as its last statement: the log
   * stays locked for others until that transaction ends.
   */
  async record(tx: Queries, organisation: OrganisationId, doer: Doer | null, deed: Deed): Promise<void> {
    await appendEntry(tx, {
      organisationId: organisation,
      actorId: doer?.personId ?? null,
      actingAs: doer?.organisationId ?? null,
      action: deed.action,
      objectKind: deed.object.kind,
      objectId: deed.object.id,
      facts: deed.facts ?? {},
      requestId: requestId(),
    });
  }

  /**
   * The same by the grant of the deed: in the log of the organisation that owns the thing and, when the actor acts as another
   * or another is concerned, in that one's too. With `layer` in that organisation's log alone, since nobody else may know of it.
   */
  async recordBy(tx: Queries, grant: Grant, deed: Deed, layer: OrganisationId | null = null): Promise<void> {
    const logs = layer ? [layer] : [...new Set([grant.organisationId, grant.actingAs, ...(deed.concerns ? [deed.concerns] : [])])];
    const doer = { personId: grant.personId, organisationId: grant.actingAs };
    // Always in the same order: two transactions that need the same two logs must not wait for each other.
    for (const log of logs.sort()) await this.record(tx, log, doer, deed);
  }
}
