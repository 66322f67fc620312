// The same store tests on PostgreSQL 15, the oldest we promise, where the machine has one.
import { startEmbedded, type EmbeddedDatabase } from '@samsvar/database';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const folder = '/usr/lib/postgresql/15/bin';
const isThere = existsSync(path.join(folder, 'initdb'));
if (!isThere) console.log('PostgreSQL 15 is not on this machine: its tests are not run.');

let data = '';
let database: EmbeddedDatabase;
beforeAll(async () => {
  if (!isThere) return;
  data = mkdtempSync(path.join(os.tmpdir(), 'samsvar-postgresql-15-'));
  const binaries = { initdb: path.join(folder, 'initdb'), postgres: path.join(folder, 'postgres') };
  database = await startEmbedded(data, { binaries, settings: ['fsync=off', 'synchronous_commit=off'] });
});
afterAll(async () => {
  if (!isThere) return;
  await database.stop();
  rmSync(data, { recursive: true, force: true });
});

/** What plays the policy and models for minutes, or is about something else than the database, says nothing more of it than the stores' own specs do. */
const LEFT_OUT = ['embedded', 'matrix\\.db', 'model\\.db', 'guessing', 'tampering', 'http\\.db', 'web-source', 'sso/', 'start-server', 'mail\\.db'];

const jest = (project: string) =>
  new Promise<{ code: number | null; output: string }>((resolve) => {
    const args = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
    const child = spawn(process.execPath, [...args, '-c', `${project}/jest.config.mjs`, '\\.db\\.spec', '--testPathIgnorePatterns', ...LEFT_OUT], {
      cwd: root,
      env: { ...process.env, TEST_DATABASE_URL: database.url },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('close', (code) => resolve({ code, output }));
  });

(isThere ? test : test.skip).each(['libs/database', 'apps/server'])('%s passes on PostgreSQL 15', async (project) => {
  const { code, output } = await jest(project);
  if (code !== 0) console.log(output);
  expect(output).toMatch(/Tests: +.*\d+ passed/);
  expect(code).toBe(0);
}, 900_000);
