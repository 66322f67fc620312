// The SQL of an organisation's people: listed, and changed by its administrators.
import type { Queries, Transaction } from '@samsvar/database';
import type { OrganisationId, Part, PersonId, ResponseId, Role } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** One of the organisation's people, as administrators see them. */
export interface MemberRow {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly title: string;
  readonly suspendedAt: Date | null;
  readonly joinedAt: Date;
  readonly lastActiveAt: Date | null;
  /** Open sessions that act as this organisation. */
  readonly sessions: number;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly providers: readonly string[];
  /** Open threads that are theirs to answer, where the organisation reads them. */
  readonly openThreads: number;
  readonly ownedSections: number;
}

/** All of them, by name. What they do as other organisations is not counted. */
export const listMembers = async (sql: Queries, grant: Grant, now: Date): Promise<MemberRow[]> => sql<MemberRow[]>`
  select p.id, p.name, p.email, m.role, m.title, m.suspended_at, m.created_at as joined_at,
    greatest(m.last_active_at, open.seen_at) as last_active_at, open.count as sessions,
    p.password_hash is not null as has_password,
    (exists (select from person_totp t where t.person_id = p.id and t.confirmed_at is not null)
      or exists (select from passkey k where k.person_id = p.id)) as has_second_factor,
    array(select v.name from person_identity i join identity_provider v on v.id = i.provider_id
      where i.person_id = p.id and v.organisation_id = m.organisation_id order by v.name) as providers,
    (select count(*)::int from thread t join response r on r.id = t.response_id
      where t.assigned_to = p.id and t.settled_at is null and (t.layer is null or t.layer = m.organisation_id)
        and (r.organisation_id = m.organisation_id
          or exists (select from response_party y where y.response_id = r.id and y.organisation_id = m.organisation_id))) as open_threads,
    (select count(*)::int from section_person s
      where s.person_id = p.id and s.organisation_id = m.organisation_id and s.part = 'owner') as owned_sections
  from membership m join person p on p.id = m.person_id
    cross join lateral (select count(*)::int as count, max(s.seen_at) as seen_at from session s
      where s.person_id = p.id and s.expires_at > ${now} and ${actingAs(sql, grant.organisationId)}) open
  where m.organisation_id = ${grant.organisationId} order by p.name, p.id`;

/** Sessions `s` that act as the organisation. */
const actingAs = (sql: Queries, id: OrganisationId) => sql`s.data #>> '{passport,user,organisationId}' = ${id}`;

/** Somebody of another organisation who shares a response of this one. */
export interface SharingGuest {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly response: { readonly id: ResponseId; readonly title: string };
  readonly part: Part;
  readonly until: string | null;
}

/** Guests of the organisation's responses whose time is not up, one row for each response. */
export const listGuests = async (sql: Queries, grant: Grant, today: string): Promise<SharingGuest[]> => sql<SharingGuest[]>`
  select p.id, p.name, p.email, o.name as organisation, jsonb_build_object('id', r.id, 'title', r.title) as response, g.part, g.until
  from response_guest g join response r on r.id = g.response_id join person p on p.id = g.person_id
    join organisation o on o.id = g.organisation_id
  where r.organisation_id = ${grant.organisationId} and (g.until is null or g.until >= ${today}::date)
  order by p.name, p.id, r.title, r.id`;

/** A membership that is about to be changed. */
export interface HeldMember {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly title: string;
  readonly isSuspended: boolean;
}

/** Lets nobody else change the organisation's people until the transaction ends; answers who they are. */
export const holdMembers = async (tx: Transaction, organisationId: OrganisationId): Promise<HeldMember[]> => {
  await tx`select from organisation where id = ${organisationId} for no key update`;
  return tx<HeldMember[]>`select m.person_id, p.name, p.email, m.role, m.title, m.suspended_at is not null as is_suspended
    from membership m join person p on p.id = m.person_id where m.organisation_id = ${organisationId}`;
};

