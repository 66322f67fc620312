// What administrators do with people, through the real doors: roles, suspension, removal, and that one administrator always stays.
import { randomUUID } from 'node:crypto';
import type { Actor, PersonId, Role } from '@samsvar/domain';
import type { MembersBody } from '@samsvar/protocol';
import { aResponse } from '../testing/a-response';
import { aSession } from '../testing/a-session';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type Answer, type TestApplication, type TestClient } from '../testing/an-application';

let server: TestApplication;
beforeAll(async () => {
  server = await anApplication();
}, 60_000);
afterAll(() => server.close());

/** A client that is signed in without a password being hashed. */
const clientOf = async (actor: Actor): Promise<TestClient> => {
  const client = await server.client();
  client.cookie = (await aSession(server.sql, server.config.sessionSecret, actor)).cookie;
  return client;
};
const at = (id: PersonId, rest = '') => `/api/organisation/members/${id}${rest}`;
const codeOf = (answer: Answer) => (answer.status < 300 ? 'ok' : (answer.body as { code: string }).code);
const people = (answer: Answer) => (answer.body as MembersBody).members;
const find = (answer: Answer, id: PersonId) => people(answer).find((member) => member.id === id);
const entries = (actor: Actor) => server.sql<{ action: string; facts: Record<string, unknown> }[]>`
  select action, facts from audit_entry where organisation_id = ${actor.organisationId} order by seq`;

const anOrganisation = async (...roles: Role[]) => {
  const ada = await anActor(server.sql, 'administrator');
  const others = [];
  for (const role of roles) others.push(await aColleague(server.sql, ada, role));
  return { ada, client: await clientOf(ada), others };
};

test('the list shows people with sessions that act as this organisation, and nobody else', async () => {
  const { ada, client, others } = await anOrganisation('author');
  const elsewhere = await anActor(server.sql, 'author');
  const [bo] = others;
  if (!bo) throw new Error('nobody');
  await server.sql`insert into membership (organisation_id, person_id, role) values (${elsewhere.organisationId}, ${bo.personId}, 'author')`;
  await aSession(server.sql, server.config.sessionSecret, bo);
  await aSession(server.sql, server.config.sessionSecret, { ...bo, organisationId: elsewhere.organisationId });
  const list = await client.send('GET', '/api/organisation/members');
  expect(people(list).map(({ id }) => id).sort()).toEqual([ada.personId, bo.personId].sort());
  expect(find(list, bo.personId)).toMatchObject({ role: 'author', state: 'active', isSelf: false, sessions: 1, hasPassword: true, hasSecondFactor: false, providers: [] });
  expect(find(list, ada.personId)?.isSelf).toBe(true);
});

test('the list says what each would leave behind: open threads that the organisation reads, and own sections', async () => {
  const { ada, client, others } = await anOrganisation('author');
  const [bo] = others;
  if (!bo) throw new Error('nobody');
  const elsewhere = await anActor(server.sql, 'author');
  const [id, foreign] = [await aResponse(server, bo), await aResponse(server, elsewhere)];
  const thread = async (responseId: string, { layer = null as string | null, isSettled = false } = {}) =>
    server.sql`insert into thread (id, response_id, layer, organisation_id, kind, assigned_to, created_by, settled_by, settled_at, outcome)
      values (${randomUUID()}, ${responseId}, ${layer}, ${bo.organisationId}, 'comment', ${bo.personId}, ${bo.personId},
        ${isSettled ? bo.personId : null}, ${isSettled ? new Date() : null}, ${isSettled ? 'addressed' : null})`;
  await thread(id);
  await thread(id, { layer: bo.organisationId });
  await thread(id, { layer: elsewhere.organisationId });
  await thread(id, { isSettled: true });
  await thread(foreign);
  for (const [section, part] of [['a', 'owner'], ['b', 'co-owner']] as const)
    await server.sql`insert into section_person (response_id, section_id, person_id, organisation_id, part) values (${id}, ${section}, ${bo.personId}, ${bo.organisationId}, ${part})`;
  const list = await client.send('GET', '/api/organisation/members');
  expect(find(list, bo.personId)).toMatchObject({ openThreads: 2, ownedSections: 1 });
  expect(find(list, ada.personId)).toMatchObject({ openThreads: 0, ownedSections: 0 });
});

