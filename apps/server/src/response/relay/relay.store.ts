// The SQL of the relay: notices that need not be kept.
import type { Queries, Sql } from '@samsvar/database';
import type { ResponseId } from '@samsvar/domain';
import { LIVE_CHANNEL, textOf } from './relay-wire';

/** Sends notices in one statement. They are forgotten when the machine fails, so nobody waits for the disk. */
export const notifyAll = async (sql: Sql, texts: readonly string[]): Promise<void> => {
  await sql`select set_config('synchronous_commit', 'off', true), count(pg_notify(${LIVE_CHANNEL}, text)::text)
    from unnest(${[...texts]}::text[]) as notice (text)`;
};

/** Tells the other nodes, when the transaction is committed, that a document was begun anew. */
export const tellRenewed = async (
  sql: Queries,
  node: string,
  { responseId: documentId, epoch }: { readonly responseId: ResponseId; readonly epoch: number },
): Promise<void> => {
  const text = textOf(node, { type: 'commit', documentId, epoch, seq: 1, update: null, claims: new Map() });
  await sql`select pg_notify(${LIVE_CHANNEL}, ${text})`;
};
