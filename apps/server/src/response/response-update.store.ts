// The SQL of live documents: the append-only log, its snapshots, and who owns which client id.
import { createHash } from 'node:crypto';
import type { Queries, Sql } from '@samsvar/database';
import type { PersonId, ResponseId } from '@samsvar/domain';
import type { Append, LoggedUpdate, LogRange, Snapshot, StoredDocument, UpdateLog } from '@samsvar/realtime';

/** The log of live documents in PostgreSQL. An append has resolved only when its transaction is committed. */
export class ResponseUpdateStore implements UpdateLog {
  constructor(private readonly sql: Sql) {}

  /** Reads a document as it stood at one moment. A damaged snapshot is passed over: the log has everything. */
  load(documentId: ResponseId): Promise<StoredDocument | null> {
    return this.sql.begin('isolation level repeatable read read only', async (tx) => {
      const [document] = await tx<{ epoch: number; head: number }[]>`
        select epoch, head from response_document where response_id = ${documentId}`;
      if (!document) return null;
      const { epoch, head } = document;
      const snapshot = await findSnapshot(tx, documentId, epoch);
      const rows = await tx<{ seq: number; payload: Buffer }[]>`
        select seq, payload from response_update
        where response_id = ${documentId} and epoch = ${epoch} and seq > ${snapshot?.seq ?? 0} order by seq`;
      const owners = await tx<{ clientId: number; personId: PersonId }[]>`
        select client_id, person_id from response_client where response_id = ${documentId}`;
      return {
        epoch,
        head,
        snapshot,
        tail: rows.map(loggedOf),
        owners: new Map(owners.map(({ clientId, personId }) => [clientId, personId])),
      };
    });
  }

  /**
   * One statement for all documents: moves each head on (in id order, so that two nodes cannot wait for each
   * other), writes the rows and claims the client ids. A document that is gone, or in another epoch, gets null.
   */
  async append(batch: readonly Append[]): Promise<ReadonlyMap<ResponseId, number | null>> {
    const { sql } = this;
    const claims = batch.flatMap(({ documentId, claims }) => [...claims].map(([client, person]) => ({ documentId, client, person })));
    const rows = await sql<{ responseId: ResponseId; head: number }[]>`
      with wanted as (
        select * from unnest(
          ${batch.map(({ documentId }) => documentId)}::uuid[],
          ${batch.map(({ epoch }) => epoch)}::int[],
          ${batch.map(({ update }) => Buffer.from(update).toString('base64'))}::text[],
          ${batch.map(({ authors }) => `{${authors.join(',')}}`)}::text[]
        ) as wanted (response_id, epoch, payload, authors)
      ), locked as (
        select document.response_id from response_document document
        join wanted on wanted.response_id = document.response_id and wanted.epoch = document.epoch
        order by document.response_id for update of document
      ), moved as (
        update response_document document set head = document.head + 1
        from locked where locked.response_id = document.response_id
        returning document.response_id, document.epoch, document.head
      ), logged as (
        insert into response_update (response_id, epoch, seq, payload, authors)
        select moved.response_id, moved.epoch, moved.head, decode(wanted.payload, 'base64'), wanted.authors::uuid[]
        from moved join wanted on wanted.response_id = moved.response_id
      ), claimed as (
        insert into response_client (response_id, client_id, person_id)
        select claim.response_id, claim.client_id, claim.person_id from unnest(
          ${claims.map(({ documentId }) => documentId)}::uuid[],
          ${claims.map(({ client }) => String(client))}::text[]::bigint[],
          ${claims.map(({ person }) => person)}::uuid[]
        ) as claim (response_id, client_id, person_id)
        join moved on moved.response_id = claim.response_id
        on conflict (response_id, client_id) do nothing
      )
      select response_id, head from moved`;
    const heads = new Map(rows.map(({ responseId, head }) => [responseId, head]));
    return new Map(batch.map(({ documentId }) => [documentId, heads.get(documentId) ?? null]));
  }

