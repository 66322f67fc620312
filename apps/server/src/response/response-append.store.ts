// The SQL that appends to live documents: one statement for a whole group of them, which also tells the other nodes.
import { transaction, type Queries, type Sql } from '@samsvar/database';
import type { PersonId, ResponseId } from '@samsvar/domain';
import { SERVER, type Append, type Appended } from '@samsvar/realtime';
import { LIVE_CHANNEL, commitWords, prefixOf } from './relay/relay-wire';

/**
 * Appends a group and resolves when it is committed. With the name of a node, the other nodes hear of it in the
 * same transaction.
 */
export const appendUpdates = async (
  sql: Sql,
  batch: readonly Append[],
  notifyAs: string | null,
): Promise<ReadonlyMap<ResponseId, Appended>> => {
  const hasClaims = batch.some(({ claims }) => claims.size > 0);
  const rows = await (hasClaims ? claimAndWrite(sql, batch, notifyAs) : write(sql, batch, notifyAs));
  const answers = new Map<ResponseId, Appended>(
    rows.map(({ responseId, head }) => [responseId, head ?? 'taken']),
  );
  return new Map(batch.map(({ documentId }) => [documentId, answers.get(documentId) ?? 'gone']));
};

/** A document's new position; null when one of the claims is somebody else's. What is gone has no row. */
type Written = readonly { readonly responseId: ResponseId; readonly head: number | null }[];

/**
 * The documents are locked by a statement of their own, so that the one that writes sees every claim that was
 * committed before: adding a claim waits for this lock, as it refers to the document. Both are sent at once, the
 * lock first, which only `execute` promises.
 */
const claimAndWrite = (sql: Sql, batch: readonly Append[], notifyAs: string | null): Promise<Written> =>
  transaction(sql, async (tx) => {
    const documents = batch.map(({ documentId }) => documentId);
    const locking = tx`
      select from response_document where response_id = any(${documents}::uuid[]) order by response_id for update`.execute();
    const [, rows] = await Promise.all([locking, write(tx, batch, notifyAs)]);
    return rows;
  });

/**
 * One statement, and one prepared statement for any number of documents: moves each head on (in id order, so that
 * two nodes cannot wait for each other), writes the rows and the claims, and tells of them.
 */
const write = async (sql: Queries, batch: readonly Append[], notifyAs: string | null): Promise<Written> => {
  const wanted = batch.map(wordsOf);
  const claims = batch.flatMap(({ documentId, claims }) =>
    [...claims].map(([client, person]) => ({ documentId, client, person })),
  );
  return sql<{ responseId: ResponseId; head: number | null }[]>`
    with wanted as (
      select * from unnest(
        ${batch.map(({ documentId }) => documentId)}::uuid[],
        ${batch.map(({ epoch }) => epoch)}::int[],
        ${wanted.map(({ payload }) => payload)}::text[],
        ${wanted.map(({ authors }) => authors)}::text[],
        ${wanted.map(({ kind }) => kind)}::text[],
        ${wanted.map(({ claims }) => claims)}::text[]
      ) as wanted (response_id, epoch, payload, authors, kind, claims)
    ), claim as (
      select * from unnest(
        ${claims.map(({ documentId }) => documentId)}::uuid[],
        ${claims.map(({ client }) => String(client))}::text[]::bigint[],
        ${claims.map(({ person }) => personOrNull(person))}::uuid[]
      ) as claim (response_id, client_id, person_id)
    ), locked as (
      select document.response_id from response_document document
      join wanted on wanted.response_id = document.response_id and wanted.epoch = document.epoch
      order by document.response_id for update of document
    ), taken as (
      select claim.response_id from claim join response_client client using (response_id, client_id)
      where client.person_id is distinct from claim.person_id
    ), moved as (
      update response_document document set head = document.head + 1
      from locked where locked.response_id = document.response_id and locked.response_id not in (select response_id from taken)
      returning document.response_id, document.epoch, document.head
    ), logged as (
      insert into response_update (response_id, epoch, seq, payload, authors)
      select moved.response_id, moved.epoch, moved.head, decode(wanted.payload, 'base64'), wanted.authors::uuid[]
      from moved join wanted on wanted.response_id = moved.response_id
    ), claimed as (
      insert into response_client (response_id, client_id, person_id)
      select claim.response_id, claim.client_id, claim.person_id
      from claim join moved on moved.response_id = claim.response_id
      on conflict (response_id, client_id) do nothing
    )
    select locked.response_id, moved.head,
      case when moved.head is not null and ${notifyAs !== null}::boolean then pg_notify(${LIVE_CHANNEL}, concat_ws(' ',
        ${prefixOf(notifyAs ?? '')}::text, wanted.kind, moved.response_id, moved.epoch, moved.head, wanted.claims,
        case when wanted.kind = 'c' then wanted.payload else '' end)) end as told
    from locked join wanted on wanted.response_id = locked.response_id
    left join moved on moved.response_id = locked.response_id`;
};

/** The parts of a row as text: the driver would write bytes as twice as many digits. */
const wordsOf = ({ update, authors, claims }: Append) => {
  const payload = Buffer.from(update.buffer, update.byteOffset, update.byteLength).toString('base64');
  return { payload, authors: `{${authors.join(',')}}`, ...commitWords(payload, claims) };
};

const personOrNull = (person: PersonId): PersonId | null => (person === SERVER ? null : person);
