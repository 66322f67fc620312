// The SQL that finds who signs in, and as what.
import type { Sql } from '@samsvar/database';
import type { OrganisationId, OrganisationType, PersonId, Role } from '@samsvar/domain';
import type { SessionUser, SignedIn } from './signed-in';

/** What signing in needs to know of a person. */
export interface Credentials extends SessionUser {
  readonly passwordHash: string | null;
}

/** Finds a person by e-mail address, with the organisation to act as: the first one joined. */
export const findCredentials = async (sql: Sql, email: string): Promise<Credentials | null> => {
  const rows = await sql<Credentials[]>`
    select person.id as person_id, person.password_hash, membership.organisation_id
    from person join membership on membership.person_id = person.id and membership.suspended_at is null
      join organisation on organisation.id = membership.organisation_id and organisation.suspended_at is null
    where person.email = ${email}
    order by organisation.is_guest, membership.created_at, membership.organisation_id
    limit 1`;
  return rows[0] ?? null;
};

interface MemberRow {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly organisationName: string;
  readonly organisationNumber: string;
  readonly organisationType: OrganisationType;
}

/** Judges a membership as it is now; null when it has ended. */
export const findSignedIn = async (sql: Sql, user: SessionUser): Promise<SignedIn | null> => {
  const { personId, organisationId } = user;
  const rows = await sql<MemberRow[]>`
    select person.name, person.email, membership.role,
      organisation.name as organisation_name, coalesce(organisation.organisation_number, '') as organisation_number, organisation.type as organisation_type
    from membership
      join person on person.id = membership.person_id
      join organisation on organisation.id = membership.organisation_id
    where membership.person_id = ${personId} and membership.organisation_id = ${organisationId}
      and membership.suspended_at is null and organisation.suspended_at is null`;
  const row = rows[0];
  if (!row) return null;
  return {
    actor: { personId, organisationId, role: row.role },
    person: { id: personId, name: row.name, email: row.email },
    organisation: { id: organisationId, name: row.organisationName, number: row.organisationNumber, type: row.organisationType },
  };
};

/** An organisation that a person can act as. */
export interface OwnOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly role: Role;
}

/** All organisations that a person can act as, by name; those of guests last. */
export const findOwnOrganisations = async (sql: Sql, personId: PersonId): Promise<OwnOrganisation[]> => sql<OwnOrganisation[]>`
  select organisation.id, organisation.name, membership.role
  from membership join organisation on organisation.id = membership.organisation_id
  where membership.person_id = ${personId} and membership.suspended_at is null and organisation.suspended_at is null
  order by organisation.is_guest, organisation.name, organisation.id`;
