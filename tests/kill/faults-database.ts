// A PostgreSQL of our own, as durable as the product's, to be killed and started again behind a line of our own.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrate, openDatabase, startEmbedded, type EmbeddedDatabase, type Sql } from '@samsvar/database';
import { FaultyLine } from './faults-proxy';

export interface FaultyDatabase {
  /** Address over the line that can be cut. */
  readonly url: string;
  readonly line: FaultyLine;
  /** Straight to the database; a new one after each start. */
  readonly sql: Sql;
  /** Ends the postmaster as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same data; tries until the dead one is out of the way. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts one, in `folder` or in one of its own. */
export const aFaultyDatabase = async (folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-faults-'))): Promise<FaultyDatabase> => {
  let database = await startEmbedded(folder);
  let sql = openDatabase(database.url, { connections: 2 });
  await migrate(sql);
  const line = new FaultyLine(portOf(database));
  const url = new URL(database.url);
  url.port = String(await line.listen());
  const letGo = async () => {
    await sql.end({ timeout: 1 }).catch(() => undefined);
    await database.stop();
  };
  return {
    url: url.href,
    line,
    get sql() {
      return sql;
    },
    kill: async () => {
      const pid = Number(readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      await letGo();
    },
    restart: async () => {
      database = await startAgain(folder);
      sql = openDatabase(database.url, { connections: 2 });
      line.target = portOf(database);
    },
    close: async () => {
      await line.close();
      await letGo();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const portOf = ({ url }: EmbeddedDatabase): number => Number(new URL(url).port);

const startAgain = async (folder: string): Promise<EmbeddedDatabase> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await startEmbedded(folder);
    } catch (error) {
      // Its last children may still be going.
      if (tries >= 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
};
