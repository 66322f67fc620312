// The SQL of how people want to be told.
import type { Queries, Sql, Transaction } from '@samsvar/database';
import type { Language, MailChoice, PersonId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** What holds for whoever has not chosen. */
export const DEFAULT_CHOICE: MailChoice = 'daily';

/** When the caller wants mail. */
export const findMailChoice = async (sql: Sql, grant: Grant): Promise<MailChoice> => {
  const rows = await sql<{ mail: MailChoice }[]>`select mail from notification_setting where person_id = ${grant.personId}`;
  return rows[0]?.mail ?? DEFAULT_CHOICE;
};

/** Keeps when the caller wants mail, and in which language. */
export const saveMailChoice = async (
  tx: Transaction,
  grant: Grant,
  { mail, language }: { readonly mail: MailChoice; readonly language: Language },
): Promise<void> => {
  await tx`insert into notification_setting (person_id, mail, language) values (${grant.personId}, ${mail}, ${language})
    on conflict (person_id) do update set mail = excluded.mail, language = excluded.language`;
};

/** Keeps the language that the caller uses, for the next mail. */
export const saveLanguage = async (sql: Queries, grant: Grant, language: Language): Promise<void> => {
  await sql`insert into notification_setting (person_id, mail, language) values (${grant.personId}, ${DEFAULT_CHOICE}, ${language})
    on conflict (person_id) do update set language = excluded.language where notification_setting.language <> excluded.language`;
};

/** Makes a link that ends mail known by its hash; answers the language of the person's mail. */
export const nameUnsubscriber = async (tx: Transaction, personId: PersonId, hash: Uint8Array): Promise<Language> => {
  const rows = await tx<{ language: Language }[]>`
    insert into notification_setting (person_id, mail, unsubscribe_hash) values (${personId}, ${DEFAULT_CHOICE}, ${hash})
    on conflict (person_id) do update set unsubscribe_hash = excluded.unsubscribe_hash returning language`;
  return rows[0]?.language ?? 'sv';
};

/** Ends mail to whoever a link names; answers who that is, null for nobody. */
export const endMail = async (tx: Transaction, hash: Uint8Array): Promise<PersonId | null> => {
  const rows = await tx<{ personId: PersonId }[]>`
    update notification_setting set mail = 'never' where unsubscribe_hash = ${hash} returning person_id`;
  return rows[0]?.personId ?? null;
};
