// The log on a real PostgreSQL: positions without gaps, all or nothing, and snapshots that only move forward.
import { randomUUID } from 'node:crypto';
import { transaction, openDatabase } from '@samsvar/database';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import type { PersonId, ResponseId } from '@samsvar/domain';
import { SERVER, type Append } from '@samsvar/realtime';
import { aConsultation, anActor } from '../testing/a-workspace';
import { LIVE_CHANNEL, readText } from './relay/relay-wire';
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

test('who claims a client id of somebody else is told so, and nothing of that document is kept', async () => {
  const [id, free] = [await aDocument(), await aDocument()];
  const first = (await store.load(id))?.owners.get(7);
  const { personId: other } = await anActor(database.sql);
  const claims = new Map([[7, other], [8, other]]);
  const answers = await store.append([anAppend(id, { claims }), anAppend(free, { claims: new Map([[8, other]]) })]);
  expect(answers).toEqual(new Map<string, unknown>([[id, 'taken'], [free, 2]]));
  const stored = await store.load(id);
  expect(stored).toMatchObject({ head: 1, tail: [] });
  expect(stored?.owners).toEqual(new Map([[7, first]]));
  expect((await store.load(free))?.owners.get(8)).toBe(other);
  expect(await store.append([anAppend(free, { claims: new Map([[8, other]]) })])).toEqual(new Map([[free, 3]]));
});

test('what the server writes itself is nobody else’s to claim', async () => {
  const id = await aDocument();
  expect(await store.append([anAppend(id, { claims: new Map([[50, SERVER]]) })])).toEqual(new Map([[id, 2]]));
  expect((await store.load(id))?.owners.get(50)).toBe(SERVER);
  const [row] = await database.sql`select person_id from response_client where response_id = ${id} and client_id = 50`;
  expect(row).toEqual({ personId: null });
  expect(await store.append([anAppend(id, { claims: new Map([[50, person]]) })])).toEqual(new Map([[id, 'taken']]));
  expect(await store.append([anAppend(id, { claims: new Map([[50, SERVER]]) })])).toEqual(new Map([[id, 3]]));
});

test('what is gone or in another epoch is said to be gone and leaves no trace, the rest is kept', async () => {
  const [id, old] = [await aDocument(), await aDocument()];
  const absent = randomUUID() as ResponseId; // a new uuid, named here
  const answers = await store.append([anAppend(absent), anAppend(old, { epoch: 2, claims: new Map([[8, person]]) }), anAppend(id)]);
  expect(answers).toEqual(new Map<string, unknown>([[absent, 'gone'], [old, 'gone'], [id, 2]]));
  expect((await store.load(old))?.owners.has(8)).toBe(false);
  expect(await store.load(absent)).toBeNull();
});

test('of two nodes that claim the same client id for two people at the same moment, one is told that it is taken', async () => {
  const documents = [await aDocument(), await aDocument()];
  const { personId: other } = await anActor(database.sql);
  const otherSql = openDatabase(database.url);
  const nodes = [store, new ResponseUpdateStore(otherSql, randomUUID())];
  for (let client = 100; client < 130; client += 1) {
    const answers = await Promise.all(
      nodes.map((node, i) => {
        const order = i === 0 ? documents : [...documents].reverse();
        return node.append(order.map((id) => anAppend(id, { claims: new Map([[client, i === 0 ? person : other]]) })));
      }),
    );
    for (const id of documents) {
      const outcome = answers.map((answer) => answer.get(id));
      expect(outcome.filter((one) => one === 'taken')).toHaveLength(1);
      const winner = outcome[0] === 'taken' ? other : person;
      const [row] = await database.sql`select person_id from response_client where response_id = ${id} and client_id = ${client}`;
      expect(row).toEqual({ personId: winner });
    }
  }
  await otherSql.end();
  for (const id of documents) {
    const stored = await store.load(id);
    expect(stored?.tail.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, i) => i + 2));
    expect(stored?.head).toBe(31);
  }
});

test('a node that missed something reads all of it, or is told that it cannot', async () => {
  const id = await aDocument();
  for (let i = 0; i < 4; i += 1) await store.append([anAppend(id, { update: bytes(i), claims: new Map([[i + 20, person]]) })]);
  const missed = await store.missed({ documentId: id, epoch: 1, after: 3 });
  expect(missed).toMatchObject({ head: 5, updates: [{ seq: 4, update: bytes(2) }, { seq: 5, update: bytes(3) }] });
  expect(missed?.owners.get(23)).toBe(person);
  expect(await store.missed({ documentId: id, epoch: 1, after: 5 })).toMatchObject({ head: 5, updates: [] });
  expect(await store.missed({ documentId: id, epoch: 1, after: 6 })).toBeNull();
  expect(await store.missed({ documentId: id, epoch: 2, after: 3 })).toBeNull();
  await database.sql`delete from response_update where response_id = ${id} and seq <= 2`;
  expect(await store.missed({ documentId: id, epoch: 1, after: 1 })).toBeNull();
  expect(await store.missed({ documentId: id, epoch: 1, after: 2 })).not.toBeNull();
  expect(await store.missed({ documentId: randomUUID() as ResponseId, epoch: 1, after: 0 })).toBeNull(); // a new uuid
});

