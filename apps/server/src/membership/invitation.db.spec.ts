// Invitations through the real doors: made, sent, accepted once by the right person, and over for everybody else.
import { randomUUID } from 'node:crypto';
import type { Actor, OrganisationId } from '@samsvar/domain';
import { INVITE_LIMIT, INVITE_LIST_LIMIT, type InvitedBody, type InviteListBody, type MembersBody, type SignInAnswer } from '@samsvar/protocol';
import { aResponse } from '../testing/a-response';
import { aSession } from '../testing/a-session';
import { anActor } from '../testing/a-workspace';
import { anApplication, type Answer, type TestApplication, type TestClient } from '../testing/an-application';
import { AccountMail } from '../mail/account-mail';
import { GuestAcceptance } from './guest-acceptance';
import { Invitations } from './invitations';
import { TRIES_PER_ADDRESS } from './link-limit';
import { addMembership } from './membership.store';

let now = new Date();
let server: TestApplication;
/** Every test comes from an address of its own, so that none uses up the tries of another. */
let address = 0;
beforeAll(async () => {
  server = await anApplication({ clock: () => now, config: { trustProxy: 1 } });
}, 60_000);
beforeEach(() => {
  address++;
  now = new Date();
});
afterAll(() => server.close());

const PASSWORD = 'klockan slår för sena remisser';
const DAY = 86_400_000;

const clientOf = async (actor?: Actor): Promise<TestClient> => {
  const client = await server.client();
  if (actor) client.cookie = (await aSession(server.sql, server.config.sessionSecret, actor)).cookie;
  const from = `10.0.0.${String(address)}`;
  return { ...client, get cookie() { return client.cookie; }, set cookie(cookie) { client.cookie = cookie; },
    send: (method, route, body, headers) => client.send(method, route, body, { 'x-forwarded-for': from, ...headers }) };
};
const codeOf = (answer: Answer) => (answer.status < 300 ? 'ok' : (answer.body as { code: string }).code);
const anEmail = () => `ny.${randomUUID().slice(0, 8)}@example.se`;
const emailOf = (actor: Actor) => `${actor.personId}@example.se`;

const anAdministrator = async () => {
  const ada = await anActor(server.sql, 'administrator');
  return { ada, client: await clientOf(ada) };
};
const invite = async (client: TestClient, email: string, role = 'author') => {
  const answer = await client.send('POST', '/api/organisation/invitations', { people: [{ email, name: 'Nya Nyberg', role, title: 'Jurist' }] });
  return answer.body as InvitedBody;
};
const tokenOf = (body: InvitedBody) => body.invited[0]?.link?.split('#')[1] ?? 'none';
const accept = (client: TestClient, token: string, more: object = { name: 'Nya Nyberg', password: PASSWORD }) =>
  client.send('POST', '/api/invitation/acceptance', { token, ...more });

