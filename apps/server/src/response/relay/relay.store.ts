// The SQL of the relay: notices that need not be kept.
import type { Sql } from '@samsvar/database';
import { LIVE_CHANNEL } from './relay-wire';

/** Sends notices in one statement. They are forgotten when the machine fails, so nobody waits for the disk. */
export const notifyAll = async (sql: Sql, texts: readonly string[]): Promise<void> => {
  await sql`select set_config('synchronous_commit', 'off', true), count(pg_notify(${LIVE_CHANNEL}, text)::text)
    from unnest(${[...texts]}::text[]) as notice (text)`;
};