test('a role and a title are changed at once, and written down', async () => {
  const { ada, client, others } = await anOrganisation('reviewer');
  const [rut] = others;
  if (!rut) throw new Error('nobody');
  const hers = await clientOf(rut);
  expect(codeOf(await hers.send('GET', '/api/organisation/members'))).toBe('not-allowed');
  const changed = await client.send('PUT', at(rut.personId), { role: 'administrator', title: ' Chef\u202e ' });
  expect(find(changed, rut.personId)).toMatchObject({ role: 'administrator', title: 'Chef' });
  expect(codeOf(await hers.send('GET', '/api/organisation/members'))).toBe('ok');
  expect(await entries(ada)).toMatchObject([{ action: 'member.changed', facts: { before: 'reviewer', after: 'administrator' } }]);
  // The same again changes nothing, and is nothing to write down.
  await client.send('PUT', at(rut.personId), { role: 'administrator' });
  expect(await entries(ada)).toHaveLength(1);
  expect(codeOf(await client.send('PUT', at(rut.personId), { role: 'king' }))).toBe('invalid');
});

test('people of other organisations are not there', async () => {
  const { client } = await anOrganisation();
  const stranger = await anActor(server.sql, 'administrator');
  for (const [method, path, body] of [
    ['PUT', at(stranger.personId), { role: 'author' }],
    ['DELETE', at(stranger.personId), undefined],
    ['POST', at(stranger.personId, '/suspension'), undefined],
    ['DELETE', at(stranger.personId, '/sessions'), undefined],
    ['DELETE', at(stranger.personId, '/factors'), undefined],
  ] as const) {
    const [hidden, absent] = [await client.send(method, path, body), await client.send(method, path.replace(stranger.personId, randomUUID()), body)];
    expect([hidden.status, hidden.text]).toEqual([404, absent.text]);
  }
});

test('who is suspended is out at once, in this organisation alone, and in again afterwards', async () => {
  const { ada, client, others } = await anOrganisation('author');
  const [bo] = others;
  if (!bo) throw new Error('nobody');
  const elsewhere = await anActor(server.sql, 'author');
  await server.sql`insert into membership (organisation_id, person_id, role) values (${elsewhere.organisationId}, ${bo.personId}, 'author')`;
  const [here, there] = [await clientOf(bo), await clientOf({ ...bo, organisationId: elsewhere.organisationId })];
  const answer = await client.send('POST', at(bo.personId, '/suspension'));
  expect(find(answer, bo.personId)).toMatchObject({ state: 'suspended', sessions: 0 });
  expect(codeOf(await here.send('GET', '/api/session'))).toBe('not-signed-in');
  expect(codeOf(await there.send('GET', '/api/session'))).toBe('ok');
  expect(codeOf(await there.send('PUT', '/api/session/organisation', { organisationId: ada.organisationId }))).toBe('not-found');
  expect(find(await client.send('DELETE', at(bo.personId, '/suspension')), bo.personId)?.state).toBe('active');
  expect(codeOf(await there.send('PUT', '/api/session/organisation', { organisationId: ada.organisationId }))).toBe('ok');
  expect((await entries(ada)).map(({ action }) => action)).toEqual(expect.arrayContaining(['member.suspended', 'member.resumed', 'session.switched']));
});

test('who is removed loses sections and tokens, and can be invited again', async () => {
  const { ada, client, others } = await anOrganisation('author');
  const [bo] = others;
  if (!bo) throw new Error('nobody');
  const his = await clientOf(bo);
  await server.sql`insert into api_token (id, organisation_id, person_id, name, token_hash, scopes, expires_at)
    values (${randomUUID()}, ${bo.organisationId}, ${bo.personId}, 'Nyckel', ${Buffer.from(randomUUID())}, '{}', now() + interval '1 day')`;
  expect(find(await client.send('DELETE', at(bo.personId)), bo.personId)).toBeUndefined();
  expect(codeOf(await his.send('GET', '/api/session'))).toBe('not-signed-in');
  expect(await server.sql`select from api_token where person_id = ${bo.personId} and revoked_at is null`).toHaveLength(0);
  expect(await server.sql`select name from person where id = ${bo.personId}`).toEqual([{ name: 'Ivar Ek' }]);
  expect((await entries(ada)).at(-1)).toMatchObject({ action: 'member.removed', facts: { role: 'author' } });
  const invite = { people: [{ email: `${bo.personId}@example.se`, name: '', role: 'author', title: '' }] };
  expect((await client.send('POST', '/api/organisation/invitations', invite)).body).toMatchObject({ leftOut: [] });
});

test('the last active administrator can neither be removed, suspended nor demoted, nor leave', async () => {
  const { ada, client, others } = await anOrganisation('author', 'administrator');
  const second = others[1];
  if (!second) throw new Error('nobody');
  await client.send('POST', at(second.personId, '/suspension'));
  const tries = [
    await client.send('DELETE', at(ada.personId)),
    await client.send('POST', at(ada.personId, '/suspension')),
    await client.send('PUT', at(ada.personId), { role: 'author' }),
  ];
  expect(tries.map(codeOf)).toEqual(Array(3).fill('last-administrator'));
  expect(codeOf(await client.send('PUT', at(ada.personId), { title: 'Kontorschef' }))).toBe('ok');
  // With another one she may leave.
  await client.send('DELETE', at(second.personId, '/suspension'));
  expect(codeOf(await client.send('DELETE', at(ada.personId)))).toBe('ok');
  expect((await entries(ada)).at(-1)).toMatchObject({ action: 'member.left' });
  expect(codeOf(await client.send('GET', '/api/organisation/members'))).toBe('not-signed-in');
});

