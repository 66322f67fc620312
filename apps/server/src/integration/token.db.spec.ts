// Tokens through the real doors: what they open, and what ends them.
import type { Actor } from '@samsvar/domain';
import type { NewTokenBody, TokensBody } from '@samsvar/protocol';
import { aColleague, aConsultation, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';

let server: TestApplication;
let now = new Date('2026-11-22T10:00:00Z');
beforeAll(async () => {
  server = await anApplication({ clock: () => now });
}, 60_000);
afterAll(() => server.close());

const until = '2026-12-01';
const DRAFT = { title: 'Remiss', issuers: ['Region Norrsjö'], issuerCaseNumber: 'RS 1', sentOn: null, dueOn: '2026-12-15' };

const aToken = async (actor: Actor, scopes: readonly string[]): Promise<NewTokenBody> => {
  const client = await server.client(actor);
  const answer = await client.send('POST', '/api/tokens', { name: 'Diariet', scopes, until });
  expect(`${answer.status} ${answer.status === 201 ? '' : answer.text}`).toBe('201 ');
  return answer.body as NewTokenBody; // what the shape promises
};

const asking = async (token: string, method: string, route: string, body?: unknown, cookie = '') => {
  const client = await server.client();
  return client.send(method, route, body, { authorization: `Bearer ${token}`, ...(cookie ? { cookie } : {}) });
};

test('is shown once, kept as a hash, and opens what its scopes and its owner’s role both allow', async () => {
  const author = await anActor(server.sql);
  await aConsultation(server.sql, author, { title: 'Remiss om gräs' });
  const { secret, token } = await aToken(author, ['consultations:read']);
  expect(secret).toMatch(/^ssv_[\w-]{43}$/);
  expect(token).toMatchObject({ name: 'Diariet', scopes: ['consultations:read'], isOwn: true, state: 'live', usedAt: null });
  const [row] = await server.sql<{ text: string }[]>`select t::text as text from api_token t where id = ${token.id}`;
  expect(row?.text).not.toContain(secret.slice(4));
  const seen = await asking(secret, 'GET', '/api/consultations');
  expect(seen.status).toBe(200);
  expect(seen.text).toContain('Remiss om gräs');
  expect((await asking(secret, 'POST', '/api/consultations', DRAFT)).status).toBe(403);
  const writing = await aToken(author, ['consultations:read', 'consultations:write']);
  expect((await asking(writing.secret, 'POST', '/api/consultations', DRAFT)).status).toBe(201);
  const reviewer = await aColleague(server.sql, author, 'reviewer');
  const more = await aToken(reviewer, ['consultations:read', 'consultations:write']);
  expect((await asking(more.secret, 'GET', '/api/consultations')).status).toBe(200);
  expect((await asking(more.secret, 'POST', '/api/consultations', DRAFT)).status).toBe(403);
  const client = await server.client(author);
  const own = (await client.send('GET', '/api/tokens')).body as TokensBody;
  expect(own.tokens.map(({ usedAt }) => usedAt === null)).toEqual([false, false]);
});

test('never manages people, sign-in, tokens or sessions, whatever its owner’s role', async () => {
  const administrator = await anActor(server.sql, 'administrator');
  const { secret } = await aToken(administrator, ['consultations:read', 'responses:read', 'reviews:write']);
  for (const route of ['/api/session', '/api/tokens', '/api/organisation/tokens', '/api/organisation/webhooks', '/api/notifications', '/api/board', '/api/outbox'])
    expect(`${route} ${(await asking(secret, 'GET', route)).status}`).toBe(`${route} 403`);
  expect((await asking(secret, 'POST', '/api/tokens', { name: 'Ny', scopes: ['reviews:read'], until })).status).toBe(403);
  expect((await asking(secret, 'POST', '/api/organisation/webhooks', { name: 'A', url: 'https://a.example', events: ['ping'], isEnabled: true })).status).toBe(403);
});

test('ends when revoked, expired, or when its owner is suspended or leaves; a session beside it is no help', async () => {
  const author = await anActor(server.sql);
  const { secret, token } = await aToken(author, ['consultations:read']);
  const status = async (cookie = '') => (await asking(secret, 'GET', '/api/consultations', undefined, cookie)).status;
  const { sql } = server;
  expect(await status()).toBe(200);
  await sql`update membership set suspended_at = now() where person_id = ${author.personId}`;
  expect(await status()).toBe(401);
  await sql`update membership set suspended_at = null where person_id = ${author.personId}`;
  await sql`update organisation set suspended_at = now() where id = ${author.organisationId}`;
  expect(await status()).toBe(401);
  await sql`update organisation set suspended_at = null where id = ${author.organisationId}`;
  const before = now;
  now = new Date('2026-12-01T22:59:59Z');
  expect(await status()).toBe(200);
  now = new Date('2026-12-01T23:00:00Z');
  expect(await status()).toBe(401);
  now = before;
  const client = await server.client(author);
  expect((await client.send('DELETE', `/api/tokens/${token.id}`)).status).toBe(200);
  expect(await status(client.cookie)).toBe(401);
  expect((await client.send('DELETE', `/api/tokens/${token.id}`)).status).toBe(404);
  expect((await client.send('GET', '/api/consultations')).status).toBe(200);
});

test('an administrator sees and revokes everybody’s, nobody another organisation’s', async () => {
  const author = await anActor(server.sql);
  const administrator = await aColleague(server.sql, author, 'administrator');
  const { secret, token } = await aToken(author, ['reviews:read']);
  const rival = await server.client(await anActor(server.sql, 'administrator'));
  expect(((await rival.send('GET', '/api/organisation/tokens')).body as TokensBody).tokens).toEqual([]);
  expect((await rival.send('DELETE', `/api/organisation/tokens/${token.id}`)).status).toBe(404);
  expect((await rival.send('DELETE', `/api/tokens/${token.id}`)).status).toBe(404);
  const client = await server.client(administrator);
  expect((await client.send('DELETE', `/api/tokens/${token.id}`)).status).toBe(404);
  expect(((await client.send('GET', '/api/organisation/tokens')).body as TokensBody).tokens).toMatchObject([{ id: token.id, isOwn: false, state: 'live' }]);
  const revoked = await client.send('DELETE', `/api/organisation/tokens/${token.id}`);
  expect((revoked.body as TokensBody).tokens).toMatchObject([{ state: 'revoked' }]);
  expect((await asking(secret, 'GET', '/api/sources')).status).toBe(401);
});

test.each([
  ['a last day that is past', { until: '2026-11-21' }, 'until'],
  ['one too far off', { until: '2027-11-23' }, 'until'],
  ['no scope', { scopes: [] }, 'scopes'],
  ['a scope that is none', { scopes: ['everything'] }, 'scopes.0'],
  ['no name', { name: ' \u202e ' }, 'name'],
])('%s is refused', async (_what, change, field) => {
  const client = await server.client(await anActor(server.sql));
  const answer = await client.send('POST', '/api/tokens', { name: 'Diariet', scopes: ['reviews:read'], until, ...change });
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', details: { field } } });
});

test('at most twenty that work, also when many are asked for at once', async () => {
  const author = await anActor(server.sql);
  const client = await server.client(author);
  const answers = await Promise.all(
    Array.from({ length: 24 }, () => client.send('POST', '/api/tokens', { name: 'Diariet', scopes: ['reviews:read'], until })),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
  expect(answers.find(({ status }) => status !== 201)).toMatchObject({ status: 409, body: { code: 'limit-reached', details: { limit: 20 } } });
});
