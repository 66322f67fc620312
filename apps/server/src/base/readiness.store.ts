// The SQL that asks whether the database can take what people write.
import type { Sql } from '@samsvar/database';

/**
 * Whether the log of live documents can be written: the right is there, and a commit of its own reaches the disk.
 * Throws when the database does not answer.
 *
 * What is committed is a message in PostgreSQL's own write-ahead log that nobody reads. It takes the way of every
 * acknowledged edit (a transaction, a flushed commit, a standby's answer where one is waited for) and so fails when
 * the disk is full, yet it leaves no row to clean up. A write that is rolled back would never have been flushed.
 */
export const isLogWritable = async (sql: Sql): Promise<boolean> => {
  const rows = await sql<{ isWritable: boolean }[]>`
    select case when has_table_privilege('response_update', 'insert')
        and current_setting('transaction_read_only') = 'off' and not pg_is_in_recovery()
      then pg_logical_emit_message(true, 'samsvar', 'ready') is not null
      else false end as is_writable`;
  return rows[0]?.isWritable ?? false;
};
