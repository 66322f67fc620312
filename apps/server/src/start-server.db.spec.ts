// Starting and stopping for real: with a database of its own, and with one that is given.
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '@samsvar/database';
import { aDatabase } from '@samsvar/database/testing';
import { ConfigFault } from './base/config-fault';
import { startServer } from './start-server';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-start-'))));
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  rmSync(folder, { recursive: true, force: true });
});

const quiet = () => undefined;
const noDemo = async () => undefined;
const start = async (...given: Parameters<typeof startServer>) => {
  const server = await startServer(...given);
  ends.push(server.stop);
  return server;
};
const aStore = async (...given: Parameters<typeof aDatabase>) => {
  const database = await aDatabase(...given);
  ends.push(database.close);
  return database;
};
const env = (more: Record<string, string> = {}) => ({
  PORT: '0',
  DATA_DIR: folder,
  LOG_LEVEL: 'error',
  ...more,
});

test('without settings it runs its own database, serves, and starts again on the same data', async () => {
  let filled = 0;
  const fill = async () => void filled++;
  const first = await start(env(), quiet, fill);
  expect((await fetch(`${first.address.replace('localhost', '127.0.0.1')}/readyz`)).status).toBe(200);
  await first.stop();
  const second = await start(env(), quiet, fill);
  await second.stop();
  expect(filled).toBe(2);
}, 60_000);

test('with a database of its own it fills no demo, unless asked', async () => {
  const database = await aStore({ migrated: false });
  let filled = 0;
  const fill = async () => void filled++;
  const server = await start(env({ DATABASE_URL: database.url }), quiet, fill);
  expect(filled).toBe(0);
  await server.stop();
  const demo = await start(env({ DATABASE_URL: database.url, DEMO: '1' }), quiet, fill);
  expect(filled).toBe(1);
  await demo.stop();
}, 60_000);

test('the operator’s page and the measures are served beside it, and end with it', async () => {
  const database = await aStore();
  const server = await start(env({ DATABASE_URL: database.url, METRICS_PORT: '0' }), quiet, noDemo);
  const address = server.operatorAddress ?? '';
  let page = '';
  // The node has just begun to speak to itself.
  while (!page.includes('Meddelanden kommer fram.')) page = await (await fetch(address)).text();
  expect(page).toMatch(/●<\/span> Grönt:<\/span> Databasen/);
  expect(page).toContain('Databasen tar emot det som skrivs.');
  expect(await (await fetch(`${address}metrics`)).text()).toMatch(/^samsvar_oldest_unstored_seconds 0$/m);
  const outside = await fetch(`${server.address.replace('localhost', '127.0.0.1')}/metrics`);
  expect(await outside.text()).not.toContain('samsvar_oldest');
  await server.stop();
  await expect(fetch(address)).rejects.toThrow();
}, 60_000);

test('a port for measures that is taken is told by its own setting', async () => {
  const database = await aStore();
  const other = net.createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const failing = startServer(env({ DATABASE_URL: database.url, METRICS_PORT: String(port) }), quiet, noDemo);
  await expect(failing).rejects.toThrow(`METRICS_PORT=${port + 1}`);
  other.close();
}, 60_000);

test('a second server with another SESSION_SECRET is refused in words, one with the same is welcome', async () => {
  const database = await aStore();
  const settings = { DATABASE_URL: database.url, SESSION_SECRET: 'a'.repeat(32) };
  await start(env(settings), quiet, noDemo);
  const other = startServer(env({ ...settings, SESSION_SECRET: 'b'.repeat(32) }), quiet, noDemo);
  await expect(other).rejects.toThrow(ConfigFault);
  await expect(other).rejects.toThrow('Sätt samma SESSION_SECRET på alla servrar');
  const same = await start(env(settings), quiet, noDemo);
  await same.stop();
  const [shown] = await database.sql`select application_name from pg_stat_activity where application_name like 'samsvar %' limit 1`;
  expect(shown?.['applicationName']).toMatch(/^samsvar [0-9a-f]{12}$/);
}, 60_000);

test('a port that is taken is told in a sentence, and nothing is left running', async () => {
  const database = await aStore();
  const other = net.createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const failing = startServer(env({ DATABASE_URL: database.url, PORT: String(port) }), quiet, noDemo);
  await expect(failing).rejects.toThrow(ConfigFault);
  await expect(failing).rejects.toThrow(`PORT=${port + 1}`);
  other.close();
  const probe = openDatabase(database.url, { connections: 1 });
  const left = async () => {
    const [row] = await probe`select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name like 'samsvar %'`;
    return row?.['n'];
  };
  while ((await left()) !== 0) await new Promise((resolve) => setTimeout(resolve, 20)); // the database notices in its own time
  await probe.end();
}, 60_000);

test('a database that does not answer is told without its password', async () => {
  const failing = startServer(
    env({ DATABASE_URL: 'postgresql://samsvar:hemligt@127.0.0.1:1/x' }),
    quiet,
    noDemo,
  );
  await expect(failing).rejects.toThrow(/ECONNREFUSED/);
  await expect(failing).rejects.toThrow(/^(?!.*hemligt)/s);
});
