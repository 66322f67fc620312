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

/** Who has an account with this address; null when nobody has. */
export const findAccount = async (sql: Queries, email: string): Promise<PersonId | null> => {
  const [row] = await sql<{ id: PersonId }[]>`select id from person where email = ${email.toLowerCase()} and erased_at is null`;
  return row?.id ?? null;
};

/** Adds a person; null when somebody has that address already. */
export const insertNewPerson = async (tx: Queries, draft: PersonDraft): Promise<PersonId | null> => {
  const { name, passwordHash } = draft;
  const [row] = await tx<{ id: PersonId }[]>`insert into person (id, name, email, password_hash)
    values (${randomUUID()}, ${name}, ${draft.email.toLowerCase()}, ${passwordHash}) on conflict do nothing returning id`;
  return row?.id ?? null;
};

/** Makes a person a member; false when they are one already, also when they are suspended. */
export const insertMembership = async (tx: Queries, membership: MembershipDraft): Promise<boolean> => {
  const { organisationId, personId, role, title } = membership;
  return (await tx`insert into membership ${tx({ organisationId, personId, role, title })} on conflict do nothing`).count === 1;
};
