// Gives a test a fresh, migrated database on a real PostgreSQL.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { startEmbedded } from '../embedded/embedded';
import { MIGRATIONS, migrate } from '../migrate';
import { openDatabase, type Sql } from '../sql';

export interface TestDatabase {
  readonly sql: Sql;
  readonly url: string;
  /** Closes the pool and removes the database. */
  close(): Promise<void>;
}

/** Tests may lose their data when the machine fails; that is what makes them quick. */
const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
/** Key of the advisory lock under which the database with every migration is made. */
const LOCK = 7_267_002;

/**
 * One PostgreSQL for all files of a run: the one that `TEST_DATABASE_URL` names, to try the same tests on another, or an
 * embedded one that is started by whoever asks first. It ends with the process that started it, and is then started anew.
 */
const findServer = async (): Promise<string> => {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return given;
  const folder = process.env['SAMSVAR_SHARED_FOLDER'];
  if (!folder) throw new Error('The run has no folder to share: see tests/shared-folder.mjs.');
  const file = path.join(folder, 'postgres-url');
  const running = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (running && (await answers(running))) return running;
  const { url } = await startEmbedded(mkdtempSync(path.join(folder, 'postgres-')), { settings: QUICK, isUnattended: true });
  writeFileSync(file, url);
  return url;
};

const answers = async (url: string): Promise<boolean> => {
  const sql = openDatabase(url, { connections: 1 });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
};

const inDatabase = (server: string, name: string): string => {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

/** The name of a database with every migration and nothing in it, made once, to be copied. Migrations that differ have one each. */
const migratedDatabase = async (admin: Sql, server: string): Promise<string> => {
  const name = `migrated_${createHash('sha256').update(await migrationTexts()).digest('hex').slice(0, 16)}`;
  const one = await admin.reserve();
  try {
    await one`select pg_advisory_lock(${LOCK})`;
    const [found] = await one`select from pg_database where datname = ${name}`;
    if (!found) {
      await one`drop database if exists ${admin(`${name}_unfinished`)}`;
      await one`create database ${admin(`${name}_unfinished`)}`;
      const sql = openDatabase(inDatabase(server, `${name}_unfinished`), { connections: 1 });
      await migrate(sql).finally(() => sql.end({ timeout: 5 }));
      await one`alter database ${admin(`${name}_unfinished`)} rename to ${admin(name)}`;
    }
    await one`select pg_advisory_unlock(${LOCK})`;
  } finally {
    one.release();
  }
  return name;
};

const migrationTexts = async (): Promise<string> => {
  const names = (await readdir(MIGRATIONS)).sort();
  return (await Promise.all(names.map((name) => readFile(path.join(MIGRATIONS, name), 'utf8')))).join('\n');
};

/** A fresh database with every migration applied. Close it in `afterAll`. */
export const aDatabase = async ({ migrated = true }: { readonly migrated?: boolean } = {}): Promise<TestDatabase> => {
  const server = await findServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = openDatabase(server, { connections: 2 });
  const template = migrated ? await migratedDatabase(admin, server) : 'template1';
  await admin`create database ${admin(name)} template ${admin(template)}`;
  const url = inDatabase(server, name);
  const sql = openDatabase(url);
  const close = async () => {
    await sql.end({ timeout: 5 });
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end({ timeout: 5 });
  };
  return { sql, url, close };
};
