// The SQL of tokens: keys with which programs act for a person, within limits.
import type { Queries } from '@samsvar/database';
import type { OrganisationType, OrganisationId, PersonId, Role, TokenId, TokenScope } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** A token as it is shown; the token itself is nowhere, only its hash. */
export interface TokenRow {
  readonly id: TokenId;
  readonly personId: PersonId;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly person: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** The organisation's tokens, or one person's, newest first. */
export const listTokens = async (sql: Queries, grant: Grant, of: PersonId | null): Promise<TokenRow[]> => sql<TokenRow[]>`
  select t.id, t.person_id, t.name, t.scopes, p.name as person, t.created_at, t.expires_at, t.used_at, t.revoked_at
  from api_token t join person p on p.id = t.person_id
  where t.organisation_id = ${grant.organisationId} and (${of}::uuid is null or t.person_id = ${of})
  order by t.created_at desc, t.id`;

/** A token to add. */
export interface TokenToAdd {
  readonly id: TokenId;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly hash: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Adds a token of the grant's person. */
export const insertToken = async (sql: Queries, grant: Grant, token: TokenToAdd): Promise<void> => {
  await sql`insert into api_token (id, organisation_id, person_id, name, token_hash, scopes, created_at, expires_at)
    values (${token.id}, ${grant.organisationId}, ${grant.personId}, ${token.name}, ${token.hash}, ${[...token.scopes]},
      ${token.createdAt}, ${token.expiresAt})`;
};

/** How many tokens of the grant's person still work. Keeps others from adding one until the transaction ends. */
export const countLiveTokens = async (sql: Queries, grant: Grant, now: Date): Promise<number> => {
  await sql`select 1 from membership where organisation_id = ${grant.organisationId} and person_id = ${grant.personId} for update`;
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from api_token where organisation_id = ${grant.organisationId}
      and person_id = ${grant.personId} and revoked_at is null and expires_at > ${now}`;
  return row?.count ?? 0;
};

/** Makes a token void for ever; false when there is none that works, of that person if one is named. */
export const revokeToken = async (
  sql: Queries,
  grant: Grant,
  { id, of, now }: { readonly id: TokenId; readonly of: PersonId | null; readonly now: Date },
): Promise<boolean> => {
  const rows = await sql`
    update api_token set revoked_at = ${now}, revoked_by = ${grant.personId}
    where id = ${id} and organisation_id = ${grant.organisationId} and revoked_at is null
      and (${of}::uuid is null or person_id = ${of}) returning id`;
  return rows.length === 1;
};

/** Who a token acts for, as things are now. */
export interface TokenBearer {
  readonly id: TokenId;
  readonly scopes: readonly TokenScope[];
  readonly usedAt: Date | null;
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly organisationId: OrganisationId;
  readonly organisationName: string;
  readonly organisationNumber: string;
  readonly organisationType: OrganisationType;
}

/** Judges a token and the membership of its owner anew; null when either has ended. */
export const findBearer = async (sql: Queries, hash: Buffer, now: Date): Promise<TokenBearer | null> => {
  const [row] = await sql<TokenBearer[]>`
    select t.id, t.scopes, t.used_at, p.id as person_id, p.name, p.email, m.role, o.id as organisation_id,
      o.name as organisation_name, coalesce(o.organisation_number, '') as organisation_number, o.type as organisation_type
    from api_token t
      join membership m on m.organisation_id = t.organisation_id and m.person_id = t.person_id and m.suspended_at is null
      join person p on p.id = t.person_id and p.erased_at is null
      join organisation o on o.id = t.organisation_id and o.suspended_at is null
    where t.token_hash = ${hash} and t.revoked_at is null and t.expires_at > ${now}`;
  return row ?? null;
};

/** Notes that a token was used. */
export const touchToken = async (sql: Queries, id: TokenId, now: Date): Promise<void> => {
  await sql`update api_token set used_at = ${now} where id = ${id}`;
};
