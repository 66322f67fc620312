// Plays the socket half of the permission matrix: every message type, from every principal, to a real document.
import type { Sql } from '@samsvar/database';
import type { Actor } from '@samsvar/domain';
import { COLLAB_PATH, MESSAGE, REFUSALS, SYNC, encodeCheck, encodeEvidence, encodeIntent } from '@samsvar/protocol';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { MESSAGES, PRINCIPALS, type Principal } from './permission-matrix';
import { aColleague, aConsultation, anActor } from './testing/a-workspace';
import { anApplication, type TestApplication } from './testing/an-application';

let server: TestApplication;
let response = '';
const cookies = new Map<Principal, string>();

beforeAll(async () => {
  server = await anApplication();
  const { sql } = server;
  const author = await anActor(sql, 'author');
  const people: readonly (readonly [Principal, Actor])[] = [
    ['author', author],
    ['reviewer', await aColleague(sql, author, 'reviewer')],
    ['administrator', await aColleague(sql, author, 'administrator')],
    ['registrar', await aColleague(sql, author, 'registrar')],
    ['decisionMaker', await aColleague(sql, author, 'decision_maker')],
    ['rival', await anActor(sql, 'author')],
  ];
  cookies.set('anonymous', '');
  for (const [principal, actor] of people) cookies.set(principal, (await server.client(actor)).cookie);
  const client = await server.client(author);
  const started = await client.send(
    'POST',
    `/api/consultations/${await aConsultation(sql, author)}/responses`,
    { mirrors: null, ownCaseNumber: null },
  );
  response = (started.body as { id: string }).id; // what the shape promises
}, 60_000);
afterAll(() => server.close());

const OUTSIDE: Readonly<Partial<Record<Principal, number>>> = { anonymous: 401, rival: 404 };
const INSIDE = PRINCIPALS.filter((principal) => OUTSIDE[principal] === undefined);
const WRITERS: readonly Principal[] = ['author'];

describe('the upgrade', () => {
  test.each(PRINCIPALS)('of %s', async (principal) => {
    expect(await knock(principal, response)).toBe(OUTSIDE[principal] ?? 101);
  });

  test('from another site is refused, whoever is signed in', async () => {
    expect(await knock('author', response, 'https://ond.example')).toBe(403);
    expect(await knock('author', response, server.url)).toBe(101);
  });
});

describe.each(Object.entries(MESSAGES))('message %s, for %s', (name, allowed) => {
  test.each(INSIDE)('from %s', async (principal) => {
    const before = await logLength(server.sql);
    // The keys of both tables are the same; permission-matrix.spec.ts proves it.
    const code = await exchange(principal, frameOf(name as keyof typeof MESSAGE));
    const after = await logLength(server.sql);
    const mayWrite = allowed === 'writers' && WRITERS.includes(principal);
    expect(after > before).toBe(mayWrite);
    if (allowed === 'server' || allowed === 'asked') expect(code).toBe(REFUSALS.invalid.close);
    if (allowed === 'readers' || mayWrite) expect(code).toBeNull();
  });
});

test.each(INSIDE)('a type that does not exist ends the connection of %s', async (principal) => {
  expect(await exchange(principal, new Uint8Array([99]))).toBe(REFUSALS.invalid.close);
});

const open = (principal: Principal, id: string, origin?: string): WebSocket =>
  new WebSocket(`${server.url.replace('http', 'ws')}${COLLAB_PATH}/${id}`, {
    headers: { cookie: cookies.get(principal) ?? '', ...(origin ? { origin } : {}) },
  });

const knock = (principal: Principal, id: string, origin?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = open(principal, id, origin);
    socket.once('open', () => (socket.terminate(), resolve(101)));
    socket.once(
      'unexpected-response',
      (request, answer) => (request.destroy(), resolve(answer.statusCode ?? 0)),
    );
    socket.once('error', (error) =>
      error.message.includes('before the connection') ? undefined : reject(error),
    );
  });

/** Joins, sends one frame, and answers the code the server closed with; null when it is still open once it has settled. */
const exchange = (principal: Principal, frame: Uint8Array): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const socket = open(principal, response);
    socket.once('error', reject);
    socket.once('open', () => {
      socket.send(frame);
      // The server takes messages in order: its answer to this one says that it is done with the frame.
      socket.send(askForState());
    });
    socket.on('message', (data: Buffer) => {
      if (data[0] !== MESSAGE.sync || data[1] !== SYNC.step2) return;
      // Writes are committed in groups, some milliseconds after they came.
      setTimeout(() => (socket.terminate(), resolve(null)), 300);
    });
    socket.once('close', (code) => resolve(code));
  });

const askForState = (): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE.sync);
  encoding.writeVarUint(out, SYNC.step1);
  encoding.writeVarUint8Array(out, Y.encodeStateVector(new Y.Doc()));
  return encoding.toUint8Array(out);
};

/** The least that each message can say and still be well formed. */
const frameOf = (name: keyof typeof MESSAGE): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE[name]);
  if (name === 'sync') {
    encoding.writeVarUint(out, SYNC.update);
    encoding.writeVarUint8Array(out, anUpdate());
  }
  if (name === 'carry') {
    // A seal that the server never made, around an update that the sender would like to have written.
    encoding.writeVarUint8Array(out, new Uint8Array(32));
    encoding.writeVarUint8Array(out, anUpdate());
  }
  if (name === 'check') return encodeCheck({ epoch: 1, seq: 1, hash: new Uint8Array(32) });
  if (name === 'intent') return encodeIntent('remove-much');
  if (name === 'evidence') return encodeEvidence(anUpdate());
  if (name === 'awareness') encoding.writeVarUint8Array(out, new Uint8Array([0]));
  return encoding.toUint8Array(out);
};

const anUpdate = (): Uint8Array => {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.setAttribute('id', `p-${doc.clientID}`);
  doc.getXmlFragment('text').insert(0, [paragraph]);
  return Y.encodeStateAsUpdate(doc);
};

const logLength = async (sql: Sql): Promise<number> =>
  (await sql<{ n: number }[]>`select count(*) as n from response_update where response_id = ${response}`)[0]
    ?.n ?? 0;

// Last of all, for it ends a session that the other tests use.
test('who signs out is sent away from the open document, and does not come back in', async () => {
  const socket = open('author', response);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('message', resolve));
  const client = await server.client();
  client.cookie = cookies.get('author') ?? '';
  expect((await client.send('DELETE', '/api/session')).status).toBe(204);
  expect(await closed).toBe(4401);
  expect(await knock('author', response)).toBe(401);
});
