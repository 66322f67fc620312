// The SQL of second factors: code generators, recovery codes, passkeys.
import type { Queries } from '@samsvar/database';
import type { PersonId } from '@samsvar/domain';

/** What a person can show to prove who they are. */
export interface Means {
  readonly hasPassword: boolean;
  readonly totp: boolean;
  readonly passkeys: number;
  readonly recoveryCodesLeft: number;
}

/** Whether a person has a second factor; recovery codes alone are none. */
export const hasFactor = ({ totp, passkeys }: Pick<Means, 'totp' | 'passkeys'>): boolean => totp || passkeys > 0;

/** What a person can show now. */
export const findMeans = async (sql: Queries, person: PersonId): Promise<Means> => {
  const [row] = await sql<Means[]>`
    select exists (select from person where id = ${person} and password_hash is not null) as has_password,
      exists (select from person_totp where person_id = ${person} and confirmed_at is not null) as totp,
      (select count(*) from passkey where person_id = ${person})::int as passkeys,
      (select count(*) from recovery_code where person_id = ${person} and used_at is null)::int as recovery_codes_left`;
  return row ?? { hasPassword: false, totp: false, passkeys: 0, recoveryCodesLeft: 0 };
};

/** The sealed secret of a person's code generator; of one that is being set up when `isConfirmed` is false. Null: none. */
export const findTotp = async (sql: Queries, person: PersonId, isConfirmed: boolean): Promise<Buffer | null> => {
  const rows = await sql<{ sealedSecret: Buffer }[]>`
    select sealed_secret from person_totp where person_id = ${person} and (confirmed_at is not null) = ${isConfirmed}`;
  return rows[0]?.sealedSecret ?? null;
};

/** Begins to set up a code generator, in place of one that was begun and not confirmed; false when one is in use. */
export const beginTotp = async (sql: Queries, person: PersonId, sealedSecret: Buffer): Promise<boolean> => {
  const { count } = await sql`insert into person_totp (person_id, sealed_secret) values (${person}, ${sealedSecret})
    on conflict (person_id) do update set sealed_secret = excluded.sealed_secret, last_step = 0, created_at = now()
      where person_totp.confirmed_at is null`;
  return count === 1;
};

/** Puts the code generator that was begun into use, with the step of its first code spent; false when another request did. */
export const confirmTotp = async (sql: Queries, person: PersonId, about: { readonly step: number; readonly now: Date }): Promise<boolean> => {
  const { count } = await sql`update person_totp set confirmed_at = ${about.now}, last_step = ${about.step}
    where person_id = ${person} and confirmed_at is null`;
  return count === 1;
};

/** Spends a time step and all before it: true for one caller alone. */
export const spendStep = async (sql: Queries, person: PersonId, step: number): Promise<boolean> => {
  const { count } = await sql`update person_totp set last_step = ${step}
    where person_id = ${person} and confirmed_at is not null and last_step < ${step}`;
  return count === 1;
};

/** Takes the code generator away; false when there was none in use. */
export const removeTotp = async (sql: Queries, person: PersonId): Promise<boolean> => {
  const rows = await sql<{ wasInUse: boolean }[]>`delete from person_totp where person_id = ${person} returning confirmed_at is not null as was_in_use`;
  return rows[0]?.wasInUse ?? false;
};

/** Makes all earlier recovery codes void and keeps these. */
export const replaceRecoveryCodes = async (sql: Queries, person: PersonId, hashes: readonly Buffer[]): Promise<void> => {
  await sql`delete from recovery_code where person_id = ${person}`;
  for (const hash of hashes) await sql`insert into recovery_code (person_id, code_hash) values (${person}, ${hash})`;
};

/** Spends a recovery code: true for one caller alone. */
export const spendRecoveryCode = async (sql: Queries, person: PersonId, about: { readonly hash: Buffer; readonly now: Date }): Promise<boolean> => {
  const { count } = await sql`update recovery_code set used_at = ${about.now}
    where person_id = ${person} and code_hash = ${about.hash} and used_at is null`;
  return count === 1;
};
