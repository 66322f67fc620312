// News for tests: a response with people of two organisations around it, and what one of them tells another.
import { randomUUID } from 'node:crypto';
import { transaction, type Sql } from '@samsvar/database';
import type { Actor, News, ResponseId, ThreadId } from '@samsvar/domain';
import { Notifications } from '../notification/notifications';
import { aColleague, aConsultation, anActor } from './a-workspace';
import type { TestApplication } from './an-application';

/** An author whose organisation owns a response, a reviewer of it, and a guest of an organisation it is shared with. */
export interface Workplace {
  readonly anna: Actor;
  readonly rut: Actor;
  readonly guest: Actor;
  readonly responseId: ResponseId;
}

/** A response without a text: notifications know nothing of the text. */
export const aWorkplace = async (sql: Sql, title = 'Remissvar om en strategi'): Promise<Workplace> => {
  const anna = await anActor(sql, 'author');
  const rut = await aColleague(sql, anna, 'reviewer');
  const guest = await anActor(sql, 'author');
  const [caseFile, responseId] = [randomUUID(), randomUUID() as ResponseId]; // new uuids, named here
  const consultation = await aConsultation(sql, anna);
  await sql`insert into case_file (id, organisation_id, consultation_id, state) values (${caseFile}, ${anna.organisationId}, ${consultation}, 'drafting')`;
  await sql`insert into response (id, organisation_id, case_file_id, title, created_by) values (${responseId}, ${anna.organisationId}, ${caseFile}, ${title}, ${anna.personId})`;
  await sql`insert into response_party (response_id, organisation_id, part, joined_by) values (${responseId}, ${guest.organisationId}, 'review', ${guest.personId})`;
  return { anna, rut, guest, responseId };
};

/** A thread of the response, seen by all or by one organisation alone. */
export const aThread = async (
  sql: Sql,
  { anna, responseId }: Workplace,
  facts: { readonly layer?: string; readonly isSettled?: boolean } = {},
): Promise<ThreadId> => {
  const id = randomUUID() as ThreadId; // a new uuid, named here
  await sql`insert into thread (id, response_id, layer, organisation_id, kind, created_by, outcome, settled_by, settled_at)
    values (${id}, ${responseId}, ${facts.layer ?? null}, ${anna.organisationId}, 'comment', ${anna.personId},
      ${facts.isSettled ? 'addressed' : null}, ${facts.isSettled ? anna.personId : null}, ${facts.isSettled ? new Date() : null})`;
  return id;
};

/** What Anna has done that concerns this person: called them in a thread, unless told otherwise. */
export const someNews = ({ anna, responseId }: Workplace, to: Actor, differences: Partial<News> = {}): News => ({
  kind: 'mentioned',
  personId: to.personId,
  organisationId: to.organisationId,
  responseId,
  byId: anna.personId,
  ...differences,
});

/** Tells it through the application. */
export const tell = ({ app, sql }: Pick<TestApplication, 'app' | 'sql'>, ...news: readonly News[]): Promise<void> =>
  transaction(sql, (tx) => app.get(Notifications, { strict: false }).tell(tx, news));
