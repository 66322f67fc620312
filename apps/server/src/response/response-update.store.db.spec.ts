// The log on a real PostgreSQL: positions without gaps, all or nothing, and snapshots that only move forward.
import { randomUUID } from 'node:crypto';
import { transaction, openDatabase } from '@samsvar/database';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import type { PersonId, ResponseId } from '@samsvar/domain';
import type { Append } from '@samsvar/realtime';
import { aConsultation, anActor } from '../testing/a-workspace';
import { ResponseUpdateStore, insertDocument } from './response-update.store';

let database: TestDatabase;
let store: ResponseUpdateStore;
let person: PersonId;

beforeAll(async () => {
  database = await aDatabase();
  store = new ResponseUpdateStore(database.sql);
}, 60_000);
afterAll(() => database.close());

const bytes = (...values: number[]) => new Uint8Array(values);

const aDocument = async (): Promise<ResponseId> => {
  const { sql } = database;
  const actor = await anActor(sql);
  person = actor.personId;
  const consultation = await aConsultation(sql, actor);
  const [caseFile, id] = [randomUUID(), randomUUID() as ResponseId]; // a new uuid, named here
  await sql`insert into case_file (id, organisation_id, consultation_id, state) values (${caseFile}, ${actor.organisationId}, ${consultation}, 'drafting')`;
  await sql`insert into response (id, organisation_id, case_file_id, title, created_by) values (${id}, ${actor.organisationId}, ${caseFile}, 'Svar', ${person})`;
  const first = { update: bytes(1, 2), stateVector: bytes(0), clients: [7], schemaVersion: 1 };
  await transaction(sql, (tx) => insertDocument(tx, id, person, first));
  return id;
};

const anAppend = (documentId: ResponseId, differences: Partial<Append> = {}): Append => ({
  documentId,
  epoch: 1,
  update: bytes(9),
  authors: [person],
  claims: new Map(),
  ...differences,
});

test('a new document loads as it was made', async () => {
  const id = await aDocument();
  const stored = await store.load(id);
  expect(stored).toEqual({
    epoch: 1,
    head: 1,
    snapshot: { seq: 1, state: bytes(1, 2), stateVector: bytes(0) },
    tail: [],
    owners: new Map([[7, person]]),
  });
});

test('one append gives each document its next position, with authors and claims', async () => {
  const [a, b] = [await aDocument(), await aDocument()];
  const heads = await store.append([
    anAppend(a, { update: bytes(1, 0, 255), claims: new Map([[2 ** 52, person]]) }),
    anAppend(b, { update: bytes(2), authors: [] }),
  ]);
  expect(heads).toEqual(new Map([[a, 2], [b, 2]]));
  const stored = await store.load(a);
  expect(stored?.tail).toEqual([{ seq: 2, update: bytes(1, 0, 255) }]);
  expect(stored?.owners.get(2 ** 52)).toBe(person);
  const [row] = await database.sql`select authors from response_update where response_id = ${a} and seq = 2`;
  expect(row?.['authors']).toEqual([person]);
});

test('a claimed client id keeps its first owner', async () => {
  const id = await aDocument();
  const first = person;
  const { personId: other } = await anActor(database.sql);
  await store.append([anAppend(id, { claims: new Map([[7, other]]) })]);
  expect((await store.load(id))?.owners.get(7)).toBe(first);
});

test('what is gone or in another epoch gets null and leaves no trace, the rest is kept', async () => {
  const [id, old] = [await aDocument(), await aDocument()];
  const absent = randomUUID() as ResponseId; // a new uuid, named here
  const heads = await store.append([anAppend(absent), anAppend(old, { epoch: 2, claims: new Map([[8, person]]) }), anAppend(id)]);
  expect(heads).toEqual(new Map([[absent, null], [old, null], [id, 2]]));
  expect((await store.load(old))?.owners.has(8)).toBe(false);
  expect(await store.load(absent)).toBeNull();
});

test('two nodes that append to the same documents at once leave no gap and no deadlock', async () => {
  const documents = [await aDocument(), await aDocument(), await aDocument()];
  const other = openDatabase(database.url);
  const nodes = [store, new ResponseUpdateStore(other), store];
  const order = [documents, [...documents].reverse(), documents];
  const rounds = Array.from({ length: 60 }, (_, i) => nodes[i % 3]?.append((order[i % 3] ?? []).map((id) => anAppend(id))));
  const answers = await Promise.all(rounds);
  await other.end();
  for (const id of documents) {
    const seqs = answers.map((heads) => heads?.get(id) ?? 0).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: 60 }, (_, i) => i + 2));
    const stored = await store.load(id);
    expect(stored?.head).toBe(61);
    expect(stored?.tail.map(({ seq }) => seq)).toEqual(seqs);
  }
});

test('a snapshot moves forward only, and shortens what is loaded', async () => {
  const id = await aDocument();
  for (let i = 0; i < 4; i += 1) await store.append([anAppend(id, { update: bytes(i) })]);
  await store.keepSnapshot(id, 1, { seq: 4, state: bytes(4, 4), stateVector: bytes(4) });
  await store.keepSnapshot(id, 1, { seq: 3, state: bytes(3, 3), stateVector: bytes(3) });
  const stored = await store.load(id);
  expect(stored?.snapshot).toEqual({ seq: 4, state: bytes(4, 4), stateVector: bytes(4) });
  expect(stored?.tail).toEqual([{ seq: 5, update: bytes(3) }]);
});

test('a damaged snapshot is passed over and everything comes from the log', async () => {
  const id = await aDocument();
  await store.append([anAppend(id)]);
  await database.sql`update response_snapshot set state = ${Buffer.from([6, 6])} where response_id = ${id}`;
  const stored = await store.load(id);
  expect(stored?.snapshot).toBeNull();
  expect(stored?.tail).toEqual([{ seq: 1, update: bytes(1, 2) }, { seq: 2, update: bytes(9) }]);
});

test('a range is answered within its limits, and not at all when something in it is missing', async () => {
  const id = await aDocument();
  for (let i = 0; i < 5; i += 1) await store.append([anAppend(id, { update: bytes(i) })]);
  const range = (differences: object) =>
    store.range({ documentId: id, epoch: 1, after: 2, upTo: 5, maxRows: 10, maxBytes: 100, ...differences });
  expect(await range({})).toEqual([3, 4, 5].map((seq) => ({ seq, update: bytes(seq - 2) })));
  expect(await range({ maxRows: 2 })).toBeNull();
  expect(await range({ maxBytes: 2 })).toBeNull();
  await database.sql`delete from response_update where response_id = ${id} and seq = 3`;
  expect(await range({})).toBeNull();
});
