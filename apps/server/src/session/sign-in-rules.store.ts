// The SQL of an organisation's rules for signing in.
import type { Queries } from '@samsvar/database';
import { DEFAULT_SIGN_IN_RULES, ROLES, type FactorRule, type OrganisationId, type PersonId, type Role, type SignInRules } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** The rules as they are; what nobody has set is as by default. */
export const findSignInRules = async (sql: Queries, organisation: OrganisationId): Promise<SignInRules> => {
  const rows = await sql<{ rules: Partial<SignInRules> }[]>`select sign_in_rules as rules from organisation_setting where organisation_id = ${organisation}`;
  const rules = rows[0]?.rules ?? {};
  const ruleOf = (role: Role): FactorRule => (rules.secondFactor?.[role] === 'required' ? 'required' : DEFAULT_SIGN_IN_RULES.secondFactor[role]);
  return {
    // Every role is listed on this line.
    secondFactor: Object.fromEntries(ROLES.map((role) => [role, ruleOf(role)])) as SignInRules['secondFactor'],
    providerOnly: ROLES.filter((role) => rules.providerOnly?.includes(role)),
  };
};

/** Sets the rules. */
export const saveSignInRules = async (sql: Queries, grant: Grant, rules: SignInRules, now: Date): Promise<void> => {
  const { organisationId, personId } = grant;
  const kept = sql.json({ secondFactor: { ...rules.secondFactor }, providerOnly: [...rules.providerOnly] });
  await sql`insert into organisation_setting (organisation_id, sign_in_rules, updated_by, updated_at) values (${organisationId}, ${kept}, ${personId}, ${now})
    on conflict (organisation_id) do update set sign_in_rules = excluded.sign_in_rules, updated_by = excluded.updated_by, updated_at = excluded.updated_at`;
};

/** Whether a person has come through one of the organisation's providers that is in use and has passed its trial. */
export const hasWorkingProvider = async (sql: Queries, organisation: OrganisationId, person: PersonId): Promise<boolean> => {
  const rows = await sql`select 1 from person_identity i join identity_provider p on p.id = i.provider_id
    where i.person_id = ${person} and p.organisation_id = ${organisation} and p.is_enabled and p.tested_at is not null limit 1`;
  return rows.length > 0;
};

/** Whether somebody can come through a provider of the organisation: one is in use and has passed its trial. */
export const hasProvider = async (sql: Queries, organisation: OrganisationId): Promise<boolean> => {
  const rows = await sql`select 1 from identity_provider where organisation_id = ${organisation} and is_enabled and tested_at is not null limit 1`;
  return rows.length > 0;
};

/** Ends the sessions of people of these roles who did not come through the provider; answers how many. */
export const endOwnWaySessions = async (sql: Queries, organisation: OrganisationId, { roles, spared }: { readonly roles: readonly Role[]; readonly spared: string }): Promise<number> => {
  const { count } = await sql`delete from session using membership m
    where m.organisation_id = ${organisation} and m.role = any(${[...roles]}) and session.person_id = m.person_id
      and session.data #>> '{passport,user,organisationId}' = ${organisation}
      and coalesce(session.data ->> 'way', 'password') in ('password', 'passkey') and session.id_hash <> decode(${spared}, 'hex')`;
  return count;
};

/** Has every node judge everybody of the organisation anew. */
export const tellEverybody = async (sql: Queries, organisation: OrganisationId): Promise<void> => {
  await sql`select pg_notify('samsvar_access', person_id::text) from membership where organisation_id = ${organisation}`;
};
