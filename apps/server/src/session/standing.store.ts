// The SQL that asks whether sessions still stand, and as what: the same facts that the door goes by, for many at once.
import type { Sql } from '@samsvar/database';
import type { Actor, OrganisationId, OrganisationType, PersonId, Role } from '@samsvar/domain';
import { isEnrolling, isOpen, cameOf } from './enrolling.store';
import type { SignedIn } from './signed-in';

/**
 * Who acts in each of these sessions (named as by `sessionName`) at `now`: null where the session stands and the
 * membership has ended. A session that has ended or expired is left out, and so is one whose person has to set up a
 * second factor before anything else.
 */
export const findStanding = async (
  sql: Sql,
  sessions: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Actor | null>> => {
  const rows = await sql<{ name: string; personId: PersonId; organisationId: OrganisationId; role: Role | null }[]>`
    select encode(session.id_hash, 'hex') as name, membership.person_id, membership.organisation_id, membership.role
    from unnest(${[...new Set(sessions)]}::text[]) as asked (name)
      join session on session.id_hash = decode(asked.name, 'hex') and ${isOpen(sql, now)}
      left join membership on membership.person_id = session.person_id
        and membership.organisation_id::text = session.data #>> '{passport,user,organisationId}'
        and membership.suspended_at is null
        and not exists (select from organisation o where o.id = membership.organisation_id and o.suspended_at is not null)
    where membership.person_id is null or not ${isEnrolling(sql, cameOf(sql))}`;
  return new Map(rows.map(({ name, role, ...who }) => [name, role === null ? null : { ...who, role }]));
};

interface SignedInRow {
  readonly session: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly organisationId: OrganisationId;
  readonly organisationName: string;
  readonly organisationNumber: string;
  readonly organisationType: OrganisationType;
}

/**
 * Who is signed in with each of these sessions at `now`, as the door at HTTP finds it in two steps: a session that has
 * ended, one whose membership has, and one whose person has to set up a second factor first are left out.
 */
export const findSignedInWith = async (
  sql: Sql,
  sessions: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, SignedIn>> => {
  const rows = await sql<SignedInRow[]>`
    select encode(session.id_hash, 'hex') as session, person.id as person_id, person.name, person.email, membership.role,
      organisation.id as organisation_id, organisation.name as organisation_name, coalesce(organisation.organisation_number, '') as organisation_number,
      organisation.type as organisation_type
    from unnest(${[...new Set(sessions)]}::text[]) as asked (name)
      join session on session.id_hash = decode(asked.name, 'hex') and ${isOpen(sql, now)}
      join membership on membership.person_id::text = session.data #>> '{passport,user,personId}'
        and membership.person_id = session.person_id
        and membership.organisation_id::text = session.data #>> '{passport,user,organisationId}'
        and membership.suspended_at is null
      join person on person.id = membership.person_id
      join organisation on organisation.id = membership.organisation_id and organisation.suspended_at is null
    where not ${isEnrolling(sql, cameOf(sql))}`;
  return new Map(rows.map((row) => [row.session, signedInOf(row)]));
};

const signedInOf = ({ personId, organisationId, ...row }: SignedInRow): SignedIn => ({
  actor: { personId, organisationId, role: row.role },
  person: { id: personId, name: row.name, email: row.email },
  organisation: { id: organisationId, name: row.organisationName, number: row.organisationNumber, type: row.organisationType },
});
