// The SQL of an organisation's domains.
import type { Queries, Transaction } from '@samsvar/database';
import type { OrganisationId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

export interface OwnDomain {
  readonly domain: string;
  readonly challenge: string;
  readonly provedAt: Date | null;
  readonly checkedAt: Date | null;
}

/** All of them, by name. */
export const listDomains = async (sql: Queries, grant: Grant): Promise<OwnDomain[]> => sql<OwnDomain[]>`
  select domain, challenge, proved_at, checked_at from organisation_domain where organisation_id = ${grant.organisationId} order by domain`;

/** One of them; null when the organisation has not added it. */
export const findDomain = async (sql: Queries, grant: Grant, domain: string): Promise<OwnDomain | null> => {
  const rows = await sql<OwnDomain[]>`
    select domain, challenge, proved_at, checked_at from organisation_domain
    where organisation_id = ${grant.organisationId} and domain = ${domain}`;
  return rows[0] ?? null;
};

/** Adds it; false when it was there. */
export const insertDomain = async (tx: Queries, grant: Grant, { domain, challenge }: Pick<OwnDomain, 'domain' | 'challenge'>): Promise<boolean> => {
  const made = await tx`
    insert into organisation_domain (organisation_id, domain, challenge, created_by)
    values (${grant.organisationId}, ${domain}, ${challenge}, ${grant.personId}) on conflict (organisation_id, domain) do nothing`;
  return made.count === 1;
};

/** Adds one of an organisation that is being added itself: nobody of it is here yet. */
export const insertFirstDomain = async (
  tx: Transaction,
  organisationId: OrganisationId,
  { domain, challenge }: Pick<OwnDomain, 'domain' | 'challenge'>,
): Promise<void> => {
  await tx`insert into organisation_domain (organisation_id, domain, challenge) values (${organisationId}, ${domain}, ${challenge})`;
};

/** Notes that it was looked for, and proves it when it was found. Fails on the unique domain when another organisation has proved it. */
export const markChecked = async (tx: Queries, grant: Grant, checked: { readonly domain: string; readonly isProved: boolean; readonly now: Date }): Promise<void> => {
  const { domain, isProved, now } = checked;
  await tx`
    update organisation_domain set checked_at = ${now}, proved_at = case when ${isProved} then coalesce(proved_at, ${now}) else proved_at end
    where organisation_id = ${grant.organisationId} and domain = ${domain}`;
};

/** Removes it; false when it was not there. */
export const deleteDomain = async (tx: Queries, grant: Grant, domain: string): Promise<boolean> => {
  const gone = await tx`delete from organisation_domain where organisation_id = ${grant.organisationId} and domain = ${domain}`;
  return gone.count === 1;
};