test('a newcomer reads what the link is for, gets an account, and is signed in with the role', async () => {
  const { ada, client } = await anAdministrator();
  const email = anEmail();
  const made = await invite(client, email.toUpperCase(), 'registrar');
  expect(made).toMatchObject({ invited: [{ email }], leftOut: [], isSending: false });
  expect(made.invited[0]?.link).toMatch(/^http:\/\/localhost:\d+\/inbjudan#[\w-]{43}$/);
  const token = tokenOf(made);
  // Nothing that is stored of it opens it; the mail alone carries it.
  expect(await server.sql`select from invitation i where to_jsonb(i)::text like ${`%${token}%`}`).toHaveLength(0);
  const mails = await server.sql<{ body: string }[]>`select body from outgoing_mail where address = ${email}`;
  expect(mails).toHaveLength(1);
  expect(mails[0]?.body).toMatch(/Åsa Öberg bjuder in dig till Organisation \d+ i Samsvar, som registrator\.[^]*7 dagar[^]*#[\w-]{43}\n/);
  const newcomer = await clientOf();
  const opened = await newcomer.send('POST', '/api/invitation', { token });
  expect(opened.body).toMatchObject({ kind: 'member', email, name: 'Nya Nyberg', role: 'registrar', invitedBy: 'Åsa Öberg', hasAccount: false, isMine: false });
  expect(opened.text).not.toContain('responseId');
  const answer = await accept(newcomer, token);
  expect(answer.body).toMatchObject({ state: 'signed-in', responseId: null, session: { role: 'registrar', person: { email, name: 'Nya Nyberg' }, organisation: { id: ada.organisationId } } });
  expect(codeOf(await newcomer.send('GET', '/api/session'))).toBe('ok');
  const signedIn = await (await clientOf()).send('POST', '/api/session', { email, password: PASSWORD });
  expect(codeOf(signedIn)).toBe('ok');
  const people = (await client.send('GET', '/api/organisation/members')).body as MembersBody;
  expect(people.invitations).toEqual([]);
  expect(people.members.find((member) => member.email === email)).toMatchObject({ role: 'registrar', title: 'Jurist' });
  const actions = await server.sql`select action from audit_entry where organisation_id = ${ada.organisationId} order by seq`;
  expect(actions.map(({ action }) => String(action))).toEqual(expect.arrayContaining(['member.invited', 'member.joined']));
});

test('where mail goes out, nobody but the owner of the address gets to see the link', async () => {
  const { ada } = await anAdministrator();
  const mail = { host: '127.0.0.1', port: 9, link: 'plain', login: null, from: { name: 'Samsvar', address: 'svar@example.se' } } as const;
  const config = { ...server.config, mail };
  const sending = new Invitations(config, () => now, new AccountMail(config, () => now));
  const email = anEmail();
  const made = await server.sql.begin((tx) => sending.invite(tx, { kind: 'member', organisationId: ada.organisationId, email, name: '', role: 'author', title: '' }, ada.personId));
  expect(made).toMatchObject({ email, link: null });
  const [letter] = await server.sql<{ body: string }[]>`select body from outgoing_mail where address = ${email}`;
  expect(letter?.body).toMatch(/inbjudan#[\w-]{43}/);
});

test('an account accepts when signed in with that very address, in any case, and acts as the new organisation', async () => {
  const { ada, client } = await anAdministrator();
  const [person, stranger] = [await anActor(server.sql, 'author'), await anActor(server.sql, 'author')];
  const token = tokenOf(await invite(client, emailOf(person).toUpperCase()));
  const [out, mine, other] = [await clientOf(), await clientOf(person), await clientOf(stranger)];
  expect((await out.send('POST', '/api/invitation', { token })).body).toMatchObject({ hasAccount: true, isMine: false });
  expect(codeOf(await accept(out, token))).toBe('sign-in-first');
  expect(codeOf(await accept(other, token))).toBe('wrong-person');
  expect((await mine.send('POST', '/api/invitation', { token })).body).toMatchObject({ hasAccount: true, isMine: true });
  const before = mine.cookie;
  const answer = await accept(mine, token, {});
  expect((answer.body as SignInAnswer).state).toBe('signed-in');
  expect(answer.body).toMatchObject({ session: { organisation: { id: ada.organisationId }, organisations: [{}, {}] } });
  // A session under a new id: the old one is no use to anybody.
  expect(mine.cookie).not.toBe(before);
  mine.cookie = before;
  expect(codeOf(await mine.send('GET', '/api/session'))).toBe('not-signed-in');
});

test('signed in as somebody else, nobody gets a new account by the link', async () => {
  const { client } = await anAdministrator();
  const email = anEmail();
  const token = tokenOf(await invite(client, email));
  expect(codeOf(await accept(await clientOf(await anActor(server.sql)), token))).toBe('wrong-person');
  expect(await server.sql`select from person where email = ${email}`).toHaveLength(0);
});

test('a password that may not be chosen leaves the link as it was', async () => {
  const { client } = await anAdministrator();
  const token = tokenOf(await invite(client, anEmail()));
  const newcomer = await clientOf();
  expect(codeOf(await accept(newcomer, token, { name: 'Ny', password: 'kort' }))).toBe('password-too-short');
  expect(codeOf(await accept(newcomer, token, { name: 'Ny' }))).toBe('invalid');
  expect(codeOf(await accept(newcomer, token))).toBe('ok');
});

test('used, declined, revoked, renewed, expired, forged, and of a suspended organisation: over, with the same bytes at every door', async () => {
  const { ada, client } = await anAdministrator();
  const anyone = await clientOf();
  const tokens: Record<string, string> = { forged: randomUUID(), empty: '', long: 'x'.repeat(200) };
  const used = await invite(client, anEmail());
  expect(codeOf(await accept(await clientOf(), tokenOf(used)))).toBe('ok');
  tokens['used'] = tokenOf(used);
  tokens['declined'] = tokenOf(await invite(client, anEmail()));
  expect((await anyone.send('POST', '/api/invitation/refusal', { token: tokens['declined'] })).status).toBe(204);
  const last = await server.sql`select action, actor_id, facts from audit_entry where organisation_id = ${ada.organisationId} order by seq desc limit 1`;
  expect(last).toEqual([{ action: 'invitation.declined', actorId: null, facts: {} }]);
  const revoked = await invite(client, anEmail());
  expect(codeOf(await client.send('DELETE', `/api/organisation/invitations/${revoked.invited[0]?.id ?? ''}`))).toBe('ok');
  tokens['revoked'] = tokenOf(revoked);
  const renewed = await invite(client, anEmail());
  const fresh = (await client.send('POST', `/api/organisation/invitations/${renewed.invited[0]?.id ?? ''}/renewal`)).body as InvitedBody;
  tokens['renewed'] = tokenOf(renewed);
  expect(codeOf(await anyone.send('POST', '/api/invitation', { token: tokenOf(fresh) }))).toBe('ok');
  const other = await anAdministrator();
  tokens['of a suspended organisation'] = tokenOf(await invite(other.client, anEmail()));
  await server.sql`update organisation set suspended_at = now() where id = ${other.ada.organisationId}`;
  tokens['expired'] = tokenOf(await invite(client, anEmail()));
  await server.sql`update invitation set expires_at = ${new Date(now.getTime() - 1)} where organisation_id = ${ada.organisationId}
    and id = (select id from invitation where organisation_id = ${ada.organisationId} order by created_at desc limit 1)`;
  const answers = new Set<string>();
  for (const token of Object.values(tokens)) {
    for (const door of ['', '/acceptance', '/refusal']) {
      const answer = await anyone.send('POST', `/api/invitation${door}`, door === '/acceptance' ? { token, name: 'Ny', password: PASSWORD } : { token });
      answers.add(`${String(answer.status)} ${answer.text}`);
    }
  }
  expect([...answers].map((answer) => answer.slice(0, 3))).toEqual(['410']);
  expect(answers.size).toBe(1);
});

test('it lasts seven days and no longer; who was invited in vain can be invited again', async () => {
  const { ada, client } = await anAdministrator();
  const email = anEmail();
  const token = tokenOf(await invite(client, email));
  const anyone = await clientOf();
  now = new Date(now.getTime() + 7 * DAY - 1_000);
  expect(codeOf(await anyone.send('POST', '/api/invitation', { token }))).toBe('ok');
  now = new Date(now.getTime() + 2_000);
  expect(codeOf(await anyone.send('POST', '/api/invitation', { token }))).toBe('invitation-over');
  // Sessions last less long than invitations.
  await server.sql`update session set expires_at = ${new Date(now.getTime() + DAY)}, began_at = ${now}, seen_at = ${now} where person_id = ${ada.personId}`;
  const people = (await client.send('GET', '/api/organisation/members')).body as MembersBody;
  expect(people.invitations).toMatchObject([{ email, state: 'expired' }]);
  const again = await invite(client, email);
  expect(again.invited).toHaveLength(1);
});

test('of many who accept at once one wins, and there is one account', async () => {
  for (let round = 0; round < 10; round++) {
    const { client } = await anAdministrator();
    const email = anEmail();
    const token = tokenOf(await invite(client, email));
    const answers = await Promise.all([1, 2, 3].map(async () => accept(await clientOf(), token)));
    expect(answers.map(codeOf).filter((code) => code === 'ok')).toHaveLength(1);
    expect(answers.map(codeOf).filter((code) => code === 'invitation-over' || code === 'sign-in-first')).toHaveLength(2);
    expect(await server.sql`select from membership m join person p on p.id = m.person_id where p.email = ${email}`).toHaveLength(1);
    address++;
  }
});

test('who is in already, or invited, is left out; the same twice is one', async () => {
  const { ada, client } = await anAdministrator();
  const [first, second] = [anEmail(), anEmail()];
  await invite(client, first);
  const people = [first, second, second, emailOf(ada)].map((email) => ({ email, name: '', role: 'author', title: '' }));
  const answer = (await client.send('POST', '/api/organisation/invitations', { people })).body as InvitedBody;
  expect(answer.invited.map(({ email }) => email)).toEqual([second]);
  expect(answer.leftOut).toEqual([
    { email: first, reason: 'invited' },
    { email: second, reason: 'invited' },
    { email: emailOf(ada), reason: 'member' },
  ]);
  // Whether somebody has an account elsewhere makes no difference.
  const known = await invite(client, emailOf(await anActor(server.sql)));
  expect({ ...known, invited: known.invited.length }).toEqual({ invited: 1, leftOut: [], isSending: false });
});

test('somebody who has become a member in between is told so, and stays what they are', async () => {
  const { ada, client } = await anAdministrator();
  const person = await anActor(server.sql);
  const token = tokenOf(await invite(client, emailOf(person), 'administrator'));
  await addMembership(server.sql, { organisationId: ada.organisationId, personId: person.personId, role: 'reviewer', title: '' });
  await server.sql`update membership set suspended_at = now() where organisation_id = ${ada.organisationId} and person_id = ${person.personId}`;
  expect(codeOf(await accept(await clientOf(person), token, {}))).toBe('already-member');
  const rows = await server.sql`select role, suspended_at is not null as out from membership where organisation_id = ${ada.organisationId} and person_id = ${person.personId}`;
  expect(rows).toEqual([{ role: 'reviewer', out: true }]);
});

test('invitations of other organisations are not there', async () => {
  const [one, other] = [await anAdministrator(), await anAdministrator()];
  const id = (await invite(one.client, anEmail())).invited[0]?.id ?? '';
  for (const [method, rest] of [['POST', '/renewal'], ['DELETE', '']] as const) {
    const [hidden, absent] = [id, randomUUID()].map((each) => other.client.send(method, `/api/organisation/invitations/${each}${rest}`));
    expect([(await hidden)?.status, (await hidden)?.text]).toEqual([404, (await absent)?.text]);
  }
});

test('mail is in the organisation’s language', async () => {
  const { ada, client } = await anAdministrator();
  await server.sql`insert into organisation_setting (organisation_id, language) values (${ada.organisationId}, 'en')`;
  const email = anEmail();
  await invite(client, email);
  const [mail] = await server.sql`select subject, body from outgoing_mail where address = ${email}`;
  expect(mail?.['subject']).toMatch(/^Invitation from Organisation/);
  expect(mail?.['body']).toMatch(/invites you to join .* as author\.[^]*lasts for 7 days/);
});

test('a guest is let in by the room of responses, in the same transaction, and acts as what that answers', async () => {
  const { ada, client } = await anAdministrator();
  const responseId = await aResponse(server, { ...ada, role: 'author' });
  const email = anEmail();
  const own = await anActor(server.sql);
  const acceptance = server.app.get(GuestAcceptance, { strict: false });
  acceptance.be(async (tx, invitation, { personId, actingAs }) => {
    expect(actingAs).toBeNull();
    expect(invitation).toMatchObject({ kind: 'guest', part: 'review', sections: ['s1'], until: '2027-01-31', invitedBy: ada.personId });
    await addMembership(tx, { organisationId: own.organisationId, personId, role: 'author', title: '' });
    return own.organisationId;
  });
  const invitations = server.app.get(Invitations, { strict: false });
  const draft = { kind: 'guest', organisationId: ada.organisationId, email, name: 'Gäst', responseId, part: 'review', sections: ['s1'], until: '2027-01-31', guestOrganisation: 'Kommunen', invitedBy: ada.personId } as const;
  const made = await server.sql.begin((tx) => invitations.invite(tx, draft, ada.personId));
  expect(await server.sql.begin((tx) => invitations.invite(tx, draft, ada.personId))).toBeNull();
  const token = made?.link?.split('#')[1] ?? '';
  const guest = await clientOf();
  expect((await guest.send('POST', '/api/invitation', { token })).body).toMatchObject({ kind: 'guest', role: null, part: 'review', until: '2027-01-31', response: expect.any(String) as string });
  expect((await accept(guest, token)).body).toMatchObject({ responseId, session: { organisation: { id: own.organisationId } } });
  const actions = await server.sql`select action from audit_entry where organisation_id = ${ada.organisationId} order by seq desc limit 1`;
  expect(actions).toEqual([{ action: 'guest.joined' }]);
  expect(((await client.send('GET', '/api/organisation/members')).body as MembersBody).invitations).toEqual([]);
});

test('acting as another organisation: one’s own alone, under a new session', async () => {
  const [one, other] = [await anActor(server.sql), await anActor(server.sql)];
  await addMembership(server.sql, { ...one, organisationId: other.organisationId, role: 'reviewer', title: '' });
  const client = await clientOf(one);
  const before = client.cookie;
  const answer = await client.send('PUT', '/api/session/organisation', { organisationId: other.organisationId });
  expect(answer.body).toMatchObject({ role: 'reviewer', organisation: { id: other.organisationId } });
  expect(client.cookie).not.toBe(before);
  const [absent, hidden] = [randomUUID() as OrganisationId, (await anActor(server.sql)).organisationId];
  const refused = await Promise.all([absent, hidden].map((organisationId) => client.send('PUT', '/api/session/organisation', { organisationId })));
  expect(refused.map(({ status }) => status)).toEqual([404, 404]);
  expect(refused[0]?.text).toBe(refused[1]?.text);
  expect((await client.send('GET', '/api/session')).body).toMatchObject({ organisation: { id: other.organisationId } });
});

test('a list is judged against members and invitations, invites nobody, and has its limits', async () => {
  const { ada, client } = await anAdministrator();
  const invited = anEmail();
  await invite(client, invited);
  const list = `Namn;E-post;Roll\nAda;${emailOf(ada)};\nIda;${invited};granskare\nNy;ny@example.se;granskare\n`;
  const answer = await client.send('POST', '/api/organisation/invitations/list?role=registrar', list, { 'content-type': 'text/csv' });
  const body = answer.body as InviteListBody;
  expect(body.rows.map(({ line, role, problem }) => [line, role, problem])).toEqual([[2, 'registrar', 'member'], [3, 'reviewer', 'invited'], [4, 'reviewer', null]]);
  expect(await server.sql`select from invitation where organisation_id = ${ada.organisationId}`).toHaveLength(1);
  const send = (text: string, role = 'author') => client.send('POST', `/api/organisation/invitations/list?role=${role}`, text, { 'content-type': 'text/csv' });
  const tooMany = await send(Array.from({ length: INVITE_LIMIT + 1 }, (_, n) => `p${String(n)}@example.se`).join('\n'));
  expect([codeOf(tooMany), tooMany.text]).toEqual(['limit-reached', expect.stringContaining(String(INVITE_LIMIT))]);
  expect(codeOf(await send('x'.repeat(INVITE_LIST_LIMIT + 1)))).toBe('too-large');
  expect(codeOf(await send('a@example.se', 'king'))).toBe('invalid');
  expect(codeOf(await send(' '))).toBe('file-empty');
});

test('tries are counted by address, whatever headers say', async () => {
  const anyone = await server.client();
  const from = '10.9.9.9';
  const codes = [];
  for (let n = 0; n <= TRIES_PER_ADDRESS; n++)
    codes.push(codeOf(await anyone.send('POST', '/api/invitation', { token: 'x' }, { 'x-forwarded-for': `1.2.3.${String(n % 250)}, ${from}`, 'x-real-ip': String(n) })));
  expect(codes.filter((code) => code === 'invitation-over')).toHaveLength(TRIES_PER_ADDRESS);
  expect(codes.at(-1)).toBe('too-many-attempts');
});
