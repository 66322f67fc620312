// The socket door on the real server, database and network, with stock clients, our own, and hostile ones.
import { jest } from '@jest/globals';
import http from 'node:http';
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import { transaction } from '@samsvar/database';
import type { ResponseContent } from '@samsvar/document';
import type { Actor, ResponseId } from '@samsvar/domain';
import { SUBPROTOCOL } from '@samsvar/protocol';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { AccessModule } from '../access/access.module';
import { AuditModule } from '../audit/audit.module';
import { BaseModule } from '../base/base.module';
import { readJson } from '../base/body';
import { openLog } from '../base/logger';
import { hashPassword } from '../session/password';
import { MailModule } from '../mail/mail.module';
import { SessionDoor } from '../session/session-door';
import { SessionModule } from '../session/session.module';
import { aColleague, aConsultation, anActor } from '../testing/a-workspace';
import { aConfig } from '../testing/an-application';
import { CollabAdapter } from './collab-adapter';
import { LiveModule } from './live.module';
import { ResponseDocuments } from './response-documents';

let database: TestDatabase;
let app: NestExpressApplication;
let origin: string;
let author: Actor;
let reviewer: Actor;
let rival: Actor;
let response: ResponseId;
const cookies = new Map<Actor, string>();
const PASSWORD = 'ett långt lösenord för prov';

beforeAll(async () => {
  database = await aDatabase();
  const { sql } = database;
  const base = BaseModule.with({ config: aConfig({ databaseUrl: database.url }), sql, clock: () => new Date(), log: openLog('silent') });
  @Module({ imports: [base, AccessModule, AuditModule, MailModule, SessionModule, LiveModule] })
  class Rooms {}
  app = await NestFactory.create<NestExpressApplication>(Rooms, { bodyParser: false, logger: false });
  app.use('/api', ...app.get(SessionDoor).handlers, readJson());
  app.useWebSocketAdapter(new CollabAdapter(app));
  await app.listen(0, '127.0.0.1');
  origin = await app.getUrl();
  author = await anActor(sql, 'author');
  reviewer = await aColleague(sql, author, 'reviewer');
  rival = await anActor(sql, 'author');
  for (const actor of [author, reviewer, rival]) cookies.set(actor, await signIn(actor));
  response = await aResponse();
}, 60_000);

afterAll(async () => {
  await app.close();
  await database.close();
});

const signIn = async ({ personId }: Actor): Promise<string> => {
  const { sql } = database;
  const [row] = await sql<{ email: string }[]>`update person set password_hash = ${await hashPassword(PASSWORD)} where id = ${personId} returning email`;
  const body = JSON.stringify({ email: row?.email, password: PASSWORD });
  const answer = await fetch(`${origin}/api/session`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
};

const CONTENT: ResponseContent = {
  text: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Regionen' }] }] },
  overallStance: null,
};

const aResponse = async (): Promise<ResponseId> => {
  const { sql } = database;
  const consultation = await aConsultation(sql, author);
  const [caseFile, id] = [randomUUID(), randomUUID() as ResponseId]; // a new uuid, named here
  await transaction(sql, async (tx) => {
    await tx`insert into case_file (id, organisation_id, consultation_id, state) values (${caseFile}, ${author.organisationId}, ${consultation}, 'drafting')`;
    await tx`insert into response (id, organisation_id, case_file_id, title, created_by) values (${id}, ${author.organisationId}, ${caseFile}, 'Svar', ${author.personId})`;
    await app.get(ResponseDocuments).create(tx, id, CONTENT, author.personId);
  });
  return id;
};

interface Asked {
  readonly actor?: Actor;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole answer to an upgrade that is refused, or `101`. */
const knock = (path: string, { actor, headers = {} }: Asked): Promise<string> =>
  new Promise((resolve, reject) => {
    const cookie = actor ? { cookie: cookies.get(actor) ?? '' } : {};
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'x3JJHMbDL1EzLkh9GBhXDw==' };
    const request = http.get(origin + path, { headers: { ...upgrade, ...cookie, ...headers } });
    request.on('error', reject);
    request.on('upgrade', (_answer, socket) => {
      socket.destroy();
      resolve('101');
    });
    request.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(`${answer.statusCode} ${JSON.stringify(answer.rawHeaders)} ${Buffer.concat(chunks).toString()}`));
    });
  });