/** Gives a person a role and a title. */
export const changeMember = async (
  tx: Transaction,
  grant: Grant,
  { personId, role, title }: { readonly personId: PersonId; readonly role: Role; readonly title: string },
): Promise<void> => {
  await tx`update membership set role = ${role}, title = ${title} where organisation_id = ${grant.organisationId} and person_id = ${personId}`;
};

/** Shuts a person out, or lets them in again with null. */
export const suspendMember = async (tx: Transaction, grant: Grant, personId: PersonId, at: Date | null): Promise<void> => {
  await tx`update membership set suspended_at = ${at} where organisation_id = ${grant.organisationId} and person_id = ${personId}`;
};

/** Takes a person out, and out of what they were to see to. Where they have written they stay named. */
export const removeMember = async (tx: Transaction, grant: Grant, personId: PersonId, now: Date): Promise<void> => {
  const { organisationId } = grant;
  await tx`delete from section_person where person_id = ${personId} and organisation_id = ${organisationId}`;
  await tx`update api_token set revoked_at = ${now}, revoked_by = ${grant.personId}
    where person_id = ${personId} and organisation_id = ${organisationId} and revoked_at is null`;
  await tx`delete from membership where organisation_id = ${organisationId} and person_id = ${personId}`;
};

/** Whether it is the light organisation of a guest, which consists of that guest. */
export const isLight = async (sql: Queries, grant: Grant): Promise<boolean> =>
  (await sql`select from organisation where id = ${grant.organisationId} and is_guest`).length > 0;

/** Ends a person's sessions that act as the organisation; answers how many. What is open with them is closed. */
export const endSessions = async (tx: Transaction, grant: Grant, personId: PersonId): Promise<number> =>
  (await tx`delete from session s where s.person_id = ${personId} and ${actingAs(tx, grant.organisationId)}`).count;

/** Ends all of a person's sessions. */
export const endAllSessions = async (tx: Transaction, personId: PersonId): Promise<void> => {
  await tx`delete from session where person_id = ${personId}`;
};

/** Whether the person acts as other organisations, too; those of guests do not count. */
export const isElsewhere = async (tx: Transaction, grant: Grant, personId: PersonId): Promise<boolean> => {
  const rows = await tx`select from membership m join organisation o on o.id = m.organisation_id
    where m.person_id = ${personId} and m.organisation_id <> ${grant.organisationId} and not o.is_guest limit 1`;
  return rows.length > 0;
};

/** Takes away all that a person has beside a password. */
export const removeFactors = async (tx: Transaction, personId: PersonId): Promise<void> => {
  await tx`delete from person_totp where person_id = ${personId}`;
  await tx`delete from recovery_code where person_id = ${personId}`;
  await tx`delete from passkey where person_id = ${personId}`;
};

/** Which of these addresses belong to the organisation's people. */
export const findMembersAmong = async (sql: Queries, grant: Grant, emails: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await sql<{ email: string }[]>`select p.email from membership m join person p on p.id = m.person_id
    where m.organisation_id = ${grant.organisationId} and p.email = any (${[...emails]}::text[])`;
  return new Set(rows.map(({ email }) => email));
};

/** Which of these addresses have an invitation to the organisation that can still be accepted. */
export const findInvitedAmong = async (
  sql: Queries,
  grant: Grant,
  { emails, now }: { readonly emails: readonly string[]; readonly now: Date },
): Promise<ReadonlySet<string>> => {
  const rows = await sql<{ email: string }[]>`select email from invitation where organisation_id = ${grant.organisationId} and kind = 'member'
    and accepted_at is null and declined_at is null and revoked_at is null and expires_at > ${now} and email = any (${[...emails]}::text[])`;
  return new Set(rows.map(({ email }) => email));
};

/** The language that the organisation writes mail in. */
export const findLanguage = async (sql: Queries, id: OrganisationId): Promise<'sv' | 'en'> => {
  const [row] = await sql<{ language: 'sv' | 'en' }[]>`select language from organisation_setting where organisation_id = ${id}`;
  return row?.language ?? 'sv';
};
