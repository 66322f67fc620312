// Lines on the real server and database: judged like sockets, bound to a person, and as durable.
import type { Actor, ResponseId } from '@samsvar/domain';
import { MESSAGE, SYNC, decodeBatch, decodeSealedUpdate, decodeServerMessage, encodeBatch, syncFrame, type Goodbye, type ServerMessage } from '@samsvar/protocol';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { aResponse } from '../testing/a-response';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { ResponseDocuments } from './response-documents';

let server: TestApplication;
let author: Actor;
let people: { author: TestClient; reviewer: TestClient; rival: TestClient };
let response: ResponseId;

beforeAll(async () => {
  server = await anApplication();
  author = await anActor(server.sql, 'author');
  people = {
    author: await server.client(author),
    reviewer: await server.client(await aColleague(server.sql, author, 'reviewer')),
    rival: await server.client(await anActor(server.sql, 'author')),
  };
  response = await aResponse(server, author);
}, 60_000);
afterAll(() => server.close());

const address = (client: TestClient) => ({ cookie: client.cookie, 'content-type': 'application/octet-stream' });

/** A person at the end of a line, with a document of their own. */
class Person {
  readonly doc = new Y.Doc();
  readonly said: ServerMessage[] = [];
  goodbye: Goodbye | null = null;
  headers = new Headers();
  polled = 0;
  brought = 0;
  private isLeaving = false;
  private listening = Promise.resolve();
  private taking: Promise<unknown> = Promise.resolve();

  constructor(
    readonly client: TestClient,
    readonly base: string,
  ) {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) void this.bring(syncFrame(SYNC.update, update));
    });
  }

  static async opens(client: TestClient, id: ResponseId = response): Promise<Person> {
    const opened = await client.send('POST', `/api/responses/${id}/line`);
    expect(opened.status).toBe(201);
    const { line } = opened.body as { line: string }; // what the shape promises
    return new Person(client, `/api/responses/${id}/line/${line}`);
  }

  async joins(): Promise<this> {
    await this.bring(syncFrame(SYNC.step1, Y.encodeStateVector(this.doc)));
    this.listening = this.listen();
    await until(() => this.text().length > 0, 'text');
    return this;
  }

  text(): string {
    return this.doc.getXmlFragment('text').toString();
  }

  types(words: string): void {
    const paragraph = this.doc.getXmlFragment('text').get(0);
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
    if (text instanceof Y.XmlText) text.insert(text.length, words);
  }

  /** Brings a message with the next number, when those before it have been taken, or with a given number at once. */
  bring(frame: Uint8Array, n?: number): Promise<number> {
    const send = async () => (await this.post(`frames?n=${n ?? this.brought++}`, encodeBatch({ frames: [frame], goodbye: null }))).status;
    if (n !== undefined) return send();
    const taken = this.taking.then(send);
    this.taking = taken;
    return taken;
  }

  post(door: string, body: Uint8Array = new Uint8Array()): Promise<Response> {
    // A view of its own buffer; the encoder's type is only wider.
    return fetch(`${server.url}${this.base}/${door}`, { method: 'POST', headers: address(this.client), body: body as Uint8Array<ArrayBuffer> });
  }

  async poll(): Promise<number> {
    const answer = await this.post(`poll?n=${this.polled}`);
    this.headers = answer.headers;
    if (answer.status !== 200) return answer.status;
    this.polled += 1;
    const batch = decodeBatch(new Uint8Array(await answer.arrayBuffer()));
    this.goodbye = batch.goodbye;
    batch.frames.forEach((frame) => this.hear(frame));
    return 200;
  }

  async leaves(): Promise<void> {
    this.isLeaving = true;
    await this.taking;
    await this.post(`end?n=${this.brought++}`);
    await this.listening;
  }

  private async listen(): Promise<void> {
    while (!this.isLeaving && !this.goodbye && (await this.poll()) < 400);
  }

  private hear(frame: Uint8Array): void {
    const input = decoding.createDecoder(frame);
    const type = decoding.readVarUint(input);
    if (type === MESSAGE.sync) {
      const kind = decoding.readVarUint(input);
      const payload = decoding.readVarUint8Array(input);
      if (kind === SYNC.step1) void this.bring(syncFrame(SYNC.step2, Y.encodeStateAsUpdate(this.doc, payload)));
      else Y.applyUpdate(this.doc, payload, this);
    }
    const message = type >= 100 ? decodeServerMessage(type, input) : null;
    if (message) this.said.push(message);
    if (message?.type === 'relayed') Y.applyUpdate(this.doc, decodeSealedUpdate(message.body).update, this);
  }
}

