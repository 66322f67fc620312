// Migrations apply once, in order, and an edited one is refused.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrate } from './migrate';
import { aDatabase, type TestDatabase } from './testing';

let database: TestDatabase;
const folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-migrations-'));
beforeAll(async () => {
  database = await aDatabase({ migrated: false });
}, 60_000);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

test('applies what is new, once, also when two nodes start together', async () => {
  writeFileSync(path.join(folder, '0001-a.sql'), 'create table a (n int)');
  const both = await Promise.all([migrate(database.sql, folder), migrate(database.sql, folder)]);
  expect(both.flat()).toEqual(['0001-a.sql']);
  writeFileSync(path.join(folder, '0002-b.sql'), 'alter table a add column m int');
  expect(await migrate(database.sql, folder)).toEqual(['0002-b.sql']);
});

test('a failing migration leaves nothing behind', async () => {
  writeFileSync(path.join(folder, '0003-c.sql'), 'create table c (n int); select 1 / 0');
  await expect(migrate(database.sql, folder)).rejects.toThrow(/division by zero/);
  expect(await database.sql`select to_regclass('c') as found`).toEqual([{ found: null }]);
  rmSync(path.join(folder, '0003-c.sql'));
});

test('an edited migration stops the start', async () => {
  writeFileSync(path.join(folder, '0001-a.sql'), 'create table a (n bigint)');
  await expect(migrate(database.sql, folder)).rejects.toThrow(/0001-a\.sql was edited/);
});

test('the product’s own schema applies', async () => {
  const own = await aDatabase();
  const tables = await own.sql`select count(*)::int as n from pg_tables where schemaname = 'public'`;
  expect(tables[0]?.['n']).toBeGreaterThan(15);
  await own.close();
});
