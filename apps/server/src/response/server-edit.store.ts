// The SQL of on whose behalf the server wrote with a client id of its own.
import type { Queries } from '@samsvar/database';
import type { OrganisationId, PersonId, ResponseId } from '@samsvar/domain';

/** Whose words the server put in, and who had it done. */
export interface ServerEdit {
  readonly responseId: ResponseId;
  readonly clientId: number;
  readonly writtenBy: { readonly personId: PersonId; readonly organisationId: OrganisationId } | null;
  readonly decidedBy: PersonId | null;
}

/** Notes it before the edit is in the log: an edit that is not kept leaves a row that nothing refers to. */
export const insertServerEdit = async (sql: Queries, edit: ServerEdit): Promise<void> => {
  const { responseId, clientId, writtenBy, decidedBy } = edit;
  await sql`
    insert into server_edit (response_id, client_id, written_by, organisation_id, decided_by)
    values (${responseId}, ${clientId}, ${writtenBy?.personId ?? null}, ${writtenBy?.organisationId ?? null}, ${decidedBy})`;
};
