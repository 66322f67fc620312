// Readiness against real databases: one that takes writes, one that does not, one that is away, one that says nothing.
import net from 'node:net';
import { openDatabase, type Sql } from '@samsvar/database';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import { Readiness } from './readiness';
import { isLogWritable } from './readiness.store';

let database: TestDatabase;
const opened: Sql[] = [];
beforeAll(async () => {
  database = await aDatabase();
}, 60_000);
afterAll(async () => {
  for (const sql of opened) await sql.end({ timeout: 0 });
  await database.close();
});

const open = (url: string): Sql => {
  const sql = openDatabase(url, { connections: 1 });
  opened.push(sql);
  return sql;
};

test('a database that takes writes has really taken one, and keeps no trace of it', async () => {
  const { sql } = database;
  const place = async () => (await sql<{ at: string }[]>`select pg_current_wal_insert_lsn()::text as at`)[0]?.at;
  const before = await place();
  expect(await isLogWritable(sql)).toBe(true);
  expect(await place()).not.toBe(before);
  expect(await sql`select 1 from response_update`).toHaveLength(0);
});

test('a database that only reads, and one where the log may not be written, are not ready', async () => {
  const { sql, url } = database;
  const readOnly = open(url);
  await readOnly`set default_transaction_read_only = on`;
  expect(await isLogWritable(readOnly)).toBe(false);
  const stranger = `reader_${String(process.pid)}`;
  await sql.unsafe(`create role ${stranger}`);
  const powerless = open(url);
  await powerless.unsafe(`set role ${stranger}`);
  expect(await isLogWritable(powerless)).toBe(false);
  await powerless.unsafe('reset role');
  await sql.unsafe(`drop role ${stranger}`);
});

test('a database that is away is not ready', async () => {
  const readiness = new Readiness(open('postgresql://nobody:x@127.0.0.1:1/none'));
  expect(await readiness.isReady()).toBe(false);
});

test('a database that takes the connection and says nothing is not ready, within two seconds, and is asked once', async () => {
  const connections: net.Socket[] = [];
  const mute = net.createServer((socket) => connections.push(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const address = mute.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const sql = openDatabase(`postgresql://nobody:x@127.0.0.1:${String(port)}/none`);
  const readiness = new Readiness(sql);
  const answers = await Promise.all([readiness.database(), readiness.database(), readiness.isReady()]);
  expect(answers).toEqual([{ isWritable: false, ms: 2000 }, { isWritable: false, ms: 2000 }, false]);
  expect(connections).toHaveLength(1);
  const ended = sql.end({ timeout: 0 });
  for (const socket of connections) socket.destroy();
  await ended;
  mute.close();
});

test('many who ask at once cost one question, and a server that stops is not ready', async () => {
  const readiness = new Readiness(database.sql);
  const both = await Promise.all([readiness.database(), readiness.database()]);
  expect(both[0]).toBe(both[1]);
  expect(await readiness.isReady()).toBe(true);
  readiness.beforeApplicationShutdown();
  expect(await readiness.isReady()).toBe(false);
});
