// Gives a test a fresh, migrated database on a real PostgreSQL.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbedded } from '../embedded/embedded';
import { migrate } from '../migrate';
import { openDatabase, type Sql } from '../sql';

export interface TestDatabase {
  readonly sql: Sql;
  readonly url: string;
  /** Closes the pool and removes the database; with the last one the PostgreSQL goes too. */
  close(): Promise<void>;
}

interface Server {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Tests may lose their data when the machine fails; that is what makes them quick. */
const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

let server: Promise<Server> | null = null;
let users = 0;

/** `TEST_DATABASE_URL` points at another PostgreSQL to try the same tests on; without it an embedded one is started. */
const startServer = async (): Promise<Server> => {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, stop: async () => undefined };
  const folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-test-'));
  const database = await startEmbedded(folder, { settings: QUICK });
  const stop = async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: database.url, stop };
};

/** A fresh database with every migration applied. Close it in `afterAll`. */
export const aDatabase = async (options: { readonly migrated?: boolean } = {}): Promise<TestDatabase> => {
  users++;
  const { url: base } = await (server ??= startServer());
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = openDatabase(base, { connections: 1 });
  await admin`create database ${admin(name)}`;
  const url = new URL(base);
  url.pathname = `/${name}`;
  const sql = openDatabase(url.href);
  if (options.migrated !== false) await migrate(sql);
  const close = async () => {
    await sql.end({ timeout: 5 });
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end({ timeout: 5 });
    users--;
    if (users > 0 || !server) return;
    const last = server;
    server = null;
    await (await last).stop();
  };
  return { sql, url: url.href, close };
};
