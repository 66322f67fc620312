// The SQL of live documents: the append-only log, its snapshots, and who owns which client id.
import { createHash } from 'node:crypto';
import type { Queries, Sql } from '@samsvar/database';
import type { PersonId, ResponseId } from '@samsvar/domain';
import {
  SERVER,
  type Append,
  type Appended,
  type LoggedUpdate,
  type LogRange,
  type Missed,
  type Snapshot,
  type StoredDocument,
  type UpdateLog,
} from '@samsvar/realtime';
import { appendUpdates } from './response-append.store';

/** The log of live documents in PostgreSQL. An append has resolved only when its transaction is committed. */
export class ResponseUpdateStore implements UpdateLog {
  /** With `notifyAs`, the name of this node in its relay, PostgreSQL tells the other nodes of every append. */
  constructor(
    private readonly sql: Sql,
    private readonly notifyAs: string | null = null,
  ) {}

  /**
   * Reads a document as it stood at one moment. A damaged snapshot is passed over as long as the log has everything;
   * throws when it has not, for half a document must not be opened.
   */
  load(documentId: ResponseId): Promise<StoredDocument | null> {
    return this.sql.begin('isolation level repeatable read read only', (tx) => loadDocument(tx, documentId));
  }

  append(batch: readonly Append[]): Promise<ReadonlyMap<ResponseId, Appended>> {
    return appendUpdates(this.sql, batch, this.notifyAs);
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

  async missed({ documentId, epoch, after }: { documentId: ResponseId; epoch: number; after: number }): Promise<Missed | null> {
    const { sql } = this;
    // One statement, so that the head and the rows are of the same moment.
    const rows = await sql<{ head: number; seq: number | null; payload: Buffer | null }[]>`
      select document.head, logged.seq, logged.payload from response_document document
      left join response_update logged on logged.response_id = document.response_id
        and logged.epoch = document.epoch and logged.seq > ${after}
      where document.response_id = ${documentId} and document.epoch = ${epoch} order by logged.seq`;
    const [first] = rows;
    const updates = rows.flatMap(({ seq, payload }) => (seq === null || payload === null ? [] : [loggedOf({ seq, payload })]));
    // A head behind `after` is another log than the one that was read before, as when a backup was put back.
    // Rows that are not there are judged by whoever opens it next: a newer snapshot may hold them.
    if (!first || !isWhole(updates, after, first.head)) return null;
    // Read afterwards: a claim too many does no harm, one too few would.
    return { head: first.head, updates, owners: await findOwners(sql, documentId) };
  }

  async heads(documents: readonly ResponseId[]): Promise<ReadonlyMap<ResponseId, { epoch: number; head: number }>> {
    const rows = await this.sql<{ responseId: ResponseId; epoch: number; head: number }[]>`
      select response_id, epoch, head from response_document where response_id = any(${[...documents]}::uuid[])`;
    return new Map(rows.map(({ responseId, epoch, head }) => [responseId, { epoch, head }]));
  }

  async keepSnapshot(documentId: ResponseId, epoch: number, snapshot: Snapshot): Promise<void> {
    await writeSnapshot(this.sql, documentId, epoch, snapshot);
  }
}

/**
 * Reads a document, in a transaction in which it cannot change; null when there is none. Throws when rows that no
 * sound snapshot holds are missing.
 */
export const loadDocument = async (sql: Queries, documentId: ResponseId): Promise<StoredDocument | null> => {
  const [document] = await sql<{ epoch: number; head: number }[]>`
    select epoch, head from response_document where response_id = ${documentId}`;
  if (!document) return null;
  const { epoch, head } = document;
  const kept = await findSnapshot(sql, documentId, epoch);
  // One that is ahead of the log is of another log: what is appended next would be taken to be in it.
  const snapshot = kept && kept.seq <= head ? kept : null;
  const from = snapshot?.seq ?? 0;
  const rows = await sql<{ seq: number; payload: Buffer }[]>`
    select seq, payload from response_update
    where response_id = ${documentId} and epoch = ${epoch} and seq > ${from} order by seq`;
  if (!isWhole(rows, from, head)) {
    const without = snapshot ? `after the snapshot at ${from}` : 'and no sound snapshot stands for them';
    throw new Error(`The log of response ${documentId}, epoch ${epoch}, lacks rows before ${head}, ${without}: restore them from a backup.`);
  }
  return { epoch, head, snapshot, tail: rows.map(loggedOf), owners: await findOwners(sql, documentId) };
};

/** Whether these are all rows after `after` up to `head`: old ones are cleared, and one may be lost. */
const isWhole = (rows: readonly { readonly seq: number }[], after: number, head: number): boolean =>
  rows.length === head - after && rows.every(({ seq }, i) => seq === after + i + 1);

/** Lets nobody append to the document until the transaction ends; answers where it stands, null when there is none. */
export const lockDocument = async (sql: Queries, id: ResponseId): Promise<{ epoch: number; head: number } | null> => {
  const [stands] = await sql<{ epoch: number; head: number }[]>`
    select epoch, head from response_document where response_id = ${id} for update`;
  return stands ?? null;
};

/** A document that takes the place of what is there. */
export interface Replacement {
  readonly responseId: ResponseId;
  /** The next epoch. */
  readonly epoch: number;
  /** On whose behalf. */
  readonly personId: PersonId;
  readonly first: FirstUpdate;
}

/** Begins the next epoch of a locked document. Earlier rows of the log stay; client ids of it are the server's. */
export const replaceDocument = async (sql: Queries, { responseId: id, epoch, personId, first }: Replacement): Promise<void> => {
  await sql`update response_document set epoch = ${epoch}, head = 1, schema_version = ${first.schemaVersion} where response_id = ${id}`;
  await sql`insert into response_update (response_id, epoch, seq, payload, authors)
    values (${id}, ${epoch}, 1, ${Buffer.from(first.update)}, ${[personId]})`;
  await sql`delete from response_client where response_id = ${id}`;
  for (const client of first.clients) {
    await sql`insert into response_client (response_id, client_id, person_id) values (${id}, ${client}, null)`;
  }
  await writeSnapshot(sql, id, epoch, { seq: 1, state: first.update, stateVector: first.stateVector });
};

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

/** Who used each client id first; what has no person is the server's own. */
const findOwners = async (sql: Queries, id: ResponseId): Promise<ReadonlyMap<number, PersonId>> => {
  const rows = await sql<{ clientId: number; personId: PersonId | null }[]>`
    select client_id, person_id from response_client where response_id = ${id}`;
  return new Map(rows.map(({ clientId, personId }) => [clientId, personId ?? SERVER]));
};

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
