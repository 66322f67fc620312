// The SQL that stores people and their memberships.
import { randomUUID } from 'node:crypto';
import type { Queries } from '@samsvar/database';
import type { OrganisationId, PersonId, Role } from '@samsvar/domain';

/** A person to add; the address is stored in lower case, the hash comes from `hashPassword`. */
export interface PersonDraft {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

/** Adds a person and answers the new id. */
export const addPerson = async (sql: Queries, draft: PersonDraft): Promise<PersonId> => {
  const id = randomUUID() as PersonId; // a new id is of the kind we say it is
  const { name, passwordHash } = draft;
  await sql`insert into person ${sql({ id, name, email: draft.email.toLowerCase(), passwordHash })}`;
  return id;
};

/** A person's role in an organisation, with the title that people there know. */
export interface MembershipDraft {
  readonly organisationId: OrganisationId;
  readonly personId: PersonId;
  readonly role: Role;
  readonly title: string;
}

/** Makes a person a member. */
export const addMembership = async (sql: Queries, membership: MembershipDraft): Promise<void> => {
  const { organisationId, personId, role, title } = membership;
  await sql`insert into membership ${sql({ organisationId, personId, role, title })}`;
};