test('whoever wants to leaves the organisation that they act as, and no other; the last administrator stays', async () => {
  const { ada, client, others } = await anOrganisation('author');
  const [bo] = others;
  if (!bo) throw new Error('nobody');
  const elsewhere = await anActor(server.sql, 'author');
  await server.sql`insert into membership (organisation_id, person_id, role) values (${elsewhere.organisationId}, ${bo.personId}, 'author')`;
  const leave = (by: TestClient, id: string) => by.send('DELETE', `/api/account/membership?organisation=${id}`);
  const his = await clientOf(bo);
  const there = await clientOf({ ...bo, organisationId: elsewhere.organisationId });
  expect(codeOf(await leave(his, elsewhere.organisationId))).toBe('not-found');
  expect(codeOf(await leave(his, randomUUID()))).toBe('not-found');
  expect(codeOf(await leave(client, ada.organisationId))).toBe('last-administrator');
  expect((await leave(his, bo.organisationId)).status).toBe(204);
  expect((await entries(ada)).at(-1)).toMatchObject({ action: 'member.left', facts: { role: 'author' } });
  expect(codeOf(await his.send('GET', '/api/session'))).toBe('not-signed-in');
  expect(find(await client.send('GET', '/api/organisation/members'), bo.personId)).toBeUndefined();
  expect(codeOf(await there.send('GET', '/api/session'))).toBe('ok');
  await server.sql`update organisation set is_guest = true, organisation_number = null where id = ${elsewhere.organisationId}`;
  expect(codeOf(await leave(there, elsewhere.organisationId))).toBe('not-allowed');
});

test('factors are reset with a mail to whom it concerns, but not of somebody who acts elsewhere, too', async () => {
  const { ada, client, others } = await anOrganisation('author', 'author');
  const [bo, two] = others;
  if (!bo || !two) throw new Error('nobody');
  for (const { personId } of [bo, two])
    await server.sql`insert into person_totp (person_id, sealed_secret, confirmed_at) values (${personId}, '\\x00', now())`;
  const elsewhere = await anActor(server.sql, 'author');
  await server.sql`insert into membership (organisation_id, person_id, role) values (${elsewhere.organisationId}, ${two.personId}, 'author')`;
  expect(find(await client.send('GET', '/api/organisation/members'), bo.personId)?.hasSecondFactor).toBe(true);
  expect(find(await client.send('DELETE', at(bo.personId, '/factors')), bo.personId)).toMatchObject({ hasSecondFactor: false, sessions: 0 });
  expect(await server.sql`select address, kind from outgoing_mail where person_id = ${bo.personId}`).toEqual([
    { address: `${bo.personId}@example.se`, kind: 'account' },
  ]);
  expect(codeOf(await client.send('DELETE', at(two.personId, '/factors')))).toBe('not-allowed');
  expect(await server.sql`select from person_totp where person_id = ${two.personId}`).toHaveLength(1);
  expect((await entries(ada)).map(({ action }) => action)).toEqual(['member.factors-reset']);
});

/** Rounds of administrators who remove each other at once. */
const ROUNDS = 200;

test(
  `of two administrators who remove each other at the same time exactly one succeeds, ${String(ROUNDS)} times`,
  async () => {
    const { sql, config } = server;
    let both = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const one = await anActor(sql, 'administrator');
      const other = await aColleague(sql, one, 'administrator');
      // Every other round there is a third, whom nobody touches: then nothing but the second look keeps both from going.
      if (round % 2 === 0) await aColleague(sql, one, 'administrator');
      const clients = await Promise.all([one, other].map(async (actor) => {
        const client = await server.client();
        client.cookie = (await aSession(sql, config.sessionSecret, actor)).cookie;
        return client;
      }));
      const answers = await Promise.all([clients[0]?.send('DELETE', at(other.personId)), clients[1]?.send('DELETE', at(one.personId))]);
      const statuses = answers.map((answer) => answer?.status ?? 0);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      // Two hundred and a refusal, whichever of them it was; nothing broke.
      expect(Math.max(...statuses)).toBeLessThan(500);
      if (statuses.some((status) => status === 403 || status === 409)) both++;
      const left = await sql`select from membership where organisation_id = ${one.organisationId} and role = 'administrator' and suspended_at is null`;
      expect(left).toHaveLength(round % 2 === 0 ? 2 : 1);
    }
    // Most of them did meet at the lock, not one after the other at the door.
    expect(both).toBeGreaterThan(ROUNDS / 4);
  },
  120_000,
);