test('asked where documents stand, it answers for those that are there', async () => {
  const [a, b] = [await aDocument(), await aDocument()];
  await store.append([anAppend(b)]);
  const absent = randomUUID() as ResponseId; // a new uuid, named here
  expect(await store.heads([a, absent, b])).toEqual(new Map([[a, { epoch: 1, head: 1 }], [b, { epoch: 1, head: 2 }]]));
  expect(await store.heads([])).toEqual(new Map());
});

test('the other nodes are told of every append, with its bytes when they are few', async () => {
  const [id, other] = [await aDocument(), await aDocument()];
  const node = randomUUID();
  const heard: string[] = [];
  const listening = await database.sql.listen(LIVE_CHANNEL, (text) => heard.push(text));
  const telling = new ResponseUpdateStore(database.sql, node);
  const large = new Uint8Array(6_000).fill(7);
  const claims = new Map([[60, person], [61, SERVER]]);
  await telling.append([anAppend(id, { claims }), anAppend(other, { epoch: 2 })]);
  await telling.append([anAppend(id, { update: large }), anAppend(other)]);
  await store.append([anAppend(id)]);
  await database.sql.notify(LIVE_CHANNEL, 'last');
  while (heard.at(-1) !== 'last') await new Promise((resolve) => setTimeout(resolve, 5));
  await listening.unlisten();
  const commit = { type: 'commit', epoch: 1, update: bytes(9), claims: new Map() };
  const told = heard.slice(0, -1).map(readText);
  expect(told).toHaveLength(3);
  // Within one statement they come in no promised order.
  for (const expected of [{ documentId: id, seq: 2, claims }, { documentId: id, seq: 3, update: null }, { documentId: other, seq: 2 }]) {
    expect(told).toContainEqual({ node, message: { ...commit, ...expected } });
  }
});

test('two nodes that append to the same documents at once leave no gap and no deadlock', async () => {
  const documents = [await aDocument(), await aDocument(), await aDocument()];
  const other = openDatabase(database.url);
  const nodes = [store, new ResponseUpdateStore(other, randomUUID()), store];
  const order = [documents, [...documents].reverse(), documents];
  const rounds = Array.from({ length: 60 }, (_, i) => nodes[i % 3]?.append((order[i % 3] ?? []).map((id) => anAppend(id))));
  const answers = await Promise.all(rounds);
  await other.end();
  for (const id of documents) {
    const seqs = answers.map((heads) => Number(heads?.get(id))).sort((a, b) => a - b);
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

describe('half a document', () => {
  /** A document with a log of six rows, and a snapshot of the first four. */
  const aLongDocument = async (): Promise<ResponseId> => {
    const id = await aDocument();
    for (let i = 2; i <= 6; i += 1) await store.append([anAppend(id, { update: bytes(i) })]);
    await store.keepSnapshot(id, 1, { seq: 4, state: bytes(4), stateVector: bytes(0) });
    return id;
  };
  const damage = (id: ResponseId) => database.sql`update response_snapshot set state = '\\x09' where response_id = ${id}`;

  test('is not opened when the snapshot is damaged, or gone, and the rows it held are cleared', async () => {
    const [damaged, gone] = [await aLongDocument(), await aLongDocument()];
    for (const id of [damaged, gone]) await database.sql`delete from response_update where response_id = ${id} and seq <= 3`;
    expect((await store.load(damaged))?.tail.map(({ seq }) => seq)).toEqual([5, 6]);
    await damage(damaged);
    await database.sql`delete from response_snapshot where response_id = ${gone}`;
    for (const id of [damaged, gone]) await expect(store.load(id)).rejects.toThrow(`The log of response ${id}, epoch 1, lacks rows`);
  });

  test('is not opened when a row after the snapshot is missing, at the beginning, between or at the end', async () => {
    for (const seq of [5, 6]) {
      const id = await aLongDocument();
      await database.sql`delete from response_update where response_id = ${id} and seq = ${seq}`;
      await expect(store.load(id)).rejects.toThrow('after the snapshot at 4');
      expect(await store.missed({ documentId: id, epoch: 1, after: 4 })).toBeNull();
    }
    const id = await aLongDocument();
    await damage(id);
    await database.sql`delete from response_update where response_id = ${id} and seq = 3`;
    await expect(store.load(id)).rejects.toThrow('no sound snapshot');
  });

  test('is none as long as the log has everything, and a snapshot ahead of the log is passed over', async () => {
    const id = await aLongDocument();
    await damage(id);
    expect(await store.load(id)).toMatchObject({ head: 6, snapshot: null, tail: [1, 2, 3, 4, 5, 6].map((seq) => ({ seq })) });
    const ahead = await aLongDocument();
    await store.keepSnapshot(ahead, 1, { seq: 9, state: bytes(4), stateVector: bytes(0) });
    expect(await store.load(ahead)).toMatchObject({ head: 6, snapshot: null });
  });
});
