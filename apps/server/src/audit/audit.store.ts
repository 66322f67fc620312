// The SQL that adds to the log of who did what.
import type { Queries } from '@samsvar/database';
import type { AuditAction, AuditFacts, OrganisationId, PersonId } from '@samsvar/domain';

/** One entry to be; time, place in the chain and hash are the database's. */
export interface NewEntry {
  readonly organisationId: OrganisationId;
  readonly actorId: PersonId | null;
  readonly actingAs: OrganisationId | null;
  readonly action: AuditAction;
  readonly objectKind: string;
  readonly objectId: string;
  readonly facts: AuditFacts;
  readonly requestId: string;
}

/** Adds one entry to an organisation's chain, which stays locked until the transaction ends. */
export const appendEntry = async (sql: Queries, entry: NewEntry): Promise<void> => {
  await sql`select append_audit(${entry.organisationId}, ${entry.actorId}, ${entry.actingAs}, ${entry.action},
    ${entry.objectKind}, ${entry.objectId}, ${sql.json(entry.facts)}, ${entry.requestId})`;
};
