// Writes down who did what, in the transaction that does it.
import { Injectable } from '@nestjs/common';
import type { Queries } from '@samsvar/database';
import type { AuditAction, AuditFacts, OrganisationId, PersonId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** What was done, and to what. Facts hold no words of drafts or comments. */
export interface Deed {
  readonly action: AuditAction;
  /** `kind` is the name of the thing's table or, of an organisation's own settings, `organisation`. */
  readonly object: { readonly kind: string; readonly id: string };
  readonly facts?: AuditFacts;
}

/** Who did it; null: the operator, or the server itself. */
export interface Doer {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
}

@Injectable()
export class Audit {
  /** Adds an entry to one organisation's log. To be called in the transaction of the deed, as its last statement. */
  async record(_tx: Queries, _organisation: OrganisationId, _doer: Doer | null, _deed: Deed): Promise<void> {
    // Comes with the log.
  }

  /**
   * The same by the grant of the deed: in the log of the organisation that owns the thing and, when the actor acts as another,
   * in that one's too. With `layer` in that organisation's log alone, since nobody else may know of it.
   */
  async recordBy(_tx: Queries, _grant: Grant, _deed: Deed, _layer: OrganisationId | null = null): Promise<void> {
    // Comes with the log.
  }
}
