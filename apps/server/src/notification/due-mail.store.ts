// The SQL of who is due to be told by mail, and of what.
import type { Transaction } from '@samsvar/database';
import type { MailChoice, NotificationKind, ResponseId, SourceId, SuggestionId, ThreadId } from '@samsvar/domain';
import { DEFAULT_CHOICE } from './notification-setting.store';
import { organisationOfDoer, sourceShown, stillShown, type Reader } from './notification.store';

/** Key of the advisory lock that lets one node gather at a time. */
const LOCK = 7_267_003;

/** The instants that decide what is due. */
export interface Due {
  /** What was told before this goes to those who are told at once. */
  readonly atOnce: Date;
  /** What was told before this goes into the daily digest. */
  readonly daily: Date;
  readonly now: Date;
}

/** Whether this transaction is the only one that gathers mail. */
export const isOnlyGatherer = async (tx: Transaction): Promise<boolean> => {
  const [lock] = await tx<{ isMine: boolean }[]>`select pg_try_advisory_xact_lock(${LOCK}) as is_mine`;
  return lock?.isMine === true;
};

/** People who have waited long enough, acting as one organisation each, by their choice. Those who want none are due at once. */
export const findDue = async (tx: Transaction, due: Due, atMost: number): Promise<(Reader & { readonly mail: MailChoice })[]> =>
  tx<(Reader & { mail: MailChoice })[]>`
    select n.person_id, n.organisation_id, choice.mail
    from notification n cross join lateral (select coalesce(
      (select s.mail from notification_setting s where s.person_id = n.person_id), ${DEFAULT_CHOICE}) as mail) choice
    where n.mailed_at is null
    group by 1, 2, 3
    having case choice.mail when 'never' then true
      when 'at-once' then min(n.created_at) <= ${due.atOnce} else min(n.created_at) < ${due.daily} end
    order by min(n.created_at) limit ${atMost}`;

/** One thing that mail tells of. */
export interface MailedNews {
  readonly kind: NotificationKind;
  readonly responseId: ResponseId;
  readonly title: string;
  readonly threadId: ThreadId | null;
  readonly suggestionId: SuggestionId | null;
  readonly sectionId: string | null;
  readonly sourceId: SourceId | null;
  readonly sourceVersionNo: number | null;
  readonly byName: string;
  readonly byOrganisation: string;
}

/**
 * Settles all that somebody has not been mailed of, and answers what they have neither read nor lost the right to see.
 * What somebody is reading in this very moment is left to the next round.
 */
export const takeNews = async (tx: Transaction, { personId, organisationId }: Reader, now: Date): Promise<MailedNews[]> => {
  const taken = await tx<{ id: string }[]>`
    update notification set mailed_at = ${now} where id in (select id from notification
      where person_id = ${personId} and organisation_id = ${organisationId} and mailed_at is null for update skip locked)
    returning id`;
  return tx<MailedNews[]>`
    select n.kind, n.response_id, r.title, n.thread_id, n.suggestion_id, n.section_id, ${sourceShown(tx)} as source_id,
      (select v.no from source_version v where v.id = n.source_version_id) as source_version_no, doer.name as by_name,
      ${organisationOfDoer(tx)} as by_organisation
    from notification n join response r on r.id = n.response_id join person doer on doer.id = n.by_id
    where n.id = any (${taken.map(({ id }) => id)}::uuid[]) and n.read_at is null and ${stillShown(tx)}
    order by n.created_at, n.id`;
};

/** Whom mail is written to. */
export interface Recipient {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
}

/** The person and the organisation; null when the person has left it. */
export const findRecipient = async (tx: Transaction, reader: Reader): Promise<Recipient | null> => {
  const rows = await tx<Recipient[]>`
    select p.name, p.email, o.name as organisation from membership m join person p on p.id = m.person_id
      join organisation o on o.id = m.organisation_id
    where m.person_id = ${reader.personId} and m.organisation_id = ${reader.organisationId}`;
  return rows[0] ?? null;
};
