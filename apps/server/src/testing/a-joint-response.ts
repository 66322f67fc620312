// A response that a second organisation shares, for tests: made straight in the database.
import type { Sql } from '@samsvar/database';
import type { Actor, Part, ResponseId } from '@samsvar/domain';

/** Lets the actor's organisation in. */
export const aParty = async (sql: Sql, responseId: ResponseId, { organisationId, personId }: Actor, part: Part = 'write'): Promise<void> => {
  await sql`insert into response_party (response_id, organisation_id, part, joined_by)
    values (${responseId}, ${organisationId}, ${part}, ${personId})`;
};
