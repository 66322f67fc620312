// The SQL of what is kept about one person: taking it out, and erasing what can be erased.
import type { Queries, Transaction } from '@samsvar/database';
import type { OrganisationId, PersonId } from '@samsvar/domain';

/** Rows as they are, by name. Hashes and secrets are left out: they say nothing of the person, and could be misused. */
export const collectOwnData = async (sql: Queries, person: PersonId): Promise<Readonly<Record<string, readonly object[]>>> => {
  const from: Readonly<Record<string, PromiseLike<readonly object[]>>> = {
    person: sql`select id, name, email, created_at from person where id = ${person}`,
    memberships: sql`select o.name as organisation, m.role, m.title, m.created_at, m.last_active_at, m.suspended_at
      from membership m join organisation o on o.id = m.organisation_id where m.person_id = ${person} order by m.created_at`,
    sessions: sql`select began_at, seen_at, agent, expires_at from session where person_id = ${person} order by began_at`,
    passkeys: sql`select name, created_at, used_at, is_backed_up from passkey where person_id = ${person} order by created_at`,
    codeGenerators: sql`select created_at, confirmed_at from person_totp where person_id = ${person}`,
    identities: sql`select p.name as provider, i.subject, i.created_at, i.used_at from person_identity i
      join identity_provider p on p.id = i.provider_id where i.person_id = ${person} order by i.created_at`,
    tokens: sql`select name, scopes, created_at, expires_at, used_at, revoked_at from api_token where person_id = ${person} order by created_at`,
    invitations: sql`select i.kind, i.email, i.name, i.created_at, i.expires_at, i.accepted_at, i.declined_at, i.revoked_at, o.name as organisation
      from invitation i join organisation o on o.id = i.organisation_id
      where i.accepted_by = ${person} or i.email = (select email from person where id = ${person}) order by i.created_at`,
    guestIn: sql`select response_id, part, sections, until, joined_at from response_guest where person_id = ${person} order by joined_at`,
    comments: sql`select id, thread_id, body, created_at, edited_at, deleted_at from comment where created_by = ${person} order by created_at`,
    suggestions: sql`select id, response_id, scope, base, proposed, reason, state, created_at, decided_at from suggestion where created_by = ${person} order by created_at`,
    sectionsOwned: sql`select response_id, section_id, part from section_person where person_id = ${person}`,
    notifications: sql`select kind, response_id, created_at, read_at from notification where person_id = ${person} order by created_at`,
    notificationSettings: sql`select mail, language from notification_setting where person_id = ${person}`,
    mail: sql`select address, subject, created_at, sent_at from outgoing_mail where person_id = ${person} order by created_at`,
    sourcesAdded: sql`select id, title, kind, created_at from source where created_by = ${person} order by created_at`,
    whatIDid: sql`select at, action, object_kind, object_id, facts from audit_entry where actor_id = ${person} order by at, seq`,
  };
  const found = await Promise.all(Object.entries(from).map(async ([name, rows]) => [name, [...(await rows)]] as const));
  return Object.fromEntries(found);
};

/** How many rows of each there are. */
export interface OwnCounts {
  readonly memberships: number;
  readonly factors: number;
  readonly sessions: number;
  readonly tokens: number;
  readonly notifications: number;
  readonly mail: number;
  readonly invitations: number;
  readonly comments: number;
  readonly suggestions: number;
  readonly responses: number;
  readonly deeds: number;
}

/** Counts what would go and what stays. */
export const countOwnData = async (sql: Queries, person: PersonId): Promise<OwnCounts> => {
  const [row] = await sql<OwnCounts[]>`select
    (select count(*)::int from membership where person_id = ${person}) as memberships,
    (select count(*)::int from passkey where person_id = ${person}) + (select count(*)::int from person_totp where person_id = ${person})
      + (select count(*)::int from person_identity where person_id = ${person}) as factors,
    (select count(*)::int from session where person_id = ${person}) as sessions,
    (select count(*)::int from api_token where person_id = ${person}) as tokens,
    (select count(*)::int from notification where person_id = ${person}) as notifications,
    (select count(*)::int from outgoing_mail where person_id = ${person}) as mail,
    (select count(*)::int from invitation where accepted_by = ${person} or email = (select email from person where id = ${person})) as invitations,
    (select count(*)::int from comment where created_by = ${person}) as comments,
    (select count(*)::int from suggestion where created_by = ${person}) as suggestions,
    (select count(distinct response_id)::int from response_client where person_id = ${person}) as responses,
    (select count(*)::int from audit_entry where actor_id = ${person}) as deeds`;
  if (!row) throw new Error('a row of counts always comes back');
  return row;
};

