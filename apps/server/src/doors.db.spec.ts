// What stands in front of the rooms: origins, body limits, headers, health and the log.
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { anActor } from './testing/a-workspace';
import { PASSWORD, anApplication, type TestApplication, type TestClient } from './testing/an-application';

let server: TestApplication;
let client: TestClient;
let log = '';

beforeAll(async () => {
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, next) => ((log += chunk.toString()), next()),
  });
  server = await anApplication({ log: pino(sink) });
  client = await server.client(await anActor(server.sql));
});
afterAll(() => server.close());

const DRAFT = {
  title: 'En remiss',
  issuers: ['Region Norrsjö'],
  issuerCaseNumber: 'RS 1',
  sentOn: null,
  dueOn: '2026-12-15',
};
const register = (body: unknown, headers = {}) => client.send('POST', '/api/consultations', body, headers);
const count = async () => (await server.sql<{ n: number }[]>`select count(*) as n from consultation`)[0]?.n;

describe('origins', () => {
  test.each([
    ['another site by Origin', { origin: 'https://ond.example' }],
    ['the null origin of a sandbox', { origin: 'null' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['another scheme', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['both, disagreeing', { origin: 'https://ond.example', 'sec-fetch-site': 'same-origin' }],
  ])('%s may not change anything, nor sign in', async (_name, headers) => {
    const before = await count();
    for (const answer of [
      await register(DRAFT, headers),
      await client.send('POST', '/api/session', { email: 'a@b.se', password: 'x' }, headers),
    ]) {
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ code: 'foreign-origin' });
    }
    expect(await count()).toBe(before);
  });

  test('the own origin may, and so may a program that is no browser', async () => {
    expect((await register(DRAFT, { origin: server.url, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    expect((await register(DRAFT)).status).toBe(201);
  });

  test('no other site may read either: there are no headers that let it', async () => {
    const answer = await client.send('GET', '/api/consultations', undefined, {
      origin: 'https://ond.example',
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  test('another name that points at this machine does not pass for us', async () => {
    const { default: http } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const headers = {
        host: 'ond.example',
        origin: 'http://ond.example',
        cookie: client.cookie,
        'content-type': 'application/json',
      };
      http
        .request(`${server.url}/api/consultations`, { method: 'POST', headers }, (answer) =>
          resolve(answer.statusCode),
        )
        .once('error', reject)
        .end('{}');
    });
    expect(status).toBe(403);
  });
});

describe('bodies', () => {
  test.each([
    ['malformed', '{"title":'],
    ['no JSON at all', 'hej'],
    ['a bare text', '"hej"'],
    ['nested too deep', '['.repeat(33) + ']'.repeat(33)],
    ['nested to overflow a stack', '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000)],
    ['in unknown letters', '{"a":1}'],
  ])('%s is invalid', async (name, body) => {
    const headers =
      name === 'in unknown letters' ? { 'content-type': 'application/json; charset=utf-7' } : {};
    const answer = await register(body, headers);
    expect([400, 415]).toContain(answer.status);
    expect(answer.text).not.toMatch(/token|JSON|stack|at /);
  });

  test('brackets inside a text are no nesting', async () => {
    const answer = await register({ ...DRAFT, title: `Om "${'['.repeat(100)}" och \\` });
    expect(answer.status).toBe(201);
  });

  test('longer than the limit is too large, compressed or not', async () => {
    const long = JSON.stringify({ ...DRAFT, title: 'a'.repeat(300_000) });
    expect(await register(long)).toMatchObject({ status: 413, body: { code: 'too-large' } });
    const { gzipSync } = await import('node:zlib');
    const answer = await fetch(`${server.url}/api/consultations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', cookie: client.cookie },
      body: gzipSync(long),
    });
    expect(answer.status).toBe(413);
  });

  test('unknown and prototype keys change nothing', async () => {
    const poisoned = JSON.stringify(DRAFT).replace('{', '{"__proto__":{"isPoisoned":true},');
    await register(poisoned);
    await register(JSON.stringify(DRAFT).replace('{', '{"constructor":{"prototype":{"isPoisoned":true}},'));
    expect(Reflect.get({}, 'isPoisoned')).toBeUndefined();
    expect(await register({ ...DRAFT, organisationId: 'x' })).toMatchObject({
      status: 400,
      body: { code: 'invalid' },
    });
  });
});

describe('answers', () => {
  test('carry the headers that keep a page in its place', async () => {
    const { headers } = await client.send('GET', '/api/consultations');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.has('x-powered-by')).toBe(false);
  });

  test('health is open to all, and readiness asks the database', async () => {
    const anyone = await server.client();
    expect(await anyone.send('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'up' } });
    expect(await anyone.send('GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  test('the demo is not to be found where there is none', async () => {
    const anyone = await server.client();
    const [demo, nothing] = [await anyone.send('GET', '/api/demo'), await anyone.send('GET', '/api/nothing')];
    expect(demo.status).toBe(404);
    expect(demo.text).toBe(nothing.text);
  });

  test('the description of the API is made from the shapes', async () => {
    const { body } = await client.send('GET', '/api/openapi.json');
    expect(body).toMatchObject({
      paths: {
        '/api/session': {
          post: {
            requestBody: { content: { 'application/json': { schema: { required: ['email', 'password'] } } } },
          },
        },
        '/api/consultations': {
          get: {
            responses: {
              200: { content: { 'application/json': { schema: { required: ['consultations'] } } } },
            },
          },
        },
      },
    });
  });
});

test('the log has routes and ids, but no body, cookie, query or path that matched nothing', async () => {
  await register({ ...DRAFT, title: 'kanariefågel-titel' });
  await client.send('GET', '/api/consultations?q=kanariefågel-fråga');
  await client.send('GET', '/api/kanariefågel-väg');
  await client.send('POST', '/api/session', { email: 'kanariefågel@example.se', password: 'kanariefågel' });
  const lines = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toContainEqual(
    expect.objectContaining({
      method: 'POST',
      route: '/api/consultations',
      status: 201,
      person: expect.any(String),
    }),
  );
  expect(log).not.toMatch(/kanarief|%C3%A5gel/);
  expect(log).not.toContain(client.cookie.split('=')[1]);
  expect(log).not.toContain(PASSWORD);
});
