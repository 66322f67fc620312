// The SQL that asks whether sessions still stand, and as what: the same facts that the door goes by, for many at once.
import type { Sql } from '@samsvar/database';
import type { Actor, OrganisationId, PersonId, Role } from '@samsvar/domain';

/**
 * Who acts in each of these sessions (named as by `sessionName`) at `now`: null where the session stands and the
 * membership has ended. A session that has ended or expired is left out.
 */
export const findStanding = async (
  sql: Sql,
  sessions: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Actor | null>> => {
  const rows = await sql<{ name: string; personId: PersonId; organisationId: OrganisationId; role: Role | null }[]>`
    select encode(session.id_hash, 'hex') as name, membership.person_id, membership.organisation_id, membership.role
    from unnest(${[...new Set(sessions)]}::text[]) as asked (name)
      join session on session.id_hash = decode(asked.name, 'hex') and session.expires_at > ${now}
      left join membership on membership.person_id = session.person_id
        and membership.organisation_id::text = session.data #>> '{passport,user,organisationId}'`;
  return new Map(rows.map(({ name, role, ...who }) => [name, role === null ? null : { ...who, role }]));
};