/** What a person wrote for an organisation that stays there without their name. */
export const countKept = async (sql: Queries, person: PersonId, organisation: OrganisationId): Promise<{ readonly keptComments: number; readonly keptSuggestions: number }> => {
  const [row] = await sql<{ keptComments: number; keptSuggestions: number }[]>`select
    (select count(*)::int from comment where created_by = ${person} and organisation_id = ${organisation}) as kept_comments,
    (select count(*)::int from suggestion where created_by = ${person} and organisation_id = ${organisation}) as kept_suggestions`;
  if (!row) throw new Error('a row of counts always comes back');
  return row;
};

/** Organisations whose only administrator the person is. Nobody else comes or goes there until the transaction ends. */
export const findOrphaned = async (tx: Queries, person: PersonId): Promise<string[]> => {
  const own = await tx<{ id: OrganisationId; name: string }[]>`
    select o.id, o.name from organisation o join membership m on m.organisation_id = o.id
    where m.person_id = ${person} and m.role = 'administrator' and m.suspended_at is null and not o.is_guest order by o.id for update of o`;
  const orphaned: string[] = [];
  for (const { id, name } of own) {
    const [other] = await tx`
      select 1 from membership where organisation_id = ${id} and person_id <> ${person} and role = 'administrator' and suspended_at is null limit 1`;
    if (!other) orphaned.push(name);
  }
  return orphaned;
};

/** The organisations that a person belongs to, in the order that their logs are written in. */
export const findMemberships = async (tx: Queries, person: PersonId): Promise<OrganisationId[]> => {
  const rows = await tx<{ id: OrganisationId }[]>`select organisation_id as id from membership where person_id = ${person} order by organisation_id`;
  return rows.map(({ id }) => id);
};

/** What stands where a name stood. */
export const ERASED_NAME = 'Borttagen person';

/**
 * Erases a person: everything about the account goes, and the row that others' work refers to keeps no name and no address.
 * What they wrote for their organisations stays, without their name, also where others called them in comments.
 */
export const erasePerson = async (tx: Transaction, person: PersonId, now: Date): Promise<void> => {
  await tx`delete from invitation where accepted_by is null and email = (select email from person where id = ${person})`;
  await tx`update invitation set email = ${`${person}@erased.invalid`}, name = '' where accepted_by = ${person}`;
  await removeCalls(tx, person);
  for (const table of ['session', 'passkey', 'person_totp', 'recovery_code', 'person_identity', 'account_link', 'api_token', 'notification', 'notification_setting', 'outgoing_mail', 'section_person', 'response_guest', 'thread_seen', 'membership'])
    await tx`delete from ${tx(table)} where person_id = ${person}`;
  await tx`update thread set assigned_to = null where assigned_to = ${person}`;
  await tx`update comment set name_in_file = null where created_by = ${person}`;
  await tx`update suggestion set name_in_file = null where created_by = ${person}`;
  await tx`update person set name = ${ERASED_NAME}, email = ${`${person}@erased.invalid`}, password_hash = null, erased_at = ${now} where id = ${person}`;
};

/** A call stands in a comment as `@` and the name that the person had then. */
const removeCalls = async (tx: Transaction, person: PersonId): Promise<void> => {
  const comments = await tx<{ id: string; body: string; mentions: { kind: string; id: string; label: string }[] }[]>`
    select id, body, mentions from comment where mentions @> ${tx.json([{ kind: 'person', id: person }])} for update`;
  for (const { id, body, mentions } of comments) {
    const isTheirs = (mention: { kind: string; id: string }) => mention.kind === 'person' && mention.id === person;
    const text = mentions.filter(isTheirs).reduce((words, { label }) => words.replaceAll(`@${label}`, `@${ERASED_NAME}`), body);
    const kept = mentions.map((mention) => (isTheirs(mention) ? { ...mention, label: ERASED_NAME } : mention));
    await tx`update comment set body = ${text}, mentions = ${tx.json(kept)} where id = ${id}`;
  }
};
