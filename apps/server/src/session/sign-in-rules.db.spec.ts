// An organisation's rules for signing in, and how they reach who is signed in already.
import type { IncomingMessage } from 'node:http';
import { ROLES, type Actor, type Role } from '@samsvar/domain';
import type { SignInRulesBody } from '@samsvar/protocol';
import { aGenerator } from '../testing/a-generator';
import { aColleague, anActor } from '../testing/a-workspace';
import { PASSWORD, anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { AccessNews } from './access-news';
import { SessionReader } from './session-reader';

let server: TestApplication;
let ada: Actor;
let author: Actor;
let admin: TestClient;
let client: TestClient;
beforeAll(async () => {
  server = await anApplication();
}, 60_000);
afterAll(() => server.close());
beforeEach(async () => {
  ada = await anActor(server.sql, 'administrator');
  author = await aColleague(server.sql, ada, 'author');
  admin = await server.client(ada);
  client = await server.client(author);
});

const rules = (required: readonly Role[], providerOnly: Role[] = []): SignInRulesBody => ({
  // Every role is listed on this line.
  secondFactor: Object.fromEntries(ROLES.map((role) => [role, required.includes(role) ? 'required' : 'optional'])) as SignInRulesBody['secondFactor'],
  providerOnly,
});
const set = (body: SignInRulesBody) => admin.send('PUT', '/api/organisation/sign-in-rules', body);
/** A provider of the organisation that is on; `testedAt` null: it has not passed its trial. */
const aProvider = (testedAt: Date | null) =>
  server.sql`insert into identity_provider (id, organisation_id, kind, name, issuer, settings, is_enabled, tested_at, created_by)
    values (gen_random_uuid(), ${ada.organisationId}, 'oidc', 'Egen', 'https://egen.example', '{}', true, ${testedAt}, ${ada.personId})`;
const codeOfAnswer = (body: unknown) => (body as { code?: string } | null)?.code;
const signIn = async () => (await server.client()).send('POST', '/api/session', { email: `${author.personId}@example.se`, password: PASSWORD });

test('a rule counts at once for who is signed in: only the account answers until there is a factor', async () => {
  const told: unknown[] = [];
  const leave = server.app.get(AccessNews).follow((whose) => told.push(whose));
  const reader = server.app.get(SessionReader);
  const request = { headers: { cookie: client.cookie } } as IncomingMessage; // the part that is read
  expect(await reader.actorOf(request)).not.toBeNull();
  expect((await set(rules(['author']))).body).toEqual(rules(['author']));
  for (const route of ['/api/consultations', '/api/notifications', '/api/notifications/events', '/%61pi/consultations', '/api/%63onsultations', '/API/consultations', '/api/consultations/'])
    expect([403, 404]).toContain((await client.send('GET', route)).status);
  expect(codeOfAnswer((await client.send('GET', '/api/consultations')).body)).toBe('factor-needed');
  expect((await client.send('GET', '/api/session')).body).toMatchObject({ isEnrolling: true });
  expect((await client.send('GET', '/api/account')).body).toMatchObject({ isFactorRequired: true, totp: false });
  // Sockets and streams are judged by the same facts, and told to look.
  expect(await reader.actorOf(request)).toBeNull();
  expect(await reader.stillActing(request)).toBeNull();
  const end = Date.now() + 5_000;
  while (!told.includes(author.personId) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(told).toContain(author.personId);
  leave();
  expect((await signIn()).body).toMatchObject({ state: 'enrolment', session: { isEnrolling: true } });
  await aGenerator(client, new Date());
  expect((await client.send('GET', '/api/consultations')).status).toBe(200);
  expect(await reader.actorOf(request)).not.toBeNull();
  expect((await signIn()).body).toMatchObject({ state: 'factor' });
  // Who takes the factor away again is back where they were.
  await client.send('DELETE', '/api/account/totp');
  expect(codeOfAnswer((await client.send('GET', '/api/consultations')).body)).toBe('factor-needed');
});

test('nobody locks themselves out, and nobody but an administrator sets rules', async () => {
  expect(codeOfAnswer((await set(rules(['administrator']))).body)).toBe('rule-locks-out');
  expect(codeOfAnswer((await set(rules([], ['administrator']))).body)).toBe('rule-locks-out');
  await aGenerator(admin, new Date());
  expect((await set(rules(['administrator']))).status).toBe(200);
  expect((await client.send('PUT', '/api/organisation/sign-in-rules', rules([]))).status).toBe(403);
  const rows = await server.sql`select facts from audit_entry where organisation_id = ${ada.organisationId} and action = 'sign-in-rules.changed'`;
  expect(rows).toHaveLength(1);
});

test('nobody is sent to a provider that is not there, or has not passed its trial', async () => {
  const locksOut = { code: 'rule-locks-out', details: { reason: 'no-provider' } };
  expect((await set(rules([], ['author']))).body).toMatchObject(locksOut);
  await aProvider(null);
  expect((await set(rules([], ['author']))).body).toMatchObject(locksOut);
  expect((await client.send('GET', '/api/session')).status).toBe(200);
});

test('who has to come through the provider is not let in with a password, and sessions that were are over', async () => {
  await aProvider(new Date());
  expect((await set(rules([], ['author']))).status).toBe(200);
  expect((await client.send('GET', '/api/session')).status).toBe(401);
  expect(codeOfAnswer((await signIn()).body)).toBe('provider-only');
  // Only who knows the password is told so.
  const wrong = await (await server.client()).send('POST', '/api/session', { email: `${author.personId}@example.se`, password: 'fel' });
  expect(codeOfAnswer(wrong.body)).toBe('sign-in-failed');
  // In another organisation, which does not ask for it, the password does.
  const elsewhere = await anActor(server.sql);
  await server.sql`insert into membership (organisation_id, person_id, role) values (${elsewhere.organisationId}, ${author.personId}, 'reviewer')`;
  expect((await signIn()).body).toMatchObject({ state: 'signed-in', session: { organisation: { id: elsewhere.organisationId } } });
});

test('one organisation’s rules say nothing about another’s people', async () => {
  const stranger = await server.client(await anActor(server.sql));
  await set(rules(['author']));
  expect((await stranger.send('GET', '/api/consultations')).status).toBe(200);
});
