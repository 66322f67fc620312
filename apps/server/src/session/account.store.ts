// The SQL of one's own account, and of the links that are sent about it.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Queries } from '@samsvar/database';
import type { OrganisationId, PersonId, Role } from '@samsvar/domain';

/** The person whose account it is. */
export interface AccountHolder {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string | null;
}

/** Finds a person by id; null when they are not there any more. */
export const findHolder = async (sql: Queries, person: PersonId): Promise<AccountHolder | null> => {
  const rows = await sql<AccountHolder[]>`select id, name, email, password_hash from person where id = ${person} and erased_at is null`;
  return rows[0] ?? null;
};

/** Finds a person by address; null when nobody has it, as one that PostgreSQL cannot hold. */
export const findHolderByEmail = async (sql: Queries, email: string): Promise<AccountHolder | null> => {
  if (email.includes('\0')) return null;
  const rows = await sql<AccountHolder[]>`select id, name, email, password_hash from person where email = ${email} and erased_at is null`;
  return rows[0] ?? null;
};

/** Names of the identity providers that a person has come through. */
export const listOwnProviders = async (sql: Queries, person: PersonId): Promise<string[]> => {
  const rows = await sql<{ name: string }[]>`select p.name from person_identity i join identity_provider p on p.id = i.provider_id
    where i.person_id = ${person} order by p.name`;
  return rows.map(({ name }) => name);
};

/** Whether an organisation asks people of that role for a second factor. */
export const asksForFactor = async (sql: Queries, organisation: OrganisationId, role: Role): Promise<boolean> => {
  const rows = await sql`select 1 from organisation_setting where organisation_id = ${organisation} and sign_in_rules #>> array['secondFactor', ${role}::text] = 'required'`;
  return rows.length > 0;
};

export const renamePerson = async (sql: Queries, person: PersonId, name: string): Promise<void> => {
  await sql`update person set name = ${name} where id = ${person}`;
};

/** Sets a password, if it is still the one that was looked at; false when it was changed meanwhile. */
export const changePassword = async (sql: Queries, holder: AccountHolder, hash: string): Promise<boolean> =>
  (await sql`update person set password_hash = ${hash} where id = ${holder.id} and password_hash is not distinct from ${holder.passwordHash}`).count === 1;

/** Gives a person another address; false when somebody else has it. */
export const changeEmail = async (sql: Queries, person: PersonId, email: string): Promise<boolean> => {
  const { count } = await sql`update person set email = ${email} where id = ${person} and not exists (select from person where email = ${email})`;
  return count === 1;
};

/** A link that was sent, and opened. */
export interface OpenedLink {
  readonly personId: PersonId;
  readonly email: string | null;
}

/** A link to be sent. */
export interface LinkDraft {
  readonly person: PersonId;
  readonly kind: 'password' | 'email';
  readonly email: string | null;
  readonly now: Date;
  readonly until: Date;
}

/** Makes a link and answers its secret, of which the hash alone is kept. Earlier links of its kind are void. */
export const makeLink = async (sql: Queries, { person, kind, email, now, until }: LinkDraft): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  await voidLinks(sql, person, { kind, now });
  await sql`insert into account_link (id, person_id, kind, token_hash, email, created_at, expires_at)
    values (${randomUUID()}, ${person}, ${kind}, ${hashOf(token)}, ${email}, ${now}, ${until})`;
  return token;
};

/** Makes a person's links of a kind void; of both kinds when it is left out. */
export const voidLinks = async (sql: Queries, person: PersonId, { kind, now }: { readonly kind?: LinkDraft['kind']; readonly now: Date }): Promise<void> => {
  await sql`update account_link set used_at = ${now} where person_id = ${person} and used_at is null and (${kind ?? null}::text is null or kind = ${kind ?? null})`;
};

/** Uses a link: answers it to one caller alone, and null when it is unknown, used or too old. Rolled back, it has not been used. */
export const useLink = async (sql: Queries, token: string, { kind, now }: { readonly kind: LinkDraft['kind']; readonly now: Date }): Promise<OpenedLink | null> => {
  const rows = await sql<OpenedLink[]>`update account_link set used_at = ${now}
    where token_hash = ${hashOf(token)} and kind = ${kind} and used_at is null and expires_at > ${now} returning person_id, email`;
  return rows[0] ?? null;
};

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
