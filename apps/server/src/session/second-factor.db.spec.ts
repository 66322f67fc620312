// Signing in with a second factor through the real doors: what half a sign-in opens, and what works once.
import type { Actor } from '@samsvar/domain';
import { aGenerator, codeOf, wrongCode, type TestGenerator } from '../testing/a-generator';
import { anActor } from '../testing/a-workspace';
import { PASSWORD, anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { SessionReader } from './session-reader';
import { HALF_LIMIT } from './session.store';
import { WRONG_CODES } from './sign-in-limit';

let server: TestApplication;
let actor: Actor;
let email: string;
let now = new Date();
let generator: TestGenerator;
let owner: TestClient;

beforeAll(async () => {
  server = await anApplication({ clock: () => now });
}, 60_000);
afterAll(() => server.close());

beforeEach(async () => {
  now = new Date();
  actor = await anActor(server.sql);
  email = `${actor.personId}@example.se`;
  owner = await server.client(actor);
  generator = await aGenerator(owner, now);
  pass(30);
});

/** Codes that were used before are over. */
const pass = (seconds: number) => (now = new Date(now.getTime() + seconds * 1_000));
const code = () => codeOf(generator.secret, now);
const give = (client: TestClient, draft: object) => client.send('POST', '/api/session/factor', draft);
const half = async (): Promise<TestClient> => {
  const client = await server.client();
  const answer = await client.send('POST', '/api/session', { email, password: PASSWORD });
  expect(answer.body).toEqual({ state: 'factor', ways: ['totp', 'recovery'] });
  return client;
};
const isIn = async (client: TestClient) => (await client.send('GET', '/api/session')).status === 200;

test('a code after the password signs in, under a new id each time', async () => {
  const client = await half();
  const before = client.cookie;
  const answer = await give(client, { kind: 'totp', code: code() });
  expect(answer.body).toMatchObject({ state: 'signed-in', session: { person: { id: actor.personId }, isEnrolling: false } });
  expect(client.cookie).not.toBe(before);
  const old = await server.client();
  old.cookie = before;
  expect(await isIn(old)).toBe(false);
  expect((await give(old, { kind: 'totp', code: code() })).status).toBe(401);
});

test('half a sign-in opens nothing, however the path is written', async () => {
  const client = await half();
  const routes = [
    '/api/session', '/api/account', '/api/consultations', '/api/organisation/sign-in-rules', '/api/notifications', '/api/notifications/events',
    '/%61pi/account', '/api/%61ccount', '/api/account/', '//api/account', '/api/./account', '/API/account', '/api/account%2f', '/api/session%2Fconfirmation', '/api/se%73sion/confirmation',
    '/api/session/factor/../../account', '/api/session/factor/%2e%2e/%2e%2e/account', '/api/account;x=1', '/api/account?factor=1',
  ];
  for (const route of routes) expect(`${route} ${(await client.send('GET', route)).status < 300}`).toBe(`${route} false`);
  for (const route of ['/api/account/totp', '/api/%61ccount/totp', '/api/account/recovery-codes', '/api/session/confirmation', '/api/account/email'])
    expect((await client.send('POST', route, { password: PASSWORD })).status).toBeGreaterThanOrEqual(400);
  const reader = server.app.get(SessionReader);
  const request = { headers: { cookie: client.cookie } } as never; // the part that is read
  expect(await reader.actorOf(request)).toBeNull();
  expect(await reader.stillActing(request)).toBeNull();
});

test('a session that somebody planted is worth nothing before, between and after the steps', async () => {
  const planted = await server.client();
  const victim = await server.client();
  const ids: string[] = [];
  await planted.send('POST', '/api/session', { email, password: PASSWORD });
  victim.cookie = planted.cookie;
  ids.push(victim.cookie);
  await victim.send('POST', '/api/session', { email, password: PASSWORD });
  ids.push(victim.cookie);
  await give(victim, { kind: 'totp', code: code() });
  expect(await isIn(victim)).toBe(true);
  expect(new Set([...ids, victim.cookie]).size).toBe(3);
  for (const id of ids) {
    planted.cookie = id;
    expect(await isIn(planted)).toBe(false);
  }
});

test('a code works once: of many that come at once, in sessions of their own, one signs in', async () => {
  const clients = await Promise.all(Array.from({ length: 4 }, half));
  const right = code();
  const answers = await Promise.all(clients.map((client) => give(client, { kind: 'totp', code: right })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await Promise.all(clients.map(isIn))).filter(Boolean)).toHaveLength(1);
  // Nor does an earlier one, after it.
  const late = await half();
  expect((await give(late, { kind: 'totp', code: codeOf(generator.secret, new Date(now.getTime() - 30_000)) })).status).toBe(401);
});

test('the clock of a telephone may be half a minute off, and no more', async () => {
  const at = (seconds: number) => codeOf(generator.secret, new Date(now.getTime() + seconds * 1_000));
  expect((await give(await half(), { kind: 'totp', code: at(-60) })).status).toBe(401);
  expect((await give(await half(), { kind: 'totp', code: at(60) })).status).toBe(401);
  expect((await give(await half(), { kind: 'totp', code: at(30) })).status).toBe(200);
});

test('a recovery code works once, however it is typed, and of many at once one signs in', async () => {
  const [one = '', two = ''] = generator.recovery;
  expect(generator.recovery).toHaveLength(10);
  expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect((await give(await half(), { kind: 'recovery', code: ` ${one.toLowerCase().replaceAll('-', ' ')} ` })).status).toBe(200);
  expect((await give(await half(), { kind: 'recovery', code: one })).body).toMatchObject({ code: 'factor-wrong' });
  const clients = await Promise.all(Array.from({ length: 3 }, half));
  const answers = await Promise.all(clients.map((client) => give(client, { kind: 'recovery', code: two })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const rows = await server.sql<{ text: string }[]>`select recovery_code::text as text from recovery_code`;
  expect(rows.some(({ text }) => text.includes(one.slice(0, 4)))).toBe(false);
});

test(`after ${WRONG_CODES} wrong codes the half sign-in is over, and so are codes for that account, for the right one too`, async () => {
  const client = await half();
  const answers = await Promise.all(Array.from({ length: WRONG_CODES + 3 }, () => give(client, { kind: 'totp', code: wrongCode(generator.secret, now) })));
  expect(answers.filter(({ body }) => (body as { code: string }).code === 'factor-wrong').length).toBeLessThanOrEqual(WRONG_CODES);
  expect((await give(client, { kind: 'totp', code: code() })).body).toMatchObject({ code: 'not-signed-in' });
  expect((await give(await half(), { kind: 'totp', code: code() })).status).toBe(429);
  // Whoever is locked out in this way still has the codes in their drawer.
  expect((await give(await half(), { kind: 'recovery', code: generator.recovery[3] })).status).toBe(200);
});

test('a half sign-in is over after ten minutes, and with the password that began it', async () => {
  const slow = await half();
  pass(HALF_LIMIT / 1_000);
  expect((await give(slow, { kind: 'totp', code: code() })).status).toBe(401);
  const overtaken = await half();
  await server.sql`update person set password_hash = 'another' where id = ${actor.personId}`;
  expect((await give(overtaken, { kind: 'totp', code: code() })).body).toMatchObject({ code: 'not-signed-in' });
});

test('who is shut out meanwhile does not get in', async () => {
  const client = await half();
  await server.sql`update membership set suspended_at = now() where person_id = ${actor.personId}`;
  expect((await give(client, { kind: 'totp', code: code() })).status).toBe(401);
  expect(await isIn(client)).toBe(false);
});

test('the secret stands nowhere to be read, and setting up a second generator needs the first to go', async () => {
  const rows = await server.sql<{ text: string }[]>`select encode(sealed_secret, 'escape') as text from person_totp where person_id = ${actor.personId}`;
  expect(rows[0]?.text).not.toContain(generator.secret);
  expect((await owner.send('POST', '/api/account/totp')).status).toBe(409);
  expect((await owner.send('DELETE', '/api/account/totp')).body).toMatchObject({ totp: false, recoveryCodesLeft: 0 });
  expect((await (await server.client()).send('POST', '/api/session', { email, password: PASSWORD })).body).toMatchObject({ state: 'signed-in' });
});

test('a weighty change asks who one is once more after ten minutes, of who has a factor by that', async () => {
  const change = () => owner.send('POST', '/api/account/recovery-codes');
  expect((await change()).status).toBe(200);
  pass(600);
  expect((await change()).body).toMatchObject({ code: 'confirmation-needed' });
  expect((await owner.send('GET', '/api/session/confirmation')).body).toEqual({ isFresh: false, password: false, totp: true, passkey: false });
  expect((await owner.send('POST', '/api/session/confirmation', { password: PASSWORD })).status).toBe(403);
  expect((await owner.send('POST', '/api/session/confirmation', { code: wrongCode(generator.secret, now) })).status).toBe(401);
  expect((await change()).status).toBe(403);
  const right = code();
  expect((await owner.send('POST', '/api/session/confirmation', { code: right })).status).toBe(204);
  expect((await change()).status).toBe(200);
  expect((await give(await half(), { kind: 'totp', code: right })).status).toBe(401);
});