/** A stock client: y-websocket's own provider, with a cookie. */
const aStockClient = (actor: Actor, id: ResponseId = response) => {
  const sockets: WebSocket[] = [];
  class Socket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { cookie: cookies.get(actor) ?? '' } });
      sockets.push(this);
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/collab`, id, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket, // the same interface by another name
    disableBc: true,
  });
  clients.push({
    close: () => {
      provider.destroy();
      provider.awareness.destroy(); // the provider leaves its timer running
    },
  });
  return { doc, provider, sockets, text: () => doc.getXmlFragment('text').toString() };
};
const clients: { close(): void }[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.close()));

const until = async (isSo: () => boolean | Promise<boolean>, what: string): Promise<void> => {
  const end = Date.now() + 8_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const writeIn = (doc: Y.Doc, words: string) => {
  const paragraph = doc.getXmlFragment('text').get(0);
  if (!(paragraph instanceof Y.XmlElement)) throw new Error('no paragraph');
  const text = paragraph.get(0);
  if (text instanceof Y.XmlText) text.insert(text.length, words);
};

describe('upgrade', () => {
  const path = () => `/collab/${response}`;
  const absent = '/collab/00000000-0000-4000-8000-000000000000';

  test('lets people of the organisation in', async () => {
    for (const actor of [author, reviewer]) expect(await knock(path(), { actor })).toBe('101');
    expect(await knock(path(), { actor: author, headers: { origin } })).toBe('101');
  });

  test('answers hidden, absent and malformed with the same bytes', async () => {
    const hidden = await knock(path(), { actor: rival });
    expect(hidden).toMatch(/^404 /);
    for (const other of [absent, '/collab/x', `${path()}/`, '/collab/', `/collab/${response.toUpperCase()}`, '/elsewhere']) {
      expect(await knock(other, { actor: rival })).toBe(hidden);
    }
  });

  test('asks for a session before it looks for the response', async () => {
    expect(await knock(path(), {})).toMatch(/^401 /);
    expect(await knock(path(), {})).toBe(await knock(absent, {}));
    expect(await knock(path(), { headers: { cookie: 'samsvar=s%3Amade.up' } })).toMatch(/^401 /);
  });

  test.each([
    ['another site', { origin: 'https://ond.example' }],
    ['the null origin', { origin: 'null' }],
    ['a browser without an origin', { 'sec-fetch-mode': 'websocket' }],
  ])('refuses %s', async (_name, headers) => {
    expect(await knock(path(), { actor: author, headers })).toMatch(/^403 /);
  });

  test('tells an outdated editor to reload', async () => {
    expect(await knock(`${path()}?schema=0`, { actor: author })).toMatch(/^409 /);
  });
});

describe('a stock client', () => {
  test('joins, edits, and another one sees it; it is in the database and in the projection', async () => {
    const [first, second] = [aStockClient(author), aStockClient(author)];
    await until(() => first.provider.synced && second.provider.synced, 'both synced');
    expect(first.text()).toContain('Regionen');
    writeIn(first.doc, ' tillstyrker förslaget');
    await until(() => second.text().includes('tillstyrker förslaget'), 'the other sees it');
    await until(async () => JSON.stringify((await app.get(ResponseDocuments).projection(response)).content).includes('tillstyrker'), 'projected');
    const kept = async () => (await database.sql`select 1 from response_projection where response_id = ${response} and content::text like '%tillstyrker%'`).length === 1;
    await until(kept, 'kept');
  });

  test('is shown by its real name whatever it says, also a reader', async () => {
    const [first, second] = [aStockClient(author), aStockClient(reviewer)];
    await until(() => first.provider.synced && second.provider.synced, 'both synced');
    second.provider.awareness.setLocalState({ user: { name: 'Generaldirektören', color: 'url(x)' }, cursor: null, secret: 1 });
    const seen = () => first.provider.awareness.getStates().get(second.doc.clientID);
    await until(() => seen() !== undefined, 'presence');
    expect(seen()).toEqual({
      user: { id: reviewer.personId, name: 'Ivar Ek', organisation: expect.any(String), color: expect.stringMatching(/^#[0-9a-f]{6}$/) },
      cursor: null,
    });
    second.provider.destroy();
    await until(() => seen() === undefined, 'gone');
  });

  test('of a reviewer reads and cannot write: nothing stored, nothing shown, told so', async () => {
    const id = await aResponse();
    const [writer, reader] = [aStockClient(author, id), aStockClient(reviewer, id)];
    await until(() => writer.provider.synced && reader.provider.synced, 'both synced');
    let denied = 0;
    // The stock client asks for ArrayBuffers.
    reader.sockets[0]?.on('message', (data: ArrayBuffer) => (denied += new Uint8Array(data)[0] === 2 ? 1 : 0));
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    writeIn(reader.doc, ' OBEHÖRIGT');
    await until(() => denied === 1, 'denied');
    writeIn(writer.doc, ' behörigt');
    await until(() => reader.text().includes('behörigt'), 'still reading');
    expect(writer.text()).not.toContain('OBEHÖRIGT');
    const { content } = await app.get(ResponseDocuments).projection(id);
    expect(JSON.stringify(content)).not.toContain('OBEHÖRIGT');
    expect(await loggedBytes(id)).not.toContain('OBEHÖRIGT');
  });
});

const loggedBytes = async (id: ResponseId): Promise<string> => {
  const rows = await database.sql<{ payload: Buffer }[]>`select payload from response_update where response_id = ${id}`;
  return rows.map(({ payload }) => payload.toString('utf8')).join('\n');
};

describe('a hostile client', () => {
  const aRawClient = (actor: Actor, protocols: string[] = []) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/collab/${response}`, protocols, { headers: { cookie: cookies.get(actor) ?? '' } });
    clients.push({ close: () => socket.terminate() });
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    return { socket, closed, opened: new Promise((resolve) => socket.on('open', resolve)) };
  };

  test.each([
    ['a text frame', 'hej'],
    ['an unknown type', Buffer.from([77])],
    ['a type only the server uses', Buffer.from([100, 1])],
    ['an empty frame', Buffer.alloc(0)],
    ['half a frame', Buffer.from([0, 2, 50, 1])],
    ['a state vector that is none', Buffer.from([0, 0, 2, 9, 9])],
  ])('is closed for good after %s', async (_name, frame) => {
    const { socket, closed, opened } = aRawClient(author);
    await opened;
    socket.send(frame);
    expect(await closed).toBe(4400);
  });

  test('cannot send more than the largest message', async () => {
    const { socket, closed, opened } = aRawClient(author);
    await opened;
    socket.send(Buffer.alloc(3_000_000));
    expect(await closed).toBe(1009);
  });

  test('gets the subprotocol only when it asks for it', async () => {
    const [asks, silent] = [aRawClient(author, [SUBPROTOCOL]), aRawClient(author)];
    await Promise.all([asks.opened, silent.opened]);
    expect([asks.socket.protocol, silent.socket.protocol]).toEqual([SUBPROTOCOL, '']);
  });
});

test('people whose rights have changed are sent away', async () => {
  const { provider, sockets } = aStockClient(reviewer);
  await until(() => provider.synced, 'synced');
  const closed = new Promise((resolve) => sockets[0]?.on('close', resolve));
  app.get(ResponseDocuments).closeFor({ personId: reviewer.personId });
  expect(await closed).toBe(1012);
});