  async range({ documentId, epoch, after, upTo, maxRows, maxBytes }: LogRange): Promise<readonly LoggedUpdate[] | null> {
    const { sql } = this;
    const within = sql`response_id = ${documentId} and epoch = ${epoch} and seq > ${after} and seq <= ${upTo}`;
    const [size] = await sql<{ rows: number; bytes: number }[]>`
      select count(*)::int as rows, coalesce(sum(octet_length(payload)), 0)::int as bytes
      from (select payload from response_update where ${within} limit ${maxRows + 1}) part`;
    // A gap at the beginning means that old rows have been cleared away.
    if (!size || size.rows > maxRows || size.bytes > maxBytes || size.rows !== upTo - after) return null;
    const rows = await sql<{ seq: number; payload: Buffer }[]>`
      select seq, payload from response_update where ${within} order by seq`;
    return rows.map(loggedOf);
  }

  async keepSnapshot(documentId: ResponseId, epoch: number, snapshot: Snapshot): Promise<void> {
    await writeSnapshot(this.sql, documentId, epoch, snapshot);
  }
}

/** What a new document begins with. */
export interface FirstUpdate {
  readonly update: Uint8Array;
  readonly stateVector: Uint8Array;
  readonly clients: readonly number[];
  readonly schemaVersion: number;
}

/** Writes the first row of a document's log, and the snapshot that equals it. To be called once, when the response is made. */
export const insertDocument = async (sql: Queries, id: ResponseId, personId: PersonId, first: FirstUpdate): Promise<void> => {
  await sql`insert into response_document (response_id, epoch, head, schema_version) values (${id}, 1, 1, ${first.schemaVersion})`;
  await sql`insert into response_update (response_id, epoch, seq, payload, authors)
    values (${id}, 1, 1, ${Buffer.from(first.update)}, ${[personId]})`;
  for (const client of first.clients) {
    await sql`insert into response_client (response_id, client_id, person_id) values (${id}, ${client}, ${personId})`;
  }
  await writeSnapshot(sql, id, 1, { seq: 1, state: first.update, stateVector: first.stateVector });
};

const writeSnapshot = (sql: Queries, id: ResponseId, epoch: number, { seq, state, stateVector }: Snapshot) => sql`
  insert into response_snapshot (response_id, epoch, seq, state, state_vector, sha256)
  values (${id}, ${epoch}, ${seq}, ${Buffer.from(state)}, ${Buffer.from(stateVector)}, ${sha256Of(state, stateVector)})
  on conflict (response_id) do update set epoch = excluded.epoch, seq = excluded.seq, state = excluded.state,
    state_vector = excluded.state_vector, sha256 = excluded.sha256, created_at = now()
  where (response_snapshot.epoch, response_snapshot.seq) < (excluded.epoch, excluded.seq)`;

const findSnapshot = async (sql: Queries, id: ResponseId, epoch: number): Promise<Snapshot | null> => {
  const [row] = await sql<{ seq: number; state: Buffer; stateVector: Buffer; sha256: Buffer }[]>`
    select seq, state, state_vector, sha256 from response_snapshot where response_id = ${id} and epoch = ${epoch}`;
  if (!row || !sha256Of(row.state, row.stateVector).equals(row.sha256)) return null;
  return { seq: row.seq, state: new Uint8Array(row.state), stateVector: new Uint8Array(row.stateVector) };
};

/** Both parts under one hash, so that neither can change alone. */
const sha256Of = (state: Uint8Array, stateVector: Uint8Array): Buffer =>
  createHash('sha256').update(state).update(stateVector).digest();

// Rows share one network buffer; what is kept in memory for long must not.
const loggedOf = ({ seq, payload }: { seq: number; payload: Buffer }): LoggedUpdate => ({ seq, update: new Uint8Array(payload) });
