// Clearing the log, on a real database: what may go goes, in batches, by one node; what is needed stays.
import { randomUUID } from 'node:crypto';
import { transaction } from '@samsvar/database';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import type { Actor, ResponseId } from '@samsvar/domain';
import { openLog } from '../base/logger';
import { aConsultation, anActor } from '../testing/a-workspace';
import { ClearLog, LOG_AGE } from './clear-log';
import { clearOldRows } from './clear-log.store';
import { ResponseUpdateStore, insertDocument } from './response-update.store';

let database: TestDatabase;
let actor: Actor;
let clearing: ClearLog;
const now = new Date('2026-11-22T12:00:00Z');
beforeAll(async () => {
  database = await aDatabase();
  actor = await anActor(database.sql);
  clearing = new ClearLog(database.sql, () => now, openLog('silent'));
}, 60_000);
afterAll(() => database.close());
afterEach(() => database.sql`delete from response_document`);

/** A document with a log of `rows`, all `days` old, and a snapshot of the first `snapshot` of them. */
const aLog = async ({ rows, days, snapshot }: { rows: number; days: number; snapshot: number }): Promise<ResponseId> => {
  const { sql } = database;
  const consultation = await aConsultation(sql, actor);
  const [caseFile, id] = [randomUUID(), randomUUID() as ResponseId]; // a new uuid, named here
  await transaction(sql, async (tx) => {
    await tx`insert into case_file (id, organisation_id, consultation_id, state) values (${caseFile}, ${actor.organisationId}, ${consultation}, 'drafting')`;
    await tx`insert into response (id, organisation_id, case_file_id, title, created_by) values (${id}, ${actor.organisationId}, ${caseFile}, 'Svar', ${actor.personId})`;
    const first = { update: new Uint8Array([0, 0]), stateVector: new Uint8Array([0]), clients: [], schemaVersion: 1 };
    await insertDocument(tx, id, actor.personId, first);
    await tx`insert into response_update (response_id, epoch, seq, payload, authors)
      select ${id}, 1, seq, '\\x0000', array[]::uuid[] from generate_series(2, ${rows}) seq`;
    await tx`update response_document set head = ${rows} where response_id = ${id}`;
    await tx`update response_update set created_at = ${new Date(now.getTime() - days * 86_400_000)} where response_id = ${id}`;
  });
  const state = { seq: snapshot, state: new Uint8Array([0, 0]), stateVector: new Uint8Array([0]) };
  if (snapshot > 1) await new ResponseUpdateStore(sql).keepSnapshot(id, 1, state);
  return id;
};
const left = async (id: ResponseId): Promise<number[]> => {
  const rows = await database.sql<{ seq: number }[]>`select seq from response_update where response_id = ${id} order by seq`;
  return rows.map(({ seq }) => seq);
};

test('rows that the snapshot holds go when they are old, and the document opens as before', async () => {
  const [old, young] = [await aLog({ rows: 9, days: 31, snapshot: 6 }), await aLog({ rows: 9, days: 29, snapshot: 6 })];
  const store = new ResponseUpdateStore(database.sql);
  const before = await store.load(old);
  expect(await clearing.clear()).toBe(6);
  expect(await left(old)).toEqual([7, 8, 9]);
  expect(await left(young)).toHaveLength(9);
  expect(await store.load(old)).toEqual(before);
  expect(before?.tail.map(({ seq }) => seq)).toEqual([7, 8, 9]);
  expect(await clearing.clear()).toBe(0);
});

test('nothing goes when the snapshot is damaged, missing, of another epoch, or ahead of the log', async () => {
  const { sql } = database;
  const those = await Promise.all(Array.from({ length: 5 }, () => aLog({ rows: 5, days: 40, snapshot: 5 })));
  const [state, vector, missing, epoch, ahead] = those;
  await sql`update response_snapshot set state = '\\x0001' where response_id = ${state ?? ''}`;
  await sql`update response_snapshot set state_vector = '\\x0001' where response_id = ${vector ?? ''}`;
  await sql`delete from response_snapshot where response_id = ${missing ?? ''}`;
  await sql`update response_document set epoch = 2 where response_id = ${epoch ?? ''}`;
  await sql`update response_snapshot set seq = 99 where response_id = ${ahead ?? ''}`;
  expect(await clearing.clear()).toBe(0);
  for (const id of those) expect(await left(id)).toHaveLength(5);
});

test('what a document said before it was begun anew goes in the end, the new one stays', async () => {
  const { sql } = database;
  const id = await aLog({ rows: 5, days: 31, snapshot: 3 });
  await sql`update response_document set epoch = 2, head = 2 where response_id = ${id}`;
  await sql`insert into response_update (response_id, epoch, seq, payload, authors, created_at)
    select ${id}, 2, seq, '\\x0000', array[]::uuid[], ${new Date(now.getTime() - LOG_AGE - 1)} from generate_series(1, 2) seq`;
  expect(await clearing.clear()).toBe(0);
  await new ResponseUpdateStore(sql).keepSnapshot(id, 2, { seq: 1, state: new Uint8Array([0, 0]), stateVector: new Uint8Array([0]) });
  expect(await clearing.clear()).toBe(6);
  const rows = await sql`select epoch, seq from response_update where response_id = ${id}`;
  expect([...rows]).toEqual([{ epoch: 2, seq: 2 }]);
});

test('a batch takes the oldest first, and no more than it may', async () => {
  const responseId = await aLog({ rows: 10, days: 31, snapshot: 8 });
  const before = new Date(now.getTime() - LOG_AGE);
  const clear = () => transaction(database.sql, (tx) => clearOldRows(tx, { responseId, before, atMost: 5 }));
  expect(await clear()).toBe(5);
  expect(await left(responseId)).toEqual([6, 7, 8, 9, 10]);
  expect(await clear()).toBe(3);
  expect(await left(responseId)).toEqual([9, 10]);
});

test('a log of many batches goes in one round', async () => {
  const id = await aLog({ rows: 4_500, days: 31, snapshot: 4_400 });
  expect(await clearing.clear()).toBe(4_400);
  expect(await left(id)).toHaveLength(100);
});

test('while another node is at it, this one leaves it alone', async () => {
  const id = await aLog({ rows: 5, days: 31, snapshot: 5 });
  await transaction(database.sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(7267002)`;
    expect(await clearing.clear()).toBe(0);
  });
  expect(await left(id)).toHaveLength(5);
  expect(await clearing.clear()).toBe(5);
});

test('people go on writing while rows are cleared', async () => {
  const id = await aLog({ rows: 2_000, days: 31, snapshot: 1_900 });
  const store = new ResponseUpdateStore(database.sql);
  const append = { documentId: id, epoch: 1, update: new Uint8Array([0, 0]), authors: [], claims: new Map() };
  const [cleared, ...appended] = await Promise.all([clearing.clear(), ...Array.from({ length: 20 }, () => store.append([append]))]);
  expect(cleared).toBe(1_900);
  expect(appended.map((heads) => heads.get(id)).sort()).toEqual(Array.from({ length: 20 }, (_, n) => 2_001 + n));
});
