// The SQL that finds who signs in, and as what.
import type { Queries } from '@samsvar/database';
import type { OrganisationId, OrganisationType, PersonId, Role } from '@samsvar/domain';
import { isEnrolling } from './enrolling.store';
import type { Came, SessionUser, SignedIn } from './signed-in';

/** What signing in needs to know of a person. */
export interface Credentials {
  readonly personId: PersonId;
  readonly passwordHash: string | null;
}

/** Finds a person by e-mail address; null also for what PostgreSQL cannot hold, and nobody has. */
export const findCredentials = async (sql: Queries, email: string): Promise<Credentials | null> => {
  if (email.includes('\0')) return null;
  const rows = await sql<Credentials[]>`
    select id as person_id, password_hash from person where email = ${email} and erased_at is null`;
  return rows[0] ?? null;
};

/** The hash of a person's password; null when they have none. */
export const findPasswordHash = async (sql: Queries, personId: PersonId): Promise<string | null> => {
  const rows = await sql<{ passwordHash: string | null }[]>`select password_hash from person where id = ${personId} and erased_at is null`;
  return rows[0]?.passwordHash ?? null;
};

/** An organisation that somebody can sign in to act as. */
export interface Seat {
  readonly organisationId: OrganisationId;
  readonly role: Role;
  /** People of their role have to come through the organisation's own provider. */
  readonly isProviderOnly: boolean;
}

/** Where a person can sign in to, in the order in which it is tried: the organisation joined first, and those of guests last. */
export const findSeats = async (sql: Queries, personId: PersonId): Promise<Seat[]> => sql<Seat[]>`
  select membership.organisation_id, membership.role,
    coalesce(rules.sign_in_rules -> 'providerOnly', '[]'::jsonb) ? membership.role as is_provider_only
  from membership join organisation on organisation.id = membership.organisation_id and organisation.suspended_at is null
    left join organisation_setting rules on rules.organisation_id = organisation.id
  where membership.person_id = ${personId} and membership.suspended_at is null
  order by organisation.is_guest, membership.created_at, membership.organisation_id`;

interface MemberRow {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly organisationName: string;
  readonly organisationNumber: string;
  readonly organisationType: OrganisationType;
  readonly isEnrolling: boolean;
}

/** Judges a membership as it is now, for somebody who has come in that way; null when it has ended. */
export const findSignedIn = async (sql: Queries, user: SessionUser, came: Came = { way: 'password' }): Promise<SignedIn | null> => {
  const { personId, organisationId } = user;
  const rows = await sql<MemberRow[]>`
    select person.name, person.email, membership.role, ${isEnrolling(sql, { way: sql`${came.way}::text`, isWhole: sql`${came.isWhole === true}::boolean` })} as is_enrolling,
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
    isEnrolling: row.isEnrolling,
  };
};

/** An organisation that a person can act as. */
export interface OwnOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly role: Role;
}

/** All organisations that a person can act as, by name; those of guests last. */
export const findOwnOrganisations = async (sql: Queries, personId: PersonId): Promise<OwnOrganisation[]> => sql<OwnOrganisation[]>`
  select organisation.id, organisation.name, membership.role
  from membership join organisation on organisation.id = membership.organisation_id
  where membership.person_id = ${personId} and membership.suspended_at is null and organisation.suspended_at is null
  order by organisation.is_guest, organisation.name, organisation.id`;

/** Whether an identity provider is that organisation's. */
export const isProviderOf = async (sql: Queries, provider: string, organisation: OrganisationId): Promise<boolean> =>
  (await sql`select 1 from identity_provider where id::text = ${provider} and organisation_id = ${organisation}`).count > 0;
