// Passkeys through the real doors, with an authenticator of our own that can be made to lie.
import type { Actor } from '@samsvar/domain';
import type { AccountBody } from '@samsvar/protocol';
import { aGenerator } from '../testing/a-generator';
import { anAuthenticator, type Lies, type TestAuthenticator } from '../testing/an-authenticator';
import { anActor } from '../testing/a-workspace';
import { PASSWORD, anApplication, type TestApplication, type TestClient } from '../testing/an-application';

const ORIGIN = 'https://samsvar.example.se';

type Json = Record<string, unknown>;

let server: TestApplication;
let actor: Actor;
let owner: TestClient;
let phone: TestAuthenticator;
let now = new Date();

beforeAll(async () => {
  server = await anApplication({ config: { publicUrl: ORIGIN }, clock: () => now });
}, 60_000);
afterAll(() => server.close());
beforeEach(async () => {
  now = new Date();
  await server.sql`delete from rate_limit`;
  actor = await anActor(server.sql);
  owner = await server.client(actor);
  phone = anAuthenticator(ORIGIN);
});

const optionsOf = async (client: TestClient, route: string): Promise<Json> => ((await client.send('POST', route)).body as { options: Json }).options;
const add = async (authenticator = phone, lies: Lies = {}, client = owner) =>
  client.send('POST', '/api/account/passkeys', { name: 'Telefon', response: authenticator.create(await optionsOf(client, '/api/account/passkeys/options'), lies) });
const signIn = async (lies: Lies = {}, client?: TestClient) => {
  const visitor = client ?? (await server.client());
  const response = phone.get(await optionsOf(visitor, '/api/session/passkey/options'), lies);
  const answer = await visitor.send('POST', '/api/session/passkey', { response });
  return { visitor, response, answer };
};
const isIn = async (client: TestClient) => (await client.send('GET', '/api/session')).status === 200;

test('a passkey signs in alone, as both factors, under a new id', async () => {
  const added = await add();
  expect((added.body as AccountBody).passkeys).toEqual([expect.objectContaining({ name: 'Telefon', isBackedUp: false, usedAt: null })]);
  const visitor = await server.client();
  const response = phone.get(await optionsOf(visitor, '/api/session/passkey/options'));
  const before = visitor.cookie;
  const answer = await visitor.send('POST', '/api/session/passkey', { response });
  expect(answer.body).toMatchObject({ state: 'signed-in', session: { person: { id: actor.personId } } });
  const planted = await server.client();
  planted.cookie = before;
  expect(await isIn(planted)).toBe(false);
  const [entry] = await server.sql<{ facts: unknown }[]>`select facts from audit_entry
    where organisation_id = ${actor.organisationId} and action = 'session.began' order by seq desc limit 1`;
  expect(entry?.facts).toMatchObject({ way: 'passkey', secondFactor: true });
});

test('it is the second step after a password, of the person whose password it was', async () => {
  await add();
  const visitor = await server.client();
  const half = await visitor.send('POST', '/api/session', { email: `${actor.personId}@example.se`, password: PASSWORD });
  expect(half.body).toEqual({ state: 'factor', ways: ['passkey'] });
  expect((await signIn({}, visitor)).answer.body).toMatchObject({ state: 'signed-in' });
  // Somebody else's passkey is none for this person.
  const other = await anActor(server.sql);
  const otherOwner = await server.client(other);
  await aGenerator(otherOwner, now);
  const theirs = await server.client();
  await theirs.send('POST', '/api/session', { email: `${other.personId}@example.se`, password: PASSWORD });
  const asked = await optionsOf(theirs, '/api/session/passkey/options');
  const answer = await theirs.send('POST', '/api/session/passkey', { response: phone.get({ ...asked, allowCredentials: [] }) });
  expect(answer.body).toMatchObject({ code: 'passkey-refused' });
  expect(await isIn(theirs)).toBe(false);
});

