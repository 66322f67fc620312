// Signing in and out through the real doors.
import http from 'node:http';
import type { Actor } from '@samsvar/domain';
import { anActor, aColleague } from '../testing/a-workspace';
import { PASSWORD, anApplication, type TestApplication } from '../testing/an-application';
import { SessionReader } from './session-reader';
import { WRONG_PER_ACCOUNT } from './sign-in-limit';

let server: TestApplication;
let actor: Actor;
let email = '';

beforeAll(async () => {
  server = await anApplication();
  actor = await anActor(server.sql);
  email = `${actor.personId}@example.se`;
  await server.client(actor); // gives the person the password
});
afterAll(() => server.close());

const signIn = async (draft: object, headers = {}) =>
  (await server.client()).send('POST', '/api/session', draft, headers);

test('the right password says who I am and what I may do, whatever case the address is in', async () => {
  const answer = await signIn({ email: ` ${email.toUpperCase()} `, password: PASSWORD });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    state: 'signed-in',
    session: {
      person: { id: actor.personId, email },
      organisation: { id: actor.organisationId, number: expect.stringMatching(/^\d{6}-\d{4}$/) },
      role: 'author',
      isEnrolling: false,
      abilities: expect.arrayContaining(['consultation.register', 'response.write']),
    },
  });
});

test('a wrong password and an unknown address answer byte for byte alike', async () => {
  const wrong = await signIn({ email, password: 'fel' });
  const unknown = await signIn({ email: 'ingen@example.se', password: 'fel' });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(unknown.text).toBe(wrong.text);
  expect(wrong.headers.getSetCookie()).toEqual([]);
});

test('an address that cannot be one is answered like one that nobody has', async () => {
  const answer = await signIn({ email: 'a\0b@example.se', password: 'fel' });
  expect(answer.status).toBe(401);
});

test.each([
  [{}],
  [{ email: 'a@b.se' }],
  [{ email: 'a@b.se', password: '' }],
  [{ email: ['a@b.se'], password: 'x' }],
  [{ email: 'a@b.se', password: { $ne: 1 } }],
  [{ email: 'a@b.se', password: 'x', role: 'administrator' }],
])('%j is refused as invalid', async (draft) => {
  const answer = await signIn(draft);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code: 'invalid' });
});

test('the cookie is unreadable to scripts and goes nowhere else', async () => {
  const [cookie = ''] = (await signIn({ email, password: PASSWORD })).headers.getSetCookie();
  expect(cookie).toMatch(/^samsvar=/);
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Lax');
  expect(cookie).toContain('Path=/');
  expect(cookie).not.toContain('Domain');
});

test('signing in rotates the session: an id that someone planted is worth nothing', async () => {
  const client = await server.client(actor);
  const before = client.cookie;
  await client.send('POST', '/api/session', { email, password: PASSWORD });
  expect(client.cookie).not.toBe(before);
  const old = await server.client();
  old.cookie = before;
  expect((await old.send('GET', '/api/session')).status).toBe(401);
});

test('a cookie that was not signed by us opens nothing', async () => {
  const client = await server.client(actor);
  client.cookie = `${client.cookie.slice(0, -4)}AAAA`;
  expect((await client.send('GET', '/api/session')).status).toBe(401);
});

test('signing out ends the session, tells who listens, and may be done twice', async () => {
  const client = await server.client(actor);
  const { cookie } = client;
  const first = await client.send('DELETE', '/api/session');
  expect(first.status).toBe(204);
  expect(first.headers.getSetCookie().join()).toMatch(/samsvar=;.*Expires=Thu, 01 Jan 1970/);
  client.cookie = cookie;
  expect((await client.send('GET', '/api/session')).status).toBe(401);
  expect((await client.send('DELETE', '/api/session')).status).toBe(204);
});

test('who leaves the organisation is out at once, with the session they have', async () => {
  const leaver = await aColleague(server.sql, actor, 'reviewer');
  const client = await server.client(leaver);
  expect((await client.send('GET', '/api/consultations')).status).toBe(200);
  await server.sql`delete from membership where person_id = ${leaver.personId}`;
  expect((await client.send('GET', '/api/consultations')).status).toBe(401);
});

test('a changed role counts from the next request', async () => {
  const colleague = await aColleague(server.sql, actor, 'reviewer');
  const client = await server.client(colleague);
  await server.sql`update membership set role = 'author' where person_id = ${colleague.personId}`;
  expect((await client.send('GET', '/api/session')).body).toMatchObject({ role: 'author' });
});

test('the socket door reads the same session', async () => {
  const reader = server.app.get(SessionReader);
  const client = await server.client(actor);
  const upgrade = (cookie: string) => {
    const request = new http.IncomingMessage(null as never); // nothing is read from its socket
    Object.assign(request, { url: '/collab/x', method: 'GET', headers: { cookie } });
    return request;
  };
  expect(await reader.actorOf(upgrade(client.cookie))).toMatchObject({
    actor,
    person: { id: actor.personId },
  });
  expect(await reader.actorOf(upgrade(''))).toBeNull();
  await client.send('DELETE', '/api/session');
  expect(await reader.actorOf(upgrade(client.cookie))).toBeNull();
});

test('guessing is stopped, for that account alone, even with the right password, and whatever a header claims', async () => {
  const victim = await aColleague(server.sql, actor, 'author');
  await server.client(victim);
  const address = `${victim.personId}@example.se`;
  const guess = (n: number) =>
    signIn({ email: address, password: `gissning ${n}` }, { 'x-forwarded-for': `10.0.0.${n}` });
  // All at once: an attempt is counted before its password is looked at.
  const answers = await Promise.all(Array.from({ length: WRONG_PER_ACCOUNT + 2 }, (_, n) => guess(n)));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(WRONG_PER_ACCOUNT);
  const stopped = await signIn({ email: address, password: PASSWORD });
  expect(stopped.status).toBe(429);
  expect(stopped.body).toMatchObject({ code: 'too-many-attempts', details: { seconds: expect.any(Number) } });
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await signIn({ email, password: PASSWORD })).status).toBe(200);
});
