// Whether the other servers at the same database sign with the same secret.
import { createHmac } from 'node:crypto';
import type { Sql } from '@samsvar/database';

/** Servers go by this name and the print of their secret; the database shows it with each connection. */
const NAME = 'samsvar';

/** The name of a server's connections: a short print, from which nothing of the secret can be told. */
export const connectionName = (sessionSecret: string): string =>
  `${NAME} ${createHmac('sha256', sessionSecret).update('which secret').digest('hex').slice(0, 12)}`;

/** Whether another server is connected to this database that has another secret. */
export const isOtherSecretInUse = async (sql: Sql, ownName: string): Promise<boolean> => {
  const [row] = await sql<{ isThere: boolean }[]>`
    select exists (select from pg_stat_activity where datname = current_database()
      and application_name like ${`${NAME} %`} and application_name <> ${ownName}) as is_there`;
  return row?.isThere ?? false;
};