const until = async (isSo: () => boolean | Promise<boolean>, what: string): Promise<void> => {
  const end = Date.now() + 8_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
const rowsOf = async (id: ResponseId) => (await server.sql`select 1 from response_update where response_id = ${id}`).length;
const textOf = async (id: ResponseId) => JSON.stringify((await server.app.get(ResponseDocuments, { strict: false }).projection(id)).content);

test('two people write together; what is acknowledged is in the log', async () => {
  const id = await aResponse(server, author);
  const [first, second] = [await Person.opens(people.author, id), await Person.opens(people.author, id)];
  await Promise.all([first.joins(), second.joins()]);
  const before = await rowsOf(id);
  first.types(' Från ett.');
  await until(() => first.said.some((one) => one.type === 'ack' && one.count >= 2), 'acknowledged');
  expect(await rowsOf(id)).toBeGreaterThan(before);
  second.types(' Från två.');
  await until(() => first.text() === second.text() && first.text().includes('Från två.'), 'both see both');
  expect(await textOf(id)).toContain('Från ett.');
  await Promise.all([first.leaves(), second.leaves()]);
});

test('an answer with messages is neither kept, compressed nor held back on its way', async () => {
  const person = await Person.opens(people.author);
  await person.bring(syncFrame(SYNC.step1, Y.encodeStateVector(person.doc)));
  expect(await person.poll()).toBe(200);
  expect(person.headers.get('cache-control')).toBe('no-store, no-transform');
  expect(person.headers.get('x-accel-buffering')).toBe('no');
  expect(person.headers.get('content-encoding')).toBeNull();
  expect(person.headers.get('content-type')).toBe('application/octet-stream');
  await person.leaves();
});

test('a reader hears and cannot write, and is told so', async () => {
  const id = await aResponse(server, author);
  const reader = await (await Person.opens(people.reviewer, id)).joins();
  reader.types(' OBEHÖRIGT');
  await until(() => reader.said.some((one) => one.type === 'nack'), 'refused');
  expect(await textOf(id)).not.toContain('OBEHÖRIGT');
  await reader.leaves();
});

test('a poll that does not wait hears that there is nothing', async () => {
  const person = await Person.opens(people.author);
  const statuses = [];
  do statuses.push((await person.post(`poll?n=${statuses.length}&wait=0`)).status);
  while (statuses.at(-1) === 200);
  expect(statuses.at(-1)).toBe(204);
  await person.leaves();
});

describe('who may open and use a line', () => {
  const open = (client: TestClient, query = '', headers: Readonly<Record<string, string>> = {}) =>
    client.send('POST', `/api/responses/${response}/line${query}`, undefined, headers);

  test('judged like a socket', async () => {
    expect((await open(people.rival)).status).toBe(404);
    expect((await open(await server.client())).status).toBe(401);
    expect((await open(people.author, '?schema=0')).body).toMatchObject({ code: 'schema-outdated' });
    const foreign: Readonly<Record<string, string>>[] = [{ origin: 'https://ond.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of foreign) {
      expect((await open(people.author, '', headers)).body).toMatchObject({ code: 'foreign-origin' });
    }
    expect((await open(people.author, '', { origin: server.url, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  test('a line is its opener’s, of its response, until it ends', async () => {
    const mine = await Person.opens(people.author);
    const other = await aResponse(server, author);
    const doors = ['poll?n=0', 'frames?n=0', 'end?n=0'];
    for (const client of [people.reviewer, people.rival]) {
      const thief = new Person(client, mine.base);
      for (const door of doors) expect((await thief.post(door)).status).toBe(404);
    }
    const elsewhere = new Person(people.author, mine.base.replace(response, other));
    for (const door of doors) expect((await elsewhere.post(door)).status).toBe(404);
    await mine.leaves();
    for (const door of doors) expect((await mine.post(door)).status).toBe(404);
  });

  test('another site cannot use one either', async () => {
    const mine = await Person.opens(people.author);
    for (const door of ['poll?n=0', 'frames?n=0', 'end?n=0']) {
      const answer = await people.author.send('POST', `${mine.base}/${door}`, undefined, { origin: 'https://ond.example' });
      expect(answer.body).toMatchObject({ code: 'foreign-origin' });
    }
    await mine.leaves();
  });

  test('no more lines than sockets', async () => {
    const client = await server.client(await aColleague(server.sql, author, 'reviewer'));
    const lines = [];
    for (let count = 0; count < 20; count++) lines.push(await Person.opens(client));
    expect((await open(client)).body).toMatchObject({ code: 'too-many-connections' });
    await lines[0]?.leaves();
    lines.push(await Person.opens(client));
    await Promise.all(lines.slice(1).map((one) => one.leaves()));
  });
});

describe('requests that come twice, late or broken', () => {
  test('the same batch is taken once; one that skips a number ends the line', async () => {
    const id = await aResponse(server, author);
    const person = await (await Person.opens(people.author, id)).joins();
    person.types(' En gång.');
    await until(() => person.said.some((one) => one.type === 'ack' && one.count >= 2), 'acknowledged');
    const rows = await rowsOf(id);
    expect(await person.bring(syncFrame(SYNC.step1, Y.encodeStateVector(person.doc)), 0)).toBe(204);
    expect(await person.bring(Uint8Array.of(77), 0)).toBe(204);
    expect(await rowsOf(id)).toBe(rows);
    expect(await person.bring(Uint8Array.of(77), 99)).toBe(409);
    expect((await person.post('frames?n=0')).status).toBe(404);
  });

  test.each([
    ['no batch', Uint8Array.of(9, 9)],
    ['a message that is none', encodeBatch({ frames: [Uint8Array.of(77)], goodbye: null })],
    ['a message that only the server says', encodeBatch({ frames: [Uint8Array.of(100, 1)], goodbye: null })],
  ])('%s closes the connection for good', async (_name, body) => {
    const person = await Person.opens(people.author);
    expect((await person.post('frames?n=0', body)).status).toBe(204);
    expect(await person.poll()).toBe(200);
    expect(person.goodbye).toMatchObject({ code: 4400 });
  });

  test('more than a socket would take is refused before it is read', async () => {
    const person = await Person.opens(people.author);
    expect((await person.post('frames?n=0', new Uint8Array(3_000_000))).status).toBe(413);
    await person.leaves();
  });

  test.each(['', '?n=', '?n=-1', '?n=1e3', '?n=0&n=1'])('a number that is none: %s', async (query) => {
    const person = await Person.opens(people.author);
    expect((await person.post(`poll${query}`)).status).toBe(400);
    await person.leaves();
  });
});

test('people whose rights have changed hear a goodbye at once, and their line is gone', async () => {
  const actor = await aColleague(server.sql, author, 'reviewer');
  const person = await (await Person.opens(await server.client(actor))).joins();
  server.app.get(ResponseDocuments, { strict: false }).closeFor({ personId: actor.personId });
  await until(() => person.goodbye !== null, 'goodbye');
  expect(person.goodbye).toEqual({ code: 1012, reason: 'access changed' });
});

test('a server that stops says goodbye to everybody who waits, with their last words saved', async () => {
  const other = await anApplication();
  const own = server;
  server = other;
  try {
    const actor = await anActor(other.sql, 'author');
    const id = await aResponse(other, actor);
    const person = await (await Person.opens(await other.client(actor), id)).joins();
    person.types(' Sista ordet.');
    await until(() => person.said.some((one) => one.type === 'ack' && one.count >= 2), 'acknowledged');
    const closing = other.app.close();
    await until(() => person.goodbye !== null, 'goodbye');
    expect(person.goodbye).toEqual({ code: 1012, reason: 'restarting' });
    await closing;
  } finally {
    server = own;
    await other.close();
  }
});
