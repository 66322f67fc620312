// What the log promises whoever writes in it, on a real PostgreSQL.
import { transaction } from '@samsvar/database';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import { asRequest } from '../base/request-id';
import { anActor } from '../testing/a-workspace';
import { Audit } from './audit';

let database: TestDatabase;
const audit = new Audit();

beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

const DEED = { action: 'consultation.changed', object: { kind: 'consultation', id: 'x' } } as const;

test('an entry names who, what, where and by which request, and follows the one before', async () => {
  const { sql } = database;
  const actor = await anActor(sql);
  const write = (facts: Record<string, string | number>) =>
    transaction(sql, (tx) => audit.record(tx, actor.organisationId, actor, { ...DEED, facts }));
  await asRequest('request-1', () => write({ count: 1 }));
  await write({ count: 2 });
  const rows = await sql`select * from audit_entry where organisation_id = ${actor.organisationId} order by seq`;
  expect(rows).toMatchObject([
    { seq: 1, actorId: actor.personId, actingAs: actor.organisationId, objectKind: 'consultation', facts: { count: 1 }, requestId: 'request-1' },
    { seq: 2, facts: { count: 2 }, requestId: '' },
  ]);
  expect(rows[0]?.['previous']).toEqual(Buffer.alloc(32));
  expect(rows[1]?.['previous']).toEqual(rows[0]?.['hash']);
});

test('what is rolled back is not in the log, and leaves no gap', async () => {
  const { sql } = database;
  const { organisationId } = await anActor(sql);
  const record = (fail: boolean) =>
    transaction(sql, async (tx) => {
      await audit.record(tx, organisationId, null, DEED);
      if (fail) throw new Error('no');
    });
  await record(false);
  await expect(record(true)).rejects.toThrow('no');
  await record(false);
  const rows = await sql<{ seq: number }[]>`select seq from audit_entry where organisation_id = ${organisationId} order by seq`;
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2]);
});

test.each(['update audit_entry set action = action', 'delete from audit_entry', 'truncate audit_entry', 'delete from audit_head',
  'update audit_head set seq = seq + 2', 'truncate audit_checkpoint', 'delete from audit_witness', 'update audit_checkpoint set seq = seq'])(
  'not even the owner of the tables may: %s', async (statement) => {
    const { sql } = database;
    const { organisationId } = await anActor(sql);
    await audit.record(sql, organisationId, null, DEED);
    await expect(sql.unsafe(statement)).rejects.toThrow('only ever added to');
  });

test('a role without any right to the tables may add through the function alone', async () => {
  const { sql } = database;
  const { organisationId } = await anActor(sql);
  const role = `tenant_${organisationId.slice(0, 8)}`;
  await sql.unsafe(`create role ${role}; grant usage on schema public to ${role}`);
  const as = (work: string) => sql.begin(async (tx) => {
    await tx.unsafe(`set local role ${role}`);
    return tx.unsafe(work);
  });
  await as(`select append_audit('${organisationId}', null, null, 'member.left', 'person', 'x', '{}', '')`);
  await expect(as('insert into audit_head select * from audit_head')).rejects.toThrow('permission denied');
  await expect(as('insert into audit_entry select * from audit_entry')).rejects.toThrow('permission denied');
  await sql.unsafe(`drop owned by ${role}; drop role ${role}`);
});

test('whoever has locked the organisation itself can still write, while others wait to', async () => {
  const { sql } = database;
  const { organisationId } = await anActor(sql);
  await audit.record(sql, organisationId, null, DEED);
  let waiting: Promise<unknown> = Promise.resolve();
  await transaction(sql, async (tx) => {
    await tx`select from organisation where id = ${organisationId} for update`;
    waiting = audit.record(sql, organisationId, null, DEED);
    // Until the other one waits for a lock.
    while ((await sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`).length === 0);
    await audit.record(tx, organisationId, null, DEED);
  });
  await waiting;
  expect((await sql`select from audit_entry where organisation_id = ${organisationId}`).length).toBe(3);
});
