// The SQL that asks whether the database can take what people write.
import type { Sql } from '@samsvar/database';

/** Whether the log of live documents may be written; throws when the database does not answer. */
export const isLogWritable = async (sql: Sql): Promise<boolean> => {
  const rows = await sql<{ isWritable: boolean }[]>`
    select has_table_privilege('response_update', 'insert')
      and current_setting('transaction_read_only') = 'off' and not pg_is_in_recovery() as is_writable`;
  return rows[0]?.isWritable ?? false;
};
