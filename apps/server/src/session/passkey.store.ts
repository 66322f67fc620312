// The SQL of passkeys.
import type { Queries } from '@samsvar/database';
import type { PersonId } from '@samsvar/domain';

/** What is kept of a passkey. */
export interface Passkey {
  /** As the authenticator names it, base64url. */
  readonly id: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: string[];
  readonly isBackedUp: boolean;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
}

/** Whether a text can be the name of a passkey at all: base64url of at most 1,023 bytes (WebAuthn Level 3 §5.1). */
export const isPasskeyId = (id: string): boolean => /^[\w-]{1,1364}$/.test(id);

/** The passkey of that name; null when there is none. */
export const findPasskey = async (sql: Queries, id: string): Promise<Passkey | null> => {
  if (!isPasskeyId(id)) return null;
  const rows = await sql<Passkey[]>`select * from passkey where id = ${id}`;
  return rows[0] ?? null;
};

/** A person's passkeys, oldest first. */
export const listPasskeys = async (sql: Queries, person: PersonId): Promise<Passkey[]> =>
  sql<Passkey[]>`select * from passkey where person_id = ${person} order by created_at, id`;

/** Keeps a new passkey; false when one of that name is known already. */
export const insertPasskey = async (sql: Queries, passkey: Omit<Passkey, 'usedAt'>): Promise<boolean> => {
  const { id, personId, name, publicKey, counter, transports, isBackedUp, createdAt } = passkey;
  const { count } = await sql`insert into passkey (id, person_id, name, public_key, counter, transports, is_backed_up, created_at)
    values (${id}, ${personId}, ${name}, ${publicKey}, ${counter}, ${transports}, ${isBackedUp}, ${createdAt}) on conflict (id) do nothing`;
  return count === 1;
};

/** A use of a passkey whose counter stood at `before`. */
export interface PasskeyUse {
  readonly id: string;
  readonly before: number;
  readonly after: number;
  readonly now: Date;
}

/** Notes a use, if nobody else has used the same counter meanwhile: true for one caller alone where the authenticator counts. */
export const usePasskey = async (sql: Queries, { id, before, after, now }: PasskeyUse): Promise<boolean> => {
  const { count } = await sql`update passkey set counter = ${after}, used_at = ${now}
    where id = ${id} and counter = ${before} and (${after} > ${before} or (${after} = 0 and ${before} = 0))`;
  return count === 1;
};

/** Gives one of a person's passkeys another name; false when it is none of theirs. */
export const renamePasskey = async (sql: Queries, person: PersonId, { id, name }: { readonly id: string; readonly name: string }): Promise<boolean> => {
  if (!isPasskeyId(id)) return false;
  const { count } = await sql`update passkey set name = ${name} where id = ${id} and person_id = ${person}`;
  return count === 1;
};

/** Removes one of a person's passkeys; false when it is none of theirs. */
export const removePasskey = async (sql: Queries, person: PersonId, id: string): Promise<boolean> => {
  if (!isPasskeyId(id)) return false;
  const { count } = await sql`delete from passkey where id = ${id} and person_id = ${person}`;
  return count === 1;
};
