// The SQL that stores organisations.
import type { Queries } from '@samsvar/database';
import type { Organisation } from '@samsvar/domain';

/** Adds an organisation. The caller has already decided that it may be added. */
export const addOrganisation = async (sql: Queries, organisation: Organisation): Promise<void> => {
  const { id, name, type, organisationNumber } = organisation;
  await sql`insert into organisation ${sql({ id, name, type, organisationNumber })}`;
};
