// Webhooks told over real sockets: signed, tried again, and given up.
import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { Actor } from '@samsvar/domain';
import type { NewWebhookBody, WebhooksBody } from '@samsvar/protocol';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';
import { WebhookWorker } from './webhook-worker';

interface Told {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

let server: TestApplication;
let listener: http.Server;
let url = '';
let status = 200;
let now = new Date();
const told: Told[] = [];

beforeAll(async () => {
  server = await anApplication({ clock: () => now });
  listener = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      told.push({ headers: request.headers, body });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  url = `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}/hook`;
}, 60_000);
afterAll(async () => {
  listener.closeAllConnections();
  listener.close();
  await server.close();
});
beforeEach(() => {
  told.splice(0);
  status = 200;
  now = new Date();
});

const round = () => server.app.get(WebhookWorker, { strict: false }).round();
const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000));
/** What the log has just told is due by the clock of the database, which goes on while ours stands still. */
const untilDue = async () => {
  const [row] = await server.sql<{ at: Date }[]>`select max(try_at) as at from webhook_delivery`;
  now = new Date(Math.max(now.getTime(), (row?.at.getTime() ?? 0) + 1));
};

const aWebhook = async (administrator: Actor, events: readonly string[]) => {
  const client = await server.client(administrator);
  const answer = await client.send('POST', '/api/organisation/webhooks', { name: 'Diariet', url, events, isEnabled: true });
  expect(`${answer.status} ${answer.status === 201 ? '' : answer.text}`).toBe('201 ');
  const { webhooks, secret } = answer.body as NewWebhookBody; // what the shape promises
  const id = webhooks[0]?.id ?? '';
  const list = async () => ((await client.send('GET', '/api/organisation/webhooks')).body as WebhooksBody).webhooks[0];
  return { client, id, secret, list };
};

const DRAFT = { title: 'Hemlig rubrik', issuers: ['Region Norrsjö'], issuerCaseNumber: 'RS 1', sentOn: null, dueOn: '2027-12-15' };

test('a change is told to the own organisation’s webhook alone, signed, with ids and no words', async () => {
  const administrator = await anActor(server.sql, 'administrator');
  const author = await aColleague(server.sql, administrator, 'author');
  const rival = await aWebhook(await anActor(server.sql, 'administrator'), ['consultation.registered']);
  const { secret, list } = await aWebhook(administrator, ['consultation.registered']);
  const client = await server.client(author);
  const made = await client.send('POST', '/api/consultations', DRAFT);
  expect(made.status).toBe(201);
  await untilDue();
  await round();
  expect(told).toHaveLength(1);
  const { headers, body } = told[0] as Told; // there is one
  expect(JSON.parse(body)).toEqual({
    type: 'consultation.registered',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
    data: { organisation: administrator.organisationId, object: { kind: 'consultation', id: (made.body as { id: string }).id } },
  });
  expect(body).not.toContain('Hemlig');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  expect((await list())?.deliveries).toMatchObject([{ event: 'consultation.registered', state: 'delivered', attempts: 1, status: 200 }]);
  expect((await rival.list())?.deliveries).toEqual([]);
  const [row] = await server.sql<{ text: string }[]>`select w::text as text from webhook w where organisation_id = ${administrator.organisationId}`;
  expect(row?.text).not.toContain(key.toString('hex'));
});

test('what is refused is tried again with the same id, later and later, and given up after the eighth time', async () => {
  const administrator = await anActor(server.sql, 'administrator');
  const { id } = await aWebhook(administrator, ['consultation.registered']);
  status = 500;
  const author = await server.client(await aColleague(server.sql, administrator, 'author'));
  await author.send('POST', '/api/consultations', DRAFT);
  later(120);
  const counts: number[] = [];
  for (const pause of [0, 10, 60, 300, 1_800, 7_200, 21_600, 86_400, 86_400, 86_400]) {
    later(pause - 1);
    await round();
    later(1);
    await round();
    counts.push(told.length);
  }
  expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 8, 8]);
  expect(new Set(told.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const [row] = await server.sql<{ attempts: number; isGivenUp: boolean; status: number }[]>`
    select attempts, given_up_at is not null as is_given_up, status from webhook_delivery where webhook_id = ${id}`;
  expect(row).toEqual({ attempts: 8, isGivenUp: true, status: 500 });
});

test('a trial is sent once; what waits for an address goes to no other', async () => {
  const administrator = await anActor(server.sql, 'administrator');
  const { client, id, list } = await aWebhook(administrator, ['consultation.registered']);
  status = 500;
  await client.send('POST', `/api/organisation/webhooks/${id}/ping`);
  later(120);
  await round();
  expect((await list())?.deliveries).toMatchObject([{ event: 'ping', state: 'given-up', attempts: 1, status: 500 }]);
  const author = await server.client(await aColleague(server.sql, administrator, 'author'));
  await author.send('POST', '/api/consultations', DRAFT);
  await client.send('PUT', `/api/organisation/webhooks/${id}`, { name: 'Diariet', url: `${url}/ny`, events: ['consultation.registered'], isEnabled: true });
  later(120);
  await round();
  expect(told).toHaveLength(1);
  expect((await list())?.deliveries.find(({ event }) => event !== 'ping')).toMatchObject({ state: 'given-up', problem: 'moved' });
});

test('who answers 410 is not asked again; what is turned off or suspended is told nothing', async () => {
  const administrator = await anActor(server.sql, 'administrator');
  const { client, id, list } = await aWebhook(administrator, ['ping']);
  status = 410;
  await client.send('POST', `/api/organisation/webhooks/${id}/ping`);
  await round();
  later(120);
  await round();
  expect(told).toHaveLength(1);
  expect((await list())?.deliveries).toMatchObject([{ state: 'given-up', attempts: 1, status: 410 }]);
  await client.send('POST', `/api/organisation/webhooks/${id}/ping`);
  await server.sql`update organisation set suspended_at = now() where id = ${administrator.organisationId}`;
  await round();
  await server.sql`update organisation set suspended_at = null where id = ${administrator.organisationId}`;
  await client.send('PUT', `/api/organisation/webhooks/${id}`, { name: 'Diariet', url, events: ['ping'], isEnabled: false });
  await round();
  expect((await client.send('POST', `/api/organisation/webhooks/${id}/ping`)).status).toBe(404);
  expect(told).toHaveLength(1);
  expect((await list())?.deliveries[0]).toMatchObject({ state: 'given-up', problem: 'off' });
});

test.each(['ftp://a.example', 'https://anna:hemligt@a.example', 'inte en adress', 'javascript:alert(1)', 'https://a.example/#x'])(
  '%s is no address',
  async (bad) => {
    const client = await server.client(await anActor(server.sql, 'administrator'));
    const answer = await client.send('POST', '/api/organisation/webhooks', { name: 'A', url: bad, events: ['ping'], isEnabled: true });
    expect(answer).toMatchObject({ status: 422, body: { code: 'address-not-allowed' } });
  },
);
