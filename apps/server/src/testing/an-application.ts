// The real application on a real database and a free port, and a client that talks to it as a browser would.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Sql } from '@samsvar/database';
import { aDatabase } from '@samsvar/database/testing';
import type { Actor, PersonId } from '@samsvar/domain';
import { createApplication } from '../application';
import type { Clock } from '../base/clock';
import type { Config } from '../base/config';
import { openLog, type Log } from '../base/logger';
import { hashPassword } from '../session/password';

export interface TestApplication {
  readonly app: NestExpressApplication;
  readonly sql: Sql;
  readonly url: string;
  readonly config: Config;
  /** A client of its own for each person; with an actor it is signed in. */
  client(actor?: Actor): Promise<TestClient>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

/** Keeps cookies and sends JSON; `headers` add to or override what it sends by itself. */
export interface TestClient {
  /** Text and bytes are sent as they are, anything else as JSON. */
  send(
    method: string,
    route: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  cookie: string;
  /** Sent with everything, also with what is asked for past `send`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Differences {
  readonly config?: Partial<Config>;
  readonly clock?: Clock;
  readonly log?: Log;
}

/** The password that `client(actor)` gives every person it signs in. */
export const PASSWORD = 'ett långt lösenord för prov';

/** Starts it all. Close it in `afterAll`. */
export const anApplication = async (differences: Differences = {}): Promise<TestApplication> => {
  const database = await aDatabase();
  const { sql } = database;
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'samsvar-test-data-'));
  const config = aConfig({ dataDir, databaseUrl: database.url, ...differences.config });
  const clock = differences.clock ?? (() => new Date());
  const app = await createApplication(
    { config, sql, clock, log: differences.log ?? openLog('silent') },
    path.join(dataDir, 'no-web'),
  );
  await app.listen(config.port, '127.0.0.1');
  const address: unknown = app.getHttpServer().address();
  const port = typeof address === 'object' && address && 'port' in address ? address.port : 0;
  const url = `http://127.0.0.1:${String(port)}`;
  const client = async (actor?: Actor) => {
    const made = aClient(url);
    if (actor) await signIn(sql, made, actor.personId);
    return made;
  };
  const close = async () => {
    app.getHttpServer().closeAllConnections();
    await app.close();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { app, sql, url, config, client, close };
};

/** Settings for a test. */
export const aConfig = (differences: Partial<Config> = {}): Config => ({
  port: 0,
  host: '127.0.0.1',
  dataDir: os.tmpdir(),
  databaseUrl: null,
  publicUrl: null,
  mail: null,
  demo: false,
  trustProxy: false,
  metricsPort: null,
  metricsHost: '127.0.0.1',
  redisUrl: null,
  objectStore: null,
  operatorSecret: null,
  logLevel: 'error',
  sessionSecret: randomBytes(32).toString('hex'),
  ...differences,
});

const aClient = (url: string): TestClient => {
  const client: TestClient = {
    cookie: '',
    send: async (method, route, body, headers = {}) => {
      const sent =
        typeof body === 'string' || body instanceof Uint8Array
          ? body
          : body === undefined
            ? undefined
            : JSON.stringify(body);
      const answer = await fetch(url + route, {
        method,
        redirect: 'manual',
        ...(sent === undefined ? {} : { body: sent }),
        headers: {
          'content-type': 'application/json',
          ...(client.cookie ? { cookie: client.cookie } : {}),
          ...headers,
        },
      });
      for (const set of answer.headers.getSetCookie()) client.cookie = set.split(';')[0] ?? '';
      const text = await answer.text();
      const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
      return {
        status: answer.status,
        headers: answer.headers,
        text,
        body: isJson && text ? (JSON.parse(text) as unknown) : null,
      };
    },
  };
  return client;
};

const signIn = async (sql: Sql, client: TestClient, person: PersonId): Promise<void> => {
  const [row] = await sql<
    { email: string }[]
  >`update person set password_hash = ${await hashPassword(PASSWORD)} where id = ${person} returning email`;
  const answer = await client.send('POST', '/api/session', { email: row?.email, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`could not sign in: ${answer.text}`);
};
