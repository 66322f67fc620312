// The SQL of who somebody is whom a provider vouches for.
import type { Queries } from '@samsvar/database';
import type { IdentityProviderId, OrganisationId, PersonId, Role } from '@samsvar/domain';

interface Identity {
  readonly provider: IdentityProviderId;
  readonly subject: string;
}

/** Lets one sign-in of a provider's subjects and addresses in at a time, on all nodes, until the transaction ends. */
export const lockOrganisation = async (tx: Queries, organisation: OrganisationId): Promise<void> => {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`sso ${organisation}`}, 0))`;
};

/** The person that a subject of a provider is; null for a subject that has not been here. */
export const findIdentity = async (tx: Queries, { provider, subject }: Identity): Promise<PersonId | null> => {
  const rows = await tx<{ personId: PersonId }[]>`
    select person_id from person_identity where provider_id = ${provider} and subject = ${subject}`;
  return rows[0]?.personId ?? null;
};

/** Says that a subject is a person. */
export const insertIdentity = async (tx: Queries, { provider, subject, person }: Identity & { readonly person: PersonId }): Promise<void> => {
  await tx`insert into person_identity (provider_id, subject, person_id) values (${provider}, ${subject}, ${person})`;
};

export const touchIdentity = async (tx: Queries, { provider, subject, now }: Identity & { readonly now: Date }): Promise<void> => {
  await tx`update person_identity set used_at = ${now} where provider_id = ${provider} and subject = ${subject}`;
};

/** Whether a person belongs to an organisation now: not suspended there, and not erased. */
export const isMember = async (tx: Queries, organisation: OrganisationId, person: PersonId): Promise<boolean> => {
  const rows = await tx`
    select from membership m join person p on p.id = m.person_id and p.erased_at is null
    where m.organisation_id = ${organisation} and m.person_id = ${person} and m.suspended_at is null`;
  return rows.length === 1;
};

/** Whether a domain has been proved to be an organisation's own. */
export const hasProved = async (tx: Queries, organisation: OrganisationId, domain: string): Promise<boolean> => {
  const rows = await tx`
    select from organisation_domain where organisation_id = ${organisation} and domain = ${domain} and proved_at is not null`;
  return rows.length === 1;
};

/** The person with an address, and whether a subject of this provider is them already. */
export const findByAddress = async (
  tx: Queries,
  provider: IdentityProviderId,
  email: string,
): Promise<{ readonly id: PersonId; readonly isKnown: boolean } | null> => {
  const rows = await tx<{ id: PersonId; isKnown: boolean }[]>`
    select id, exists (select from person_identity i where i.person_id = person.id and i.provider_id = ${provider}) as is_known
    from person where email = ${email}`;
  return rows[0] ?? null;
};

interface NewPerson {
  readonly id: PersonId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** Makes a person without a password, who belongs to one organisation; false when somebody got that address meanwhile. */
export const insertPerson = async (tx: Queries, { id, organisation, name, email, role }: NewPerson): Promise<boolean> => {
  const made = await tx`
    insert into person (id, name, email, password_hash) values (${id}, ${name}, ${email}, null) on conflict (email) do nothing`;
  if (made.count === 0) return false;
  await tx`insert into membership (organisation_id, person_id, role) values (${organisation}, ${id}, ${role})`;
  return true;
};
