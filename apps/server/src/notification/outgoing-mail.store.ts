// The SQL of mail on its way out: queued, taken, settled, looked at.
import type { Queries, Sql, Transaction } from '@samsvar/database';
import type { Language, OrganisationId, PersonId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** Mail as it is queued. The link that ends mail is not in it: it is added when it is sent, for nobody else to see. */
export interface NewMail {
  readonly id: string;
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly headers: MailHeaders;
}

/** What is kept beside the words. */
export interface MailHeaders {
  readonly name: string;
  readonly language: Language;
}

/** What mail is about: news that people choose to be told of, or an account or an invitation, which they have to be told of. */
export type MailKind = 'news' | 'account';

/** Mail that one worker has taken. */
export interface MailInHand extends Omit<NewMail, 'personId' | 'organisationId'> {
  readonly kind: MailKind;
  /** Null for mail to somebody who is not here yet. */
  readonly personId: PersonId | null;
  readonly organisationId: OrganisationId | null;
  readonly attempts: number;
  readonly createdAt: Date;
}

/** Why we do not even try. */
export type Withdrawal = 'bad-address' | 'unsubscribed' | 'not-a-member' | 'too-old';

/** Times that sending is tried. */
export const ATTEMPTS = 8;
/** The pause after each attempt but the last, in minutes: a server that is away for most of a day is waited for. */
export const PAUSES: readonly number[] = [2, 5, 15, 60, 180, 360, 720];
/** Mail that has waited this long is not sent any more, as when sending is turned on after a long while (ms). */
const OLD = 3 * 86_400_000;

/** Queues mail. */
export const insertMail = async (tx: Transaction, mail: NewMail, now: Date): Promise<void> => {
  await tx`insert into outgoing_mail (id, person_id, organisation_id, address, subject, body, headers, created_at, try_at)
    values (${mail.id}, ${mail.personId}, ${mail.organisationId}, ${mail.address}, ${mail.subject}, ${mail.body},
      ${tx.json({ ...mail.headers })}, ${now}, ${now})`;
};

/** Where queued mail about accounts is told of, when its transaction is committed. */
const MAIL_CHANNEL = 'samsvar_mail';

/** Calls `heard` whenever mail has been queued that should not wait. */
export const hearMail = async (sql: Sql, heard: () => void): Promise<() => Promise<void>> => (await sql.listen(MAIL_CHANNEL, heard)).unlisten;

/**
 * Takes the next mail that is due, for this worker alone; mail about accounts, which somebody waits for, before news. Its next attempt is set already: whoever is killed while
 * sending leaves it to be sent again, and two never send it at once.
 */
export const takeMail = async (sql: Sql, now: Date): Promise<MailInHand | null> => {
  const rows = await sql<MailInHand[]>`
    update outgoing_mail set attempts = attempts + 1,
      try_at = ${now}::timestamptz + make_interval(mins => (${[...PAUSES, PAUSES.at(-1) ?? 0]}::int[])[attempts + 1])
    where id = (select id from outgoing_mail
      where sent_at is null and try_at <= ${now} and attempts < ${ATTEMPTS} order by kind = 'news', try_at, id limit 1 for update skip locked)
    returning id, kind, person_id, organisation_id, address, subject, body, headers, attempts, created_at`;
  return rows[0] ?? null;
};

/** It has been handed over. */
export const markSent = async (sql: Sql, id: string, now: Date): Promise<void> => {
  await sql`update outgoing_mail set sent_at = ${now}, problem = null where id = ${id}`;
};

/** This attempt failed; with `isFinal` there is no other. */
export const markFailed = async (
  sql: Sql,
  id: string,
  { problem, isFinal }: { readonly problem: string; readonly isFinal: boolean },
): Promise<void> => {
  await sql`update outgoing_mail set problem = ${problem}, attempts = case when ${isFinal} then ${ATTEMPTS} else attempts end
    where id = ${id} and sent_at is null`;
};

/** Takes back what has not been sent to somebody who wants no more. */
export const withdrawFrom = async (sql: Queries, personId: PersonId): Promise<void> => {
  await withdraw(sql, 'unsubscribed', sql`kind = 'news' and person_id = ${personId}`);
};

/** Takes back what has become too old, and news that go to people who have left the organisation. */
export const withdrawStale = async (sql: Queries, now: Date): Promise<void> => {
  await withdraw(sql, 'too-old', sql`created_at < ${new Date(now.getTime() - OLD)}`);
  await withdraw(
    sql,
    'not-a-member',
    sql`kind = 'news' and not exists (select from membership m
      where m.person_id = outgoing_mail.person_id and m.organisation_id = outgoing_mail.organisation_id)`,
  );
};

const withdraw = (sql: Queries, why: Withdrawal, which: ReturnType<Queries>) =>
  sql`update outgoing_mail set problem = ${why}, attempts = ${ATTEMPTS} where sent_at is null and attempts < ${ATTEMPTS} and ${which}`;

/** Empties mail about accounts that is on its way no more: the links in it are nobody's but the recipient's. */
export const forgetLinks = async (sql: Queries, now: Date): Promise<void> => {
  await sql`update outgoing_mail set body = '' where kind = 'account' and body <> ''
    and (sent_at is not null or attempts >= ${ATTEMPTS} or created_at < ${new Date(now.getTime() - OLD)})`;
};

/** One mail as administrators see it. */
export interface OutboxRow {
  readonly kind: MailKind;
  readonly id: string;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly attempts: number;
  readonly problem: string | null;
}

interface OutboxChoice {
  readonly atMost: number;
  /** Also letters to its people that are sent on nobody's behalf, as about a lost password. */
  readonly withPersonal: boolean;
}

/** The organisation's mail, newest first. */
export const listOutbox = async (sql: Sql, { organisationId }: Grant, { atMost, withPersonal }: OutboxChoice): Promise<OutboxRow[]> => {
  const personal = sql`organisation_id is null and person_id in (select person_id from membership where organisation_id = ${organisationId})`;
  return sql<OutboxRow[]>`
    select id, kind, address, subject, body, created_at, sent_at, attempts, problem from outgoing_mail
    where organisation_id = ${organisationId} ${withPersonal ? sql`or ${personal}` : sql``} order by created_at desc, id desc limit ${atMost}`;
};
