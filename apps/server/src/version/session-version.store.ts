// The SQL of versions that are kept of themselves, and of their thinning.
import type { Queries, Sql, Transaction } from '@samsvar/database';
import type { ResponseId, VersionId } from '@samsvar/domain';
import { OWN_KINDS } from '../response/response-version.store';
import type { AgingVersion } from './versions-to-drop';

/** Key of the advisory lock that lets one node look after versions at a time. */
const LOCK = 7_267_003;

/** Whether this node may look after versions until its transaction ends. */
export const isMyTurn = async (tx: Transaction): Promise<boolean> => {
  const [lock] = await tx<{ isMine: boolean }[]>`select pg_try_advisory_xact_lock(${LOCK}) as is_mine`;
  return lock?.isMine ?? false;
};

/** When a session of writing is taken to be over. */
export interface SessionEnd {
  /** Nothing has been written since. */
  readonly quietSince: Date;
  /** What was written before, and is in no version, is kept although the writing goes on. */
  readonly unkeptSince: Date;
}

/** A text that changed since it was last kept. */
export interface UnkeptText {
  readonly responseId: ResponseId;
  readonly epoch: number;
  readonly head: number;
  /** Of the last version that people are shown; null when there is none. */
  readonly sha256: Buffer | null;
}

/** Texts whose session of writing is over. What nobody has written in since it was begun, or begun anew, is passed over. */
export const findUnkept = async (sql: Queries, { quietSince, unkeptSince }: SessionEnd): Promise<UnkeptText[]> => [
  ...(await sql<UnkeptText[]>`
    select d.response_id, d.epoch, d.head, last.sha256
    from response_document d
    left join lateral (
      select v.epoch, v.seq, v.sha256 from response_version v
      where v.response_id = d.response_id and v.kind <> all(${[...OWN_KINDS]}::text[])
      order by v.epoch desc, v.seq desc limit 1
    ) last on true
    join response_update newest on newest.response_id = d.response_id and newest.epoch = d.epoch and newest.seq = d.head
    left join response_update first on first.response_id = d.response_id and first.epoch = d.epoch
      and first.seq = case when last.epoch = d.epoch then last.seq else 1 end + 1
    where d.head > 1 and (last.epoch is null or (d.epoch, d.head) > (last.epoch, last.seq))
      and (newest.created_at <= ${quietSince} or first.created_at <= ${unkeptSince})
    order by d.response_id`),
];

/** All versions that age may thin out, of responses that have some older than `before`. */
export const findAging = async (sql: Sql, before: Date): Promise<ReadonlyMap<ResponseId, AgingVersion[]>> => {
  const rows = await sql<(AgingVersion & { responseId: ResponseId })[]>`
    select id, response_id, kind, created_at as at from response_version
    where kind = 'auto' and created_at < ${before} order by response_id, created_at`;
  const byResponse = new Map<ResponseId, AgingVersion[]>();
  for (const { responseId, ...version } of rows) byResponse.set(responseId, [...(byResponse.get(responseId) ?? []), version]);
  return byResponse;
};

/** Deletes versions that were kept of themselves; others stay, whatever is asked. */
export const deleteAuto = async (sql: Queries, ids: readonly VersionId[]): Promise<number> =>
  (await sql`delete from response_version where id = any(${[...ids]}::uuid[]) and kind = 'auto'`).count;
