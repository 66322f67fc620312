// The SQL of a person's own sessions: seen, and ended. Ending one tells every node, which closes what it had open.
import type { Queries } from '@samsvar/database';
import type { PersonId } from '@samsvar/domain';
import { isOpen } from './enrolling.store';

/** One open session, named as by `sessionName`. */
export interface OwnSession {
  readonly id: string;
  readonly beganAt: Date;
  readonly seenAt: Date;
  readonly agent: string;
  readonly organisation: string;
}

/** A person's open sessions, the one used last first. */
export const listSessions = async (sql: Queries, person: PersonId, now: Date): Promise<OwnSession[]> => sql<OwnSession[]>`
  select encode(session.id_hash, 'hex') as id, session.began_at, session.seen_at, session.agent, coalesce(organisation.name, '') as organisation
  from session left join organisation on organisation.id::text = session.data #>> '{passport,user,organisationId}'
  where session.person_id = ${person} and ${isOpen(sql, now)}
  order by session.seen_at desc, session.began_at desc, session.id_hash`;

/** Ends one of a person's sessions; false when it is none of theirs. */
export const endSession = async (sql: Queries, person: PersonId, name: string): Promise<boolean> =>
  (await sql`delete from session where id_hash = decode(${name}, 'hex') and person_id = ${person}`).count === 1;

/** Ends all of a person's sessions but the one named; answers how many. */
export const endOtherSessions = async (sql: Queries, person: PersonId, name: string): Promise<number> =>
  (await sql`delete from session where person_id = ${person} and id_hash <> decode(${name}, 'hex')`).count;

/** Has every node judge anew what a person has open, when what they may do has changed and no session has ended. */
export const tellAccessChanged = async (sql: Queries, person: PersonId): Promise<void> => {
  await sql`select pg_notify('samsvar_access', ${person})`;
};
