// The SQL of single guests of a response.
import { randomUUID } from 'node:crypto';
import type { Queries, Transaction } from '@samsvar/database';
import type { InvitationId, LocalDate, OrganisationId, Part, PersonId, ResponseId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** What a guest may do, where and until when. */
export interface GuestTerms {
  readonly part: Part;
  /** Sections by the ids of their headings; null: all. */
  readonly sections: readonly string[] | null;
  /** The last day; null: no end. */
  readonly until: string | null;
}

/** A guest as those see it who may. */
export interface GuestRow extends GuestTerms {
  readonly personId: PersonId;
  readonly name: string;
  readonly organisationId: OrganisationId;
  readonly organisation: string;
  readonly joinedAt: Date;
}

/** The guests of a response, as they joined; with `of` those of one organisation only. Those whose time is up are among them. */
export const findGuests = async (
  sql: Queries,
  grant: Grant,
  { responseId, of }: { readonly responseId: ResponseId; readonly of: OrganisationId | null },
): Promise<GuestRow[]> => sql<GuestRow[]>`
  select g.person_id, p.name, g.organisation_id, o.name as organisation, g.part, g.sections, g.until, g.joined_at
  from response_guest g join response r on r.id = g.response_id join person p on p.id = g.person_id join organisation o on o.id = g.organisation_id
  where g.response_id = ${responseId} and r.organisation_id = ${grant.organisationId} and (${of}::uuid is null or g.organisation_id = ${of})
  order by g.joined_at, p.name, p.id`;

/** An invitation that waits. */
export interface GuestInvitationRow extends GuestTerms {
  readonly id: InvitationId;
  readonly email: string;
  readonly organisation: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The invitations to a response that nobody has answered, also those that have become too old, as they were made. */
export const findGuestInvitations = async (sql: Queries, grant: Grant, id: ResponseId): Promise<GuestInvitationRow[]> => sql<GuestInvitationRow[]>`
  select id, email, guest_organisation as organisation, part, sections, until, created_at, expires_at from invitation
  where response_id = ${id} and organisation_id = ${grant.organisationId} and kind = 'guest'
    and accepted_at is null and declined_at is null and revoked_at is null
  order by created_at, id`;

/** How many guests a response has or may get. Nobody else is invited to it until the transaction ends. */
export const countGuests = async (tx: Transaction, grant: Grant, id: ResponseId): Promise<number> => {
  await tx`select id from response where id = ${id} and organisation_id = ${grant.organisationId} for no key update`;
  const [row] = await tx<{ count: number }[]>`
    select (select count(*) from response_guest where response_id = ${id})::int
      + (select count(*) from invitation where response_id = ${id}
        and accepted_at is null and declined_at is null and revoked_at is null)::int as count`;
  return row?.count ?? 0;
};

/** Whether somebody with this address reads the response already, as one of the organisation that owns it or as a guest. */
export const isReaderByEmail = async (tx: Transaction, grant: Grant, { responseId, email }: { readonly responseId: ResponseId; readonly email: string }): Promise<boolean> => {
  const rows = await tx`
    select from person p where p.email = ${email} and (
      exists (select from membership m where m.person_id = p.id and m.organisation_id = ${grant.organisationId})
      or exists (select from response_guest_now g where g.person_id = p.id and g.response_id = ${responseId}))`;
  return rows.length > 0;
};

/** The terms of a guest as they are, which nobody else changes until the transaction ends; null when there is no such guest. */
export const lockGuest = async (
  tx: Transaction,
  grant: Grant,
  { responseId, personId }: { readonly responseId: ResponseId; readonly personId: PersonId },
): Promise<(GuestTerms & { readonly organisationId: OrganisationId }) | null> => {
  const [row] = await tx<(GuestTerms & { organisationId: OrganisationId })[]>`
    select g.part, g.sections, g.until, g.organisation_id from response_guest g join response r on r.id = g.response_id
    where g.response_id = ${responseId} and g.person_id = ${personId} and r.organisation_id = ${grant.organisationId} for update of g`;
  return row ?? null;
};

/** Somebody who is let in, by whom, and as whom they act. */
export interface NewGuest extends GuestTerms {
  readonly responseId: ResponseId;
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
  readonly invitedBy: PersonId;
}

/** Lets a person in, or in again on other terms. */
export const putGuest = async (tx: Transaction, guest: NewGuest): Promise<void> => {
  const { responseId, personId, organisationId, part, until, invitedBy } = guest;
  const sections = arrayOf(guest.sections);
  await tx`
    insert into response_guest (response_id, person_id, organisation_id, part, sections, until, invited_by)
    values (${responseId}, ${personId}, ${organisationId}, ${part}, ${sections}, ${until}, ${invitedBy})
    on conflict (response_id, person_id) do update
      set organisation_id = excluded.organisation_id, part = excluded.part, sections = excluded.sections, until = excluded.until,
        invited_by = excluded.invited_by, joined_at = now()`;
};

/** Gives a guest other terms. */
export const updateGuest = async (tx: Transaction, at: { readonly responseId: ResponseId; readonly personId: PersonId }, terms: GuestTerms): Promise<void> => {
  await tx`
    update response_guest set part = ${terms.part}, sections = ${arrayOf(terms.sections)}, until = ${terms.until}
    where response_id = ${at.responseId} and person_id = ${at.personId}`;
};

/** Takes a guest out, and off the sections; answers for which organisation they were there, null when they were not. */
export const deleteGuest = async (
  tx: Transaction,
  grant: Grant,
  { responseId, personId }: { readonly responseId: ResponseId; readonly personId: PersonId },
): Promise<OrganisationId | null> => {
  const [row] = await tx<{ organisationId: OrganisationId }[]>`
    delete from response_guest g using response r
    where g.response_id = ${responseId} and g.person_id = ${personId} and r.id = g.response_id and r.organisation_id = ${grant.organisationId}
    returning g.organisation_id`;
  if (!row) return null;
  await tx`delete from section_person where response_id = ${responseId} and person_id = ${personId} and organisation_id = ${row.organisationId}`;
  return row.organisationId;
};

/** Takes an invitation to a response back; false when no such one waits. */
export const revokeGuestInvitation = async (
  tx: Transaction,
  grant: Grant,
  { responseId, id, now }: { readonly responseId: ResponseId; readonly id: InvitationId; readonly now: Date },
): Promise<boolean> => {
  const { count } = await tx`
    update invitation set revoked_at = ${now} where id = ${id} and response_id = ${responseId} and organisation_id = ${grant.organisationId}
      and kind = 'guest' and accepted_at is null and declined_at is null and revoked_at is null`;
  return count === 1;
};

/** The organisation that owns a response; null when there is none, or when it has been suspended. */
export const findOwner = async (tx: Queries, id: ResponseId): Promise<OrganisationId | null> => {
  const [row] = await tx<{ id: OrganisationId }[]>`
    select o.id from response r join organisation o on o.id = r.organisation_id where r.id = ${id} and o.suspended_at is null`;
  return row?.id ?? null;
};

/** The organisations that a person may act as, those that are here in their own right first. */
export const findOrganisationsOf = async (tx: Queries, personId: PersonId): Promise<OrganisationId[]> => {
  const rows = await tx<{ id: OrganisationId }[]>`
    select o.id from membership m join organisation o on o.id = m.organisation_id
    where m.person_id = ${personId} and m.suspended_at is null and o.suspended_at is null
    order by o.is_guest, m.created_at, o.id`;
  return rows.map(({ id }) => id);
};

/**
 * Makes an organisation for a guest whose own is not here, with the guest in it. It has no number and owns nothing, and so
 * nobody in it registers or begins anything: what the guest may do in the response comes from the invitation alone.
 */
export const insertGuestOrganisation = async (tx: Transaction, guest: { readonly name: string; readonly personId: PersonId }): Promise<OrganisationId> => {
  const id = randomUUID() as OrganisationId; // a new uuid, named here
  await tx`insert into organisation (id, name, type, is_guest) values (${id}, ${guest.name}, 'company', true)`;
  await tx`
    insert into membership (organisation_id, person_id, role)
    values (${id}, ${guest.personId}, 'reviewer')`;
  return id;
};

/** Whether a last day has passed, in Sweden. */
export const isOver = (until: string | null, today: LocalDate): boolean => until !== null && until < today;

// The driver takes arrays that can be changed; it does not change them.
const arrayOf = (sections: readonly string[] | null): string[] | null => sections && [...sections];
