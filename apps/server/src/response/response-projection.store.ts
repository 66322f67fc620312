// The SQL of what is derived from a response's text at one position of its log.
import type { Queries, Transaction } from '@samsvar/database';
import type { OrganisationId, ResponseId, ResponseProjection } from '@samsvar/domain';
import type { ClientRuns, ResponseContent } from '@samsvar/document';

/** A projection as it is kept, with the head of the log beside it. */
export interface StoredProjection {
  readonly epoch: number;
  readonly head: number;
  readonly seq: number;
  readonly content: ResponseContent;
  readonly projection: ResponseProjection;
  readonly fault: string | null;
}

export interface NewProjection {
  readonly documentId: ResponseId;
  readonly epoch: number;
  readonly seq: number;
  readonly content: ResponseContent;
  readonly projection: ResponseProjection;
  /** Which client wrote which characters; null where the text was written by the server. */
  readonly writers: ClientRuns | null;
}

export type PreviousProjection = Pick<NewProjection, 'epoch' | 'seq' | 'content'>;

/** The last good projection; null when there is no such document. Judged by the caller's permission before. */
export const findProjection = async (sql: Queries, id: ResponseId): Promise<StoredProjection | null> => {
  const [row] = await sql<StoredProjection[]>`
    select d.epoch, d.head, case when p.epoch = d.epoch then p.seq else 0 end as seq, p.content, p.projection, p.fault
    from response_document d join response_projection p using (response_id) where d.response_id = ${id}`;
  return row ?? null;
};

/** Whether there is such a response for whoever asks. */
export const isSeen = async (sql: Queries, id: ResponseId): Promise<boolean> =>
  (await sql`select from response where id = ${id}`).length > 0;

/** The projection that the next one follows upon; null when there is none. Its row stays locked until the transaction ends. */
export const findPrevious = async (tx: Transaction, id: ResponseId): Promise<PreviousProjection | null> => {
  const [row] = await tx<PreviousProjection[]>`
    select epoch, seq, content from response_projection where response_id = ${id} for update`;
  return row ?? null;
};

/** Keeps a projection unless there is a newer one; answers the response's organisation when it was kept. */
export const keepProjection = async (sql: Queries, projected: NewProjection): Promise<OrganisationId | null> => {
  const { documentId, epoch, seq } = projected;
  // Both are plain data; postgres.js wants an index signature that interfaces do not have.
  const [content, projection] = [projected.content, projected.projection] as unknown as Parameters<typeof sql.json>[0][];
  const [kept] = await sql<{ organisationId: OrganisationId }[]>`
    with kept as (
      insert into response_projection (response_id, epoch, seq, content, projection, fault)
      values (${documentId}, ${epoch}, ${seq}, ${sql.json(content ?? null)}, ${sql.json(projection ?? null)}, null)
      on conflict (response_id) do update set epoch = excluded.epoch, seq = excluded.seq, content = excluded.content,
        projection = excluded.projection, fault = null, updated_at = now()
      where (response_projection.epoch, response_projection.seq) <= (excluded.epoch, excluded.seq)
      returning response_id
    )
    select response.organisation_id from response join kept on kept.response_id = response.id`;
  return kept?.organisationId ?? null;
};

/** Notes what is wrong with the text of an epoch; the last good projection stays. */
export const noteFault = async (sql: Queries, about: { documentId: ResponseId; epoch: number; fault: string }): Promise<void> => {
  const { documentId, epoch, fault } = about;
  await sql`update response_projection set fault = ${fault.slice(0, 1000)}, updated_at = now()
    where response_id = ${documentId} and epoch = ${epoch}`;
};