const LIES: readonly (readonly [string, Lies])[] = [
  ['another origin', { origin: 'https://samsvar.example.com' }],
  ['the origin without encryption', { origin: 'http://samsvar.example.se' }],
  ['the origin with a port', { origin: `${ORIGIN}:444` }],
  ['another name', { rpId: 'example.se' }],
  ['another challenge', { challenge: 'AAAA' }],
  ['the wrong kind of ceremony', { type: 'webauthn.create' }],
  ['nobody having shown who they are to it', { isVerified: false }],
  ['a signature of nothing', { signature: Buffer.alloc(70) }],
  ['somebody else as its owner', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ['no owner', { userHandle: null }],
];
test.each(LIES)('an answer with %s is refused', async (_what, lies) => {
  await add();
  const { visitor, answer } = await signIn(lies);
  expect(answer.body).toMatchObject({ code: 'passkey-refused' });
  expect(await isIn(visitor)).toBe(false);
});

test.each([['another origin', { origin: 'https://samsvar.example.com' }], ['another name', { rpId: 'example.se' }], ['another challenge', { challenge: 'AAAA' }], ['nobody verified', { isVerified: false }]] as const)(
  'a new passkey with %s is not kept',
  async (_what, lies) => {
    expect((await add(phone, lies)).body).toMatchObject({ code: 'passkey-refused' });
    expect(((await owner.send('GET', '/api/account')).body as AccountBody).passkeys).toEqual([]);
  },
);

test('a challenge works once, in the session that it was made for, for what it was made for, and for five minutes', async () => {
  await add();
  const quiet = anAuthenticator(ORIGIN, false);
  phone = quiet;
  await add(quiet);
  const visitor = await server.client();
  const response = quiet.get(await optionsOf(visitor, '/api/session/passkey/options'));
  const thief = await server.client();
  await optionsOf(thief, '/api/session/passkey/options');
  expect((await thief.send('POST', '/api/session/passkey', { response })).status).toBe(401);
  const { cookie } = visitor;
  const copies = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const copy = await server.client();
      copy.cookie = cookie;
      return copy.send('POST', '/api/session/passkey', { response });
    }),
  );
  expect(copies.filter(({ status }) => status === 200)).toHaveLength(1);
  // One that was made for confirming does not sign in.
  const asked = await optionsOf(owner, '/api/session/confirmation/passkey/options');
  expect((await owner.send('POST', '/api/session/passkey', { response: quiet.get(asked) })).status).toBe(401);
  const slow = await server.client();
  const late = quiet.get(await optionsOf(slow, '/api/session/passkey/options'));
  now = new Date(now.getTime() + 5 * 60_000 + 1);
  expect((await slow.send('POST', '/api/session/passkey', { response: late })).status).toBe(401);
});

test('a counter that does not go on is that of a copy', async () => {
  await add();
  expect((await signIn()).answer.status).toBe(200);
  expect((await signIn({ counter: 2 })).answer.status).toBe(401);
  expect((await signIn({ counter: 1 })).answer.status).toBe(401);
  expect((await signIn()).answer.status).toBe(200);
});

test('it confirms who one is, can be called something else, and is gone when it is removed', async () => {
  await add();
  const { id = '' } = ((await owner.send('GET', '/api/account')).body as AccountBody).passkeys[0] ?? {};
  now = new Date(now.getTime() + 600_000);
  expect((await owner.send('DELETE', `/api/account/passkeys/${id}`)).body).toMatchObject({ code: 'confirmation-needed' });
  expect((await owner.send('GET', '/api/session/confirmation')).body).toEqual({ isFresh: false, password: false, totp: false, passkey: true });
  const response = phone.get(await optionsOf(owner, '/api/session/confirmation/passkey/options'));
  expect((await owner.send('POST', '/api/session/confirmation/passkey', { response })).status).toBe(204);
  const stranger = await server.client(await anActor(server.sql));
  expect((await stranger.send('DELETE', `/api/account/passkeys/${id}`)).status).toBe(404);
  expect((await stranger.send('PUT', `/api/account/passkeys/${id}`, { name: 'Min' })).status).toBe(404);
  expect((await owner.send('PUT', `/api/account/passkeys/${id}`, { name: 'Nyckel' })).body).toMatchObject({ passkeys: [{ name: 'Nyckel' }] });
  expect((await owner.send('DELETE', `/api/account/passkeys/${id}`)).body).toMatchObject({ passkeys: [] });
  expect((await signIn()).answer.status).toBe(401);
});

test('what is no answer at all is refused like a wrong one', async () => {
  await add();
  for (const response of [{}, { id: 7 }, { id: 'x' }, { id: 'x\0y' }, { id: 'x', response: null }, { id: 'x', rawId: 'x', response: { clientDataJSON: '{' } }]) {
    const visitor = await server.client();
    await optionsOf(visitor, '/api/session/passkey/options');
    expect((await visitor.send('POST', '/api/session/passkey', { response })).body).toMatchObject({ code: 'passkey-refused' });
  }
});
