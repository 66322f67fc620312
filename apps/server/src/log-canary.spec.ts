// The log holds no text of a draft, no name, no address and no secret, whatever people do and whatever breaks.
import { randomUUID } from 'node:crypto';
import type { Actor, ResponseId } from '@samsvar/domain';
import { WebsocketProvider } from 'y-websocket';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { openLog } from './base/logger';
import { ResponseDocuments } from './response/response-documents';
import { aParagraph, aResponse } from './testing/a-response';
import { anActor } from './testing/a-workspace';
import { PASSWORD, anApplication, type TestApplication } from './testing/an-application';

/** Stands wherever people write; nothing of it may stand in the log. */
const CANARY = 'kanariefågel';

const lines: string[] = [];
let server: TestApplication;
let actor: Actor;
let response: ResponseId;
beforeAll(async () => {
  server = await anApplication({ log: openLog('debug', { write: (line) => lines.push(line) }) });
  actor = await anActor(server.sql, 'author');
  const { sql } = server;
  await sql`update person set name = ${`Åsa ${CANARY}`}, email = ${`${CANARY}@example.se`} where id = ${actor.personId}`;
  await sql`update organisation set name = ${`Region ${CANARY}`} where id = ${actor.organisationId}`;
  response = await aResponse(server, actor, [aParagraph(`Vi tillstyrker ${CANARY}.`)]);
}, 60_000);
afterAll(() => server.close());

const secrets = (): readonly string[] => [CANARY, 'kanarief', PASSWORD, 'hemligt', server.config.sessionSecret, 'samsvar=', 's%3A'];

const until = async (isSo: () => boolean, what: string): Promise<void> => {
  const end = Date.now() + 8_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

test('requests, refusals, faults and live drafting leave no trace of what was written', async () => {
  const client = await server.client(actor);
  await client.send('POST', '/api/session', { email: `${CANARY}@example.se`, password: 'hemligt' });
  await client.send('POST', `/api/${CANARY}?q=${CANARY}`, { title: CANARY }, { 'x-canary': CANARY, referer: `https://${CANARY}.se/` });
  await client.send('POST', '/api/consultations', { title: CANARY, issuers: [CANARY] });
  await client.send('POST', '/api/consultations', `{"title": "${CANARY}`);
  await client.send('GET', `/api/responses/${response}`);
  await client.send('PUT', `/api/responses/${response}/figures`, CANARY);

  await type(client.cookie);
  await breakDown(client.cookie);

  await until(() => lines.some((line) => line.includes('updates not saved')), 'a failed commit is logged');
  const log = lines.join('\n');
  expect(lines.filter((line) => line.includes('"request"')).length).toBeGreaterThan(5);
  expect(log).toContain('unexpected error');
  for (const secret of [...secrets(), client.cookie.slice(8, 30)]) expect(log).not.toContain(secret);
  expect(log).toContain(actor.personId);
}, 60_000);

const open = (cookie: string) => {
  class Socket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { cookie } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/collab`, response, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket, // the same interface by another name
    disableBc: true,
  });
  const write = (words: string) => {
    const text = doc.getXmlFragment('text').get(0);
    if (text instanceof Y.XmlElement && text.get(0) instanceof Y.XmlText) (text.get(0) as Y.XmlText).insert(0, words); // just looked at
  };
  const close = () => {
    provider.destroy();
    provider.awareness.destroy();
  };
  return { doc, provider, write, close };
};

/** Good text, bad text, and frames that are none. */
const type = async (cookie: string): Promise<void> => {
  const { doc, provider, write, close } = open(cookie);
  await until(() => provider.synced, 'synced');
  write(CANARY);
  // A node that nobody knows, which is kept as it is, and one in the wrong place, which is not.
  const misplaced = new Y.XmlElement('tableRow');
  misplaced.insert(0, [new Y.XmlText(CANARY)]);
  doc.getXmlFragment('text').push([new Y.XmlElement(CANARY), misplaced]);
  await until(() => lines.some((line) => /breaks the schema|kept out of a response|quarantined/.test(line)), 'a broken document is logged');
  provider.ws?.send(Buffer.from(`\u0000\u0002${CANARY}`));
  close();
};

/** The database refuses, with a message that quotes what was written. */
const breakDown = async (cookie: string): Promise<void> => {
  const { sql, app } = server;
  const [name, other] = [`f_${randomUUID().slice(0, 8)}`, `g_${randomUUID().slice(0, 8)}`];
  await sql.unsafe(`
    create function ${name}() returns trigger language plpgsql as $$ begin
      raise exception 'no room for ${CANARY}: %', encode(new.payload, 'escape') using detail = '${CANARY}', hint = '${CANARY}';
    end $$;
    create trigger ${name} before insert on response_update for each row execute function ${name}();
    create function ${other}() returns trigger language plpgsql as $$ begin
      raise exception '${CANARY} %', new.title using detail = '${CANARY}';
    end $$;
    create trigger ${other} before insert on consultation for each row execute function ${other}();`);
  const client = await server.client(actor);
  const draft = { title: CANARY, issuers: [CANARY], issuerCaseNumber: CANARY, sentOn: null, dueOn: '2026-12-15' };
  expect((await client.send('POST', '/api/consultations', draft)).status).toBe(500);
  const { provider, write, close } = open(cookie);
  await until(() => provider.synced, 'synced again');
  write(`mer ${CANARY}`);
  await until(() => app.get(ResponseDocuments, { strict: false }).figures.uncommittedBytes > 0, 'waiting to be stored');
  await until(() => lines.some((line) => line.includes('updates not saved')), 'logged');
  await sql.unsafe(`drop trigger ${name} on response_update; drop trigger ${other} on consultation`);
  await until(() => app.get(ResponseDocuments, { strict: false }).figures.uncommittedBytes === 0, 'stored after all');
  close();
};
