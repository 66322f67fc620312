// The real server as a process of its own, on a real database, to be killed and started again.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { hash } from '@node-rs/argon2';
import { aDatabase } from '@samsvar/database/testing';
import type { Sql } from '@samsvar/database';

const MAIN = path.resolve(import.meta.dirname, '../..', process.env['SERVER_MAIN'] ?? 'apps/server/dist/main.js');
const PASSWORD = 'ett långt lösenord för prov';
const START_MS = 30_000;

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly cookie: string;
}

export interface KillableServer {
  readonly sql: Sql;
  readonly port: number;
  start(): Promise<void>;
  /** Ends the process without a word, as a crash would. */
  kill(): Promise<void>;
  /** Asks the process to stop, and answers its exit code. */
  stop(): Promise<number | null>;
  close(): Promise<void>;
}

/** A server that is not started yet. */
export const aKillableServer = async (): Promise<KillableServer> => {
  const database = await aDatabase();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'samsvar-kill-'));
  const port = await freePort();
  let running: ChildProcess | null = null;
  const ended = async (signal: NodeJS.Signals) => {
    const process = running;
    running = null;
    if (!process || process.exitCode !== null) return process?.exitCode ?? null;
    const exit = new Promise<number | null>((resolve) => process.once('exit', resolve));
    process.kill(signal);
    return exit;
  };
  return {
    sql: database.sql,
    port,
    start: async () => {
      running = await startProcess({ DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error' });
    },
    kill: async () => void (await ended('SIGKILL')),
    stop: () => ended('SIGTERM'),
    close: async () => {
      await ended('SIGKILL');
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** Starts the real server and waits until it is ready. Throws with what it said when it does not become so. */
export const startProcess = async (env: Readonly<Record<string, string>>): Promise<ChildProcess> => {
  const server = spawn(process.execPath, [MAIN], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const end = Date.now() + START_MS;
  while (Date.now() < end && server.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${env['PORT']}/readyz`).catch(() => null);
    if (answer?.status === 200) return server;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill('SIGKILL');
  throw new Error(`The server did not start: ${said}`);
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** An author for each name, signed in, all of one organisation. */
export const authors = async ({ sql, port }: Pick<KillableServer, 'sql' | 'port'>, names: readonly string[]): Promise<Person[]> => {
  const organisation = randomUUID();
  const number = String(Math.floor(Math.random() * 1e10)).padStart(10, '0');
  await sql`insert into organisation (id, name, type, organisation_number)
    values (${organisation}, 'Region Norrsjö', 'region', ${`${number.slice(0, 6)}-${number.slice(6)}`})`;
  const passwordHash = await hash(PASSWORD);
  const people: Person[] = [];
  for (const name of names) {
    const id = randomUUID();
    const email = `${id}@example.se`;
    await sql`insert into person (id, name, email, password_hash) values (${id}, ${name}, ${email}, ${passwordHash})`;
    await sql`insert into membership (organisation_id, person_id, role) values (${organisation}, ${id}, 'author')`;
    const answer = await post(port, '/api/session', { email, password: PASSWORD });
    people.push({ id, name, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' });
  }
  return people;
};

/** A response that one of them has started; answers its id. */
export const startedResponse = async (port: number, { cookie }: Person): Promise<string> => {
  const remiss = { title: 'Remiss: En strategi', issuers: ['Regeringskansliet'], issuerCaseNumber: 'S2026/1', sentOn: null, dueOn: '2027-12-15' };
  const consultation = await idIn(await post(port, '/api/consultations', remiss, cookie));
  return idIn(await post(port, `/api/consultations/${consultation}/responses`, { mirrors: null, ownCaseNumber: null }, cookie));
};

const post = (port: number, route: string, body: unknown, cookie = ''): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}${route}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', cookie },
  });

const idIn = async (answer: Response): Promise<string> => {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return (JSON.parse(text) as { id: string }).id; // what the route's shape promises
};
