// Applies the SQL migrations at start, one at a time, under an advisory lock.
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Sql } from './sql';

/** Key of the advisory lock that keeps two starting nodes from migrating at once. */
const LOCK = 7_267_001;

/** Where the migrations lie when the code runs from source. A bundle says where its copy is. */
export const MIGRATIONS = path.resolve(import.meta.dirname, '../migrations');

/**
 * Brings the database to the newest migration and answers the names that were applied.
 * Throws when a migration that has been applied was edited afterwards.
 */
export const migrate = async (sql: Sql, folder: string = MIGRATIONS): Promise<string[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    await tx`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`;
    const done = new Map(
      (await tx<{ name: string; sha256: string }[]>`select name, sha256 from migration`).map((row) => [
        row.name,
        row.sha256,
      ]),
    );
    const applied: string[] = [];
    for (const name of names) {
      const text = await readFile(path.join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const earlier = done.get(name);
      if (earlier !== undefined && earlier !== sha256)
        throw new Error(`Migration ${name} was edited after it had been applied.`);
      if (earlier !== undefined) continue;
      await tx.unsafe(text);
      await tx`insert into migration (name, sha256) values (${name}, ${sha256})`;
      applied.push(name);
    }
    return applied;
  });
};
