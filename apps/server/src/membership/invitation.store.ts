// The SQL of invitations: made, found by their link, used up, taken back.
import type { Queries, Sql, Transaction } from '@samsvar/database';
import type { InvitationId, Language, OrganisationId, Part, PersonId, ResponseId, Role } from '@samsvar/domain';
import type { Grant } from '../access/grant';

interface AnyInvitation {
  readonly organisationId: OrganisationId;
  readonly email: string;
  readonly name: string;
}

/** An invitation to become one of an organisation's own people. */
export interface MemberInvitation extends AnyInvitation {
  readonly kind: 'member';
  readonly role: Role;
  readonly title: string;
}

/** An invitation to share one response, as a single person of another organisation. */
export interface GuestInvitation extends AnyInvitation {
  readonly kind: 'guest';
  readonly responseId: ResponseId;
  readonly part: Part;
  /** By the ids of their headings; null: all. */
  readonly sections: readonly string[] | null;
  /** The last day; null: no end. */
  readonly until: string | null;
  /** What their own organisation is called, by whoever invites. */
  readonly guestOrganisation: string;
  readonly invitedBy: PersonId;
}

export type NewInvitation = MemberInvitation | GuestInvitation;

/** How an invitation is kept. */
export interface Keeping {
  readonly id: InvitationId;
  readonly hash: Buffer;
  /** Null: the operator. */
  readonly invitedBy: PersonId | null;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** Adds an invitation; one to the same that is too old makes room for it. False when another one is still open. */
export const insertInvitation = async (tx: Transaction, invitation: NewInvitation, keeping: Keeping): Promise<boolean> => {
  const { organisationId, email, name, kind } = invitation;
  const guest = kind === 'guest' ? invitation : null;
  const member = kind === 'member' ? invitation : null;
  await tx`update invitation set revoked_at = ${keeping.now}
    where organisation_id = ${organisationId} and email = ${email} and response_id is not distinct from ${guest?.responseId ?? null}
      and ${isWaiting(tx)} and expires_at <= ${keeping.now}`;
  const { count } = await tx`insert into invitation (id, organisation_id, kind, email, name, role, title, response_id, part, sections, until,
      guest_organisation, token_hash, created_by, created_at, expires_at)
    values (${keeping.id}, ${organisationId}, ${kind}, ${email}, ${name}, ${member?.role ?? null}, ${member?.title ?? ''},
      ${guest?.responseId ?? null}, ${guest?.part ?? null}, ${guest ? (guest.sections as string[] | null) : null}, ${guest?.until ?? null},
      ${guest?.guestOrganisation ?? ''}, ${keeping.hash}, ${keeping.invitedBy}, ${keeping.now}, ${keeping.expiresAt})
    on conflict do nothing`;
  return count === 1;
};

/** Neither accepted nor declined nor taken back; it may be too old. */
const isWaiting = (sql: Queries) => sql`accepted_at is null and declined_at is null and revoked_at is null`;

/** An invitation as it lies in the table. */
export interface InvitationRow {
  readonly id: InvitationId;
  readonly organisationId: OrganisationId;
  readonly kind: 'member' | 'guest';
  readonly email: string;
  readonly name: string;
  readonly role: Role | null;
  readonly title: string;
  readonly responseId: ResponseId | null;
  readonly part: Part | null;
  readonly sections: readonly string[] | null;
  readonly until: string | null;
  readonly guestOrganisation: string;
  readonly createdBy: PersonId | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** With what those who read it are told beside. */
export interface ShownInvitation extends InvitationRow {
  readonly organisation: string;
  readonly language: Language;
  readonly responseTitle: string | null;
  readonly invitedByName: string | null;
}

const shown = (sql: Queries) => sql`
  i.id, i.organisation_id, i.kind, i.email, i.name, i.role, i.title, i.response_id, i.part, i.sections, i.until, i.guest_organisation,
  i.created_by, i.created_at, i.expires_at, o.name as organisation, coalesce(s.language, 'sv') as language, r.title as response_title, p.name as invited_by_name
  from invitation i join organisation o on o.id = i.organisation_id left join organisation_setting s on s.organisation_id = o.id
    left join response r on r.id = i.response_id left join person p on p.id = i.created_by`;

/** The invitation that a link is for, as long as it can be accepted; null for anything else, whatever it is. */
export const findOpenInvitation = async (sql: Sql, hash: Buffer, now: Date): Promise<ShownInvitation | null> => {
  const rows = await sql<ShownInvitation[]>`select ${shown(sql)}
    where i.token_hash = ${hash} and ${isWaiting(sql)} and i.expires_at > ${now} and o.suspended_at is null`;
  return rows[0] ?? null;
};

/** The same for whoever is about to use it up: nobody else can until the transaction ends. */
export const lockOpenInvitation = async (tx: Transaction, hash: Buffer, now: Date): Promise<ShownInvitation | null> => {
  const rows = await tx<ShownInvitation[]>`select ${shown(tx)}
    where i.token_hash = ${hash} and ${isWaiting(tx)} and i.expires_at > ${now} and o.suspended_at is null for update of i`;
  return rows[0] ?? null;
};

/** One invitation, written down anew for mail. */
export const findInvitation = async (sql: Queries, id: InvitationId): Promise<ShownInvitation | null> => {
  const rows = await sql<ShownInvitation[]>`select ${shown(sql)} where i.id = ${id}`;
  return rows[0] ?? null;
};

/** Somebody has said yes, or no. */
export const settleInvitation = async (
  tx: Transaction,
  id: InvitationId,
  { by, now }: { readonly by: PersonId | null; readonly now: Date },
): Promise<void> => {
  if (by) await tx`update invitation set accepted_at = ${now}, accepted_by = ${by} where id = ${id}`;
  else await tx`update invitation set declined_at = ${now} where id = ${id}`;
};

/** Puts a new link in the place of the old one. Null when the organisation has no such invitation that waits. */
export const renewInvitation = async (
  tx: Transaction,
  grant: Grant,
  { id, hash, expiresAt }: Pick<Keeping, 'id' | 'hash' | 'expiresAt'>,
): Promise<ShownInvitation | null> => {
  const { count } = await tx`update invitation set token_hash = ${hash}, expires_at = ${expiresAt}
    where id = ${id} and organisation_id = ${grant.organisationId} and ${isWaiting(tx)}`;
  return count === 1 ? findInvitation(tx, id) : null;
};

/** Takes an invitation back. False when the organisation has no such one that waits. */
export const revokeInvitation = async (tx: Transaction, grant: Grant, { id, now }: Pick<Keeping, 'id' | 'now'>): Promise<boolean> => {
  const { count } = await tx`update invitation set revoked_at = ${now}
    where id = ${id} and organisation_id = ${grant.organisationId} and ${isWaiting(tx)}`;
  return count === 1;
};

/** The organisation's invitations that wait, also those that have become too old, newest first. */
export const listInvitations = async (sql: Queries, grant: Grant): Promise<ShownInvitation[]> => sql<ShownInvitation[]>`
  select ${shown(sql)} where i.organisation_id = ${grant.organisationId} and ${isWaiting(sql)} order by i.created_at desc, i.id`;

