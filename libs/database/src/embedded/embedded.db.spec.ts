// The embedded PostgreSQL starts, keeps its data, survives kill -9, and refuses a second owner.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../sql';
import { startEmbedded, type EmbeddedOptions } from './embedded';

const folders: string[] = [];
const aFolder = () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-embedded-'));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const query = async (url: string, text: string) => {
  const sql = openDatabase(url, { connections: 1 });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
};

const postmaster = (folder: string) =>
  Number(readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

const isRoot = process.getuid?.() === 0;
const hasNamespaces =
  spawnSync('unshare', ['--user', '--map-user=65534', '--map-group=65534', 'true']).status === 0;
const modes: readonly (EmbeddedOptions['mode'] | undefined)[] =
  isRoot && hasNamespaces ? ['nobody', 'user-namespace'] : [undefined];

test.each(modes)(
  'keeps its data from one start to the next (run as: %s)',
  async (mode) => {
    const folder = aFolder();
    if (mode === 'nobody') spawnSync('chmod', ['755', folder]);
    const first = await startEmbedded(folder, { mode });
    expect(first.isFirst).toBe(true);
    await query(first.url, "create table kept as select 'åäö' as word");
    await first.stop();
    await first.stop();
    const second = await startEmbedded(folder, { mode });
    expect(second.isFirst).toBe(false);
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'åäö' }]);
    await second.stop();
  },
  60_000,
);

test('a database killed by -9 comes back with what it had committed', async () => {
  const folder = aFolder();
  const first = await startEmbedded(folder);
  await query(first.url, 'create table kept as select 42 as answer');
  process.kill(postmaster(folder), 'SIGKILL');
  await first.stop();
  const second = await startEmbedded(folder);
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await second.stop();
}, 60_000);

test('a second start on the same folder is refused with a sentence, and the first goes on', async () => {
  const folder = aFolder();
  const first = await startEmbedded(folder);
  const owner = readFileSync(path.join(folder, 'owner'), 'utf8');
  expect(owner.startsWith(`${process.pid} `)).toBe(true);
  // Another living process as owner: this test's parent.
  rmSync(path.join(folder, 'owner'));
  writeFileSync(path.join(folder, 'owner'), `${process.ppid}`);
  await expect(startEmbedded(folder)).rejects.toThrow(/is in use by another Samsvar/);
  expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await first.stop();
}, 60_000);

test('the password file is for the owner alone, and the folder is let go at the stop', async () => {
  const folder = aFolder();
  const database = await startEmbedded(folder);
  expect(statSync(path.join(folder, 'postgres-password')).mode & 0o077).toBe(0);
  await database.stop();
  expect(existsSync(path.join(folder, 'owner'))).toBe(false);
}, 60_000);
