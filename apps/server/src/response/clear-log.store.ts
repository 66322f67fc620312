// The SQL that clears old rows from the log of live documents, once a snapshot that can be trusted holds them.
import type { Sql, Transaction } from '@samsvar/database';
import type { ResponseId } from '@samsvar/domain';

/** Key of the advisory lock that lets one node clear at a time. */
const LOCK = 7_267_002;

/** Which responses have rows from before `before`; whether those can be cleared is judged one by one. */
export const findOldLogs = async (sql: Sql, before: Date): Promise<readonly ResponseId[]> => {
  const rows = await sql<{ responseId: ResponseId }[]>`
    select distinct response_id from response_update where created_at < ${before} order by response_id`;
  return rows.map(({ responseId }) => responseId);
};

/** What is to be cleared of one response's log. */
export interface OldRows {
  readonly responseId: ResponseId;
  /** Only rows from before this moment. */
  readonly before: Date;
  /** At most this many at once, the oldest first. */
  readonly atMost: number;
}

/**
 * Deletes rows that the document's snapshot holds, and those of epochs before it, when its hash is right: never a row
 * after the snapshot, and nothing at all when it is damaged or not of the document's epoch, for then the log is all
 * there is. Answers how many, or `busy` when another node is at it: one at a time holds the lock, to the end of its
 * transaction.
 */
export const clearOldRows = async (tx: Transaction, { responseId, before, atMost }: OldRows): Promise<number | 'busy'> => {
  const [lock] = await tx<{ isMine: boolean }[]>`select pg_try_advisory_xact_lock(${LOCK}) as is_mine`;
  if (!lock?.isMine) return 'busy';
  // The hash is taken of both parts, one after the other, as it was when the snapshot was kept.
  const deleted = await tx`
    with sound as materialized (
      select snapshot.response_id, snapshot.epoch, snapshot.seq from response_snapshot snapshot
      join response_document document
        on document.response_id = snapshot.response_id and document.epoch = snapshot.epoch and document.head >= snapshot.seq
      where snapshot.response_id = ${responseId} and sha256(snapshot.state || snapshot.state_vector) = snapshot.sha256
    ), old as (
      select response_update.ctid as place from response_update
      join sound on sound.response_id = response_update.response_id
        and (response_update.epoch, response_update.seq) <= (sound.epoch, sound.seq)
      where response_update.created_at < ${before}
      order by response_update.epoch, response_update.seq limit ${atMost}
    )
    delete from response_update where ctid = any(array(select place from old))`;
  return deleted.count;
};
