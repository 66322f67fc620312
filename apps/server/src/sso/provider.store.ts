// The SQL of identity providers.
import type { Queries } from '@samsvar/database';
import type { IdentityProviderId, OrganisationId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import type { Provider } from './provider';

/** One provider, whoever asks; null when there is none, or its organisation is suspended. For signing in alone. */
export const findProvider = async (sql: Queries, id: IdentityProviderId): Promise<Provider | null> => {
  const rows = await sql<Provider[]>`
    select p.id, p.organisation_id, p.kind, p.name, p.issuer, p.settings, p.sealed_secret, p.is_enabled, p.default_role, p.tested_at
    from identity_provider p join organisation o on o.id = p.organisation_id and o.suspended_at is null and not o.is_guest
    where p.id = ${id}`;
  return rows[0] ?? null;
};

/** The providers that people with an address of this domain are offered, and whether passwords are, too. */
export const findWays = async (
  sql: Queries,
  domain: string,
): Promise<{ readonly providers: readonly { readonly id: IdentityProviderId; readonly name: string }[]; readonly providerOnly: readonly string[] }> => {
  const [found] = await sql<{ id: OrganisationId; providerOnly: string[] }[]>`
    select o.id, coalesce(s.sign_in_rules -> 'providerOnly', '[]'::jsonb) as provider_only
    from organisation_domain d join organisation o on o.id = d.organisation_id and o.suspended_at is null
      left join organisation_setting s on s.organisation_id = o.id
    where d.domain = ${domain} and d.proved_at is not null`;
  if (!found) return { providers: [], providerOnly: [] };
  const providers = await sql<{ id: IdentityProviderId; name: string }[]>`
    select id, name from identity_provider where organisation_id = ${found.id} and is_enabled order by name, id`;
  return { providers: [...providers], providerOnly: found.providerOnly };
};

/** A provider as its administrators see it. */
export type OwnProvider = Provider & { readonly people: number };

/** The organisation's providers, by name. */
export const listProviders = async (sql: Queries, grant: Grant): Promise<OwnProvider[]> => sql<OwnProvider[]>`
  select id, organisation_id, kind, name, issuer, settings, sealed_secret, is_enabled, default_role, tested_at,
    (select count(*)::int from person_identity i where i.provider_id = p.id) as people
  from identity_provider p where organisation_id = ${grant.organisationId} order by name, id`;

/** One of them; null when it is not the organisation's. */
export const findOwnProvider = async (sql: Queries, grant: Grant, id: IdentityProviderId): Promise<Provider | null> => {
  const rows = await sql<Provider[]>`
    select id, organisation_id, kind, name, issuer, settings, sealed_secret, is_enabled, default_role, tested_at
    from identity_provider where id = ${id} and organisation_id = ${grant.organisationId} for update`;
  return rows[0] ?? null;
};

/** Adds one, or changes one that `findOwnProvider` has found. Fails on the unique issuer. */
export const saveProvider = async (tx: Queries, grant: Grant, provider: Provider): Promise<void> => {
  const { id, kind, name, issuer, sealedSecret, isEnabled, defaultRole, testedAt } = provider;
  const settings = tx.json(provider.settings as never); // plain JSON values
  await tx`
    insert into identity_provider (id, organisation_id, kind, name, issuer, settings, sealed_secret, is_enabled, default_role, created_by)
    values (${id}, ${grant.organisationId}, ${kind}, ${name}, ${issuer}, ${settings}, ${sealedSecret}, ${isEnabled}, ${defaultRole}, ${grant.personId})
    on conflict (id) do update set name = excluded.name, issuer = excluded.issuer, settings = excluded.settings,
      sealed_secret = excluded.sealed_secret, is_enabled = excluded.is_enabled, default_role = excluded.default_role, tested_at = ${testedAt}
    where identity_provider.organisation_id = ${grant.organisationId}`;
};

/** Removes it with what it has said of people; answers of how many, or null when it was not there. */
export const deleteProvider = async (tx: Queries, grant: Grant, id: IdentityProviderId): Promise<number | null> => {
  const [row] = await tx<{ people: number }[]>`
    select count(*)::int as people from person_identity where provider_id = ${id}`;
  const gone = await tx`delete from identity_provider where id = ${id} and organisation_id = ${grant.organisationId}`;
  return gone.count === 0 ? null : (row?.people ?? 0);
};

/** Forgets who people are at a provider: it has become another one. */
export const forgetIdentities = async (tx: Queries, grant: Grant, id: IdentityProviderId): Promise<void> => {
  await tx`
    delete from person_identity i using identity_provider p
    where i.provider_id = ${id} and p.id = i.provider_id and p.organisation_id = ${grant.organisationId}`;
};

/** Whether some role may sign in through providers alone, and what would be left to sign in with. */
export const findExits = async (
  sql: Queries,
  grant: Grant,
): Promise<{ readonly isProviderOnly: boolean; readonly enabled: number; readonly proved: number }> => {
  const id = grant.organisationId;
  const [row] = await sql<{ isProviderOnly: boolean; enabled: number; proved: number }[]>`
    select coalesce((select jsonb_array_length(sign_in_rules -> 'providerOnly') > 0 from organisation_setting where organisation_id = ${id}), false) as is_provider_only,
      (select count(*)::int from identity_provider where organisation_id = ${id} and is_enabled) as enabled,
      (select count(*)::int from organisation_domain where organisation_id = ${id} and proved_at is not null) as proved`;
  return row ?? { isProviderOnly: false, enabled: 0, proved: 0 };
};

/** Notes that a trial has gone through. */
export const markTested = async (tx: Queries, id: IdentityProviderId, now: Date): Promise<void> => {
  await tx`update identity_provider set tested_at = ${now} where id = ${id}`;
};
