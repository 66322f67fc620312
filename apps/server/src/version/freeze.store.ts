// The SQL of locking a text.
import type { Queries, Transaction } from '@samsvar/database';
import type { PersonId, ResponseId, VersionId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** Locks (`at`) or opens (`null`) a response of the caller's; false when it was so already. Every node hears of it. */
export const setFrozen = async (sql: Queries, grant: Grant, { id, at }: { readonly id: ResponseId; readonly at: Date | null }): Promise<boolean> => {
  const changed = await sql`
    update response set frozen_at = ${at}, frozen_by = ${at && grant.personId}
    where id = ${id} and organisation_id = ${grant.organisationId} and (frozen_at is null) <> (${at}::timestamptz is null)`;
  return changed.count > 0;
};

/** The version that a locked text was kept as, and where its log stands. */
export interface FrozenText {
  readonly id: VersionId;
  readonly label: string;
  readonly createdBy: PersonId | null;
  readonly epoch: number;
  readonly seq: number;
  readonly headEpoch: number;
  readonly head: number;
}

/** Null when the text is open. */
export const findFrozenText = async (sql: Queries, id: ResponseId): Promise<FrozenText | null> => {
  const [row] = await sql<FrozenText[]>`
    select v.id, v.label, v.created_by, v.epoch, v.seq, d.epoch as head_epoch, d.head
    from response r join response_document d on d.response_id = r.id join response_version v on v.response_id = r.id
    where r.id = ${id} and r.frozen_at is not null and v.kind = 'frozen' and v.created_at >= r.frozen_at
    order by v.created_at desc limit 1`;
  return row ?? null;
};

/** Deletes a version; false when it is not there. */
export const deleteVersion = async (tx: Transaction, id: VersionId): Promise<boolean> =>
  (await tx`delete from response_version where id = ${id}`).count > 0;
