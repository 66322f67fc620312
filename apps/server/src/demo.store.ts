// The SQL of the demo's organisations and people, and of whether there is anything to fill.
import { randomUUID } from 'node:crypto';
import type { Sql, Transaction } from '@samsvar/database';
import type { Actor, ConsultationId, ResponseId } from '@samsvar/domain';
import type { DemoRegister } from './demo-files';

/** What a database holds before the demo is filled in. */
export type DemoState = 'empty' | 'begun' | 'filled' | 'not-a-demo';

/**
 * Looks whether the demo is there already: `caseNumber` is that of the response that is written last. Organisations of
 * anybody else mean that this is no place for one.
 */
export const findDemoState = async (sql: Sql, register: DemoRegister, caseNumber: string): Promise<DemoState> => {
  const numbers = register.organisations.map((organisation) => organisation.organisationNumber);
  const found = await sql<{ organisationNumber: string }[]>`select organisation_number from organisation`;
  if (found.length === 0) return 'empty';
  if (!found.some((row) => numbers.includes(row.organisationNumber))) return 'not-a-demo';
  const responses = await sql<{ id: ResponseId }[]>`
    select r.id from response r join organisation o on o.id = r.organisation_id join case_file f on f.id = r.case_file_id
      join consultation c on c.id = f.consultation_id
    where o.organisation_number = ${numbers[0] ?? ''} and c.issuer_case_number = ${caseNumber} limit 1`;
  return responses.length > 0 ? 'filled' : 'begun';
};

/** Adds the organisations and people that are not there yet. */
export const insertDemoPeople = async (
  tx: Transaction,
  register: DemoRegister,
  passwordHash: string,
): Promise<void> => {
  for (const { name, type, organisationNumber } of register.organisations) {
    await tx`insert into organisation (id, name, type, organisation_number)
      values (${randomUUID()}, ${name}, ${type}, ${organisationNumber}) on conflict do nothing`;
  }
  for (const person of register.people) {
    await tx`insert into person (id, name, email, password_hash)
      values (${randomUUID()}, ${person.name}, ${person.email}, ${passwordHash}) on conflict do nothing`;
    for (const [index, { organisation, role, title }] of [person, ...(person.also ?? [])].entries()) {
      const number = register.organisations.find(({ key }) => key === organisation)?.organisationNumber ?? '';
      // The first one is what they sign in as.
      await tx`insert into membership (organisation_id, person_id, role, title, created_at)
        select o.id, p.id, ${role}, ${title}, now() + make_interval(secs => ${index}) from organisation o, person p
        where o.organisation_number = ${number} and p.email = ${person.email} on conflict do nothing`;
    }
  }
};

/** The actor behind a demo person's e-mail address. */
export const findDemoActor = async (sql: Sql, email: string): Promise<Actor> => {
  const rows = await sql<Actor[]>`
    select m.person_id, m.organisation_id, m.role from membership m join person p on p.id = m.person_id where p.email = ${email}
    order by m.created_at limit 1`;
  const actor = rows[0];
  if (!actor) throw new Error(`The demo has nobody called ${email}.`);
  return actor;
};

/** A consultation that an earlier, interrupted start has registered already; null when there is none. */
export const findDemoConsultation = async (
  sql: Sql,
  actor: Actor,
  caseNumber: string,
): Promise<ConsultationId | null> => {
  const rows = await sql<{ id: ConsultationId }[]>`
    select id from consultation where organisation_id = ${actor.organisationId} and issuer_case_number = ${caseNumber}`;
  return rows[0]?.id ?? null;
};

/** A response that an earlier start has written. */
export interface DemoResponse {
  readonly id: ResponseId;
  /** Somebody has written in it since: it is theirs now, and nothing is to be put in it. */
  readonly isTouched: boolean;
}

/** The response to a consultation; null when there is none. Its review is what an interrupted start may have begun. */
export const findDemoResponse = async (sql: Sql, consultation: ConsultationId): Promise<DemoResponse | null> => {
  const [row] = await sql<DemoResponse[]>`
    select r.id, d.head > 1 and not exists (select from response_party p where p.response_id = r.id) as is_touched
    from response r join case_file f on f.id = r.case_file_id join response_document d on d.response_id = r.id
    where f.consultation_id = ${consultation}`;
  return row ?? null;
};

/** Says that a response was begun on another day than today, in the order of what the organisation has answered. */
export const dateDemoResponse = async (sql: Sql, id: ResponseId, begun: Date): Promise<void> => {
  await sql`update response set created_at = ${begun} where id = ${id}`;
};

/** Whether the organisation has set anything yet: an earlier start may have, or its people. */
export const hasPhrases = async (sql: Sql, actor: Actor): Promise<boolean> =>
  (await sql`select from standard_phrase where organisation_id = ${actor.organisationId} limit 1`).length > 0;
