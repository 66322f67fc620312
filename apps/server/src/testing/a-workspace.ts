// Rows for tests of stores and services: organisations with people, made straight in the database.
import { randomUUID } from 'node:crypto';
import type { Sql } from '@samsvar/database';
import type { Actor, ConsultationId, OrganisationId, PersonId, Role } from '@samsvar/domain';

/** An organisation with one person in it, who acts in the given role. */
export const anActor = async (sql: Sql, role: Role = 'author'): Promise<Actor> => {
  const organisationId = randomUUID() as OrganisationId; // new uuids, named here
  const personId = randomUUID() as PersonId;
  const number = String(Math.floor(Math.random() * 1e10)).padStart(10, '0');
  await sql`insert into organisation (id, name, type, organisation_number)
    values (${organisationId}, ${`Organisation ${number}`}, 'region', ${`${number.slice(0, 6)}-${number.slice(6)}`})`;
  await sql`insert into person (id, name, email, password_hash) values (${personId}, 'Åsa Öberg', ${`${personId}@example.se`}, 'x')`;
  await sql`insert into membership (organisation_id, person_id, role) values (${organisationId}, ${personId}, ${role})`;
  return { organisationId, personId, role };
};

/** Another person of the same organisation, in another role. */
export const aColleague = async (sql: Sql, actor: Actor, role: Role): Promise<Actor> => {
  const personId = randomUUID() as PersonId; // a new uuid, named here
  await sql`insert into person (id, name, email, password_hash) values (${personId}, 'Ivar Ek', ${`${personId}@example.se`}, 'x')`;
  await sql`insert into membership (organisation_id, person_id, role) values (${actor.organisationId}, ${personId}, ${role})`;
  return { ...actor, personId, role };
};

/** A consultation in the actor's register. */
export const aConsultation = async (
  sql: Sql,
  actor: Actor,
  facts: { readonly title?: string; readonly dueOn?: string } = {},
): Promise<ConsultationId> => {
  const id = randomUUID() as ConsultationId; // a new uuid, named here
  await sql`insert into consultation (id, organisation_id, title, issuers, issuer_case_number, sent_on, due_on, created_by)
    values (${id}, ${actor.organisationId}, ${facts.title ?? 'Remiss: En strategi'}, ${['Region Norrsjö', 'Region Västerålen']},
      'RS 2026-00417', '2026-09-14', ${facts.dueOn ?? '2026-12-15'}, ${actor.personId})`;
  return id;
};
