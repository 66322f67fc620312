// One's own account through the real doors: password, address, sessions, a lost password; and what goes out by mail.
import type { Actor } from '@samsvar/domain';
import type { AccountBody } from '@samsvar/protocol';
import type { MailSettings } from './base/config-mail';
import { MailWorker } from './notification/mail-worker';
import { aGenerator, codeOf } from './testing/a-generator';
import { aMailServer, type TestMailServer } from './testing/a-mail-server';
import { anActor } from './testing/a-workspace';
import { PASSWORD, anApplication, type TestApplication, type TestClient } from './testing/an-application';
import { RESET_LASTS } from './session/password-reset.service';

const SITE = 'http://localhost:3000';
const NEW = 'tre blå stolar på vinden';

let server: TestApplication;
let mailServer: TestMailServer;
let worker: MailWorker;
let actor: Actor;
let email: string;
let owner: TestClient;
let now = new Date();
beforeAll(async () => {
  mailServer = await aMailServer();
  server = await anApplication({ config: { mail: settingsFor(mailServer.port), publicUrl: SITE }, clock: () => now });
  worker = server.app.get(MailWorker, { strict: false });
}, 60_000);
beforeEach(async () => {
  now = new Date();
  await server.sql`delete from outgoing_mail`;
  await server.sql`delete from rate_limit`;
  mailServer.mails.length = 0;
  actor = await anActor(server.sql);
  email = `${actor.personId}@example.se`;
  owner = await server.client(actor);
});
afterAll(async () => {
  await server.close();
  await mailServer.close();
});

const settingsFor = (port: number): MailSettings => ({ host: '127.0.0.1', port, link: 'plain', login: null, from: { name: 'Samsvar', address: 'samsvar@example.se' } });
const later = (ms: number) => (now = new Date(now.getTime() + ms));
const account = async (client = owner) => (await client.send('GET', '/api/account')).body as AccountBody;
const signIn = async (password = PASSWORD, address = email) => {
  const client = await server.client();
  const answer = await client.send('POST', '/api/session', { email: address, password });
  return { client, status: answer.status, body: answer.body };
};
const isIn = async (client: TestClient) => (await client.send('GET', '/api/session')).status === 200;
const entries = async (action: string) =>
  (await server.sql`select 1 from audit_entry where organisation_id = ${actor.organisationId} and action = ${action}`).length;
/** Waits until so many letters to this test's person have been delivered, by the worker's own rounds or these. */
const letters = async (count: number) => {
  const end = Date.now() + 8_000;
  const theirs = () => mailServer.mails.filter(({ to }) => to.some((address) => address.includes(actor.personId)));
  while (theirs().length < count && Date.now() < end) {
    await worker.round();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(theirs()).toHaveLength(count);
  return theirs();
};
const tokenIn = (text: string | undefined) => /#([\w-]{43})\s/.exec(text ?? '')?.[1] ?? '';

describe('a lost password', () => {
  const ask = (address: string) => owner.send('POST', '/api/password-reset', { email: address });
  const complete = async (token: string, password = NEW) => (await server.client()).send('POST', '/api/password-reset/completion', { token, password });

  test('a link by mail sets a new one once, ends every session and tells the person', async () => {
    expect((await ask(email)).status).toBe(204);
    const [mail] = await letters(1);
    expect(mail?.to).toEqual([email]);
    expect(mail?.text).toContain(`${SITE}/nytt-losenord#`);
    const token = tokenIn(mail?.text);
    // A password that may not be chosen leaves the link as it was.
    expect((await complete(token, 'kort')).body).toMatchObject({ code: 'password-too-short', details: { shortest: 15 } });
    const both = await Promise.all([complete(token), complete(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 410]);
    expect(both.flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
    expect(await isIn(owner)).toBe(false);
    expect((await signIn()).status).toBe(401);
    expect((await signIn(NEW)).status).toBe(200);
    expect((await letters(2))[1]?.header('Subject')).toBe('Ditt lösenord är ändrat');
    expect(await entries('account.password')).toBe(1);
  });

  test('nobody learns from the answer who has an account', async () => {
    const [known, unknown] = [await ask(email), await ask('ingen@example.se')];
    expect([known.status, known.text, unknown.status, unknown.text]).toEqual([204, '', 204, '']);
    await letters(1);
  });

  test('the second factor is asked for as before, and the rule to set one up as well', async () => {
    const { secret } = await aGenerator(owner, now);
    await letters(1);
    await ask(email);
    const token = tokenIn((await letters(2))[1]?.text);
    expect((await complete(token, 'vind regn')).status).toBe(204);
    const { client, body } = await signIn('vind regn');
    expect(body).toMatchObject({ state: 'factor' });
    expect(await isIn(client)).toBe(false);
    later(30_000);
    expect((await client.send('POST', '/api/session/factor', { kind: 'totp', code: codeOf(secret, now) })).status).toBe(200);
  });

  test('a link is over after twenty minutes, when a newer one was asked for, and when it is none', async () => {
    await ask(email);
    const [first] = await letters(1);
    await ask(email);
    const [, second] = await letters(2);
    expect((await complete(tokenIn(first?.text))).status).toBe(410);
    later(RESET_LASTS);
    expect((await complete(tokenIn(second?.text))).status).toBe(410);
    expect((await complete('a'.repeat(43))).status).toBe(410);
    const rows = await server.sql<{ text: string }[]>`select account_link::text as text from account_link`;
    expect(rows.some(({ text }) => text.includes(tokenIn(second?.text)))).toBe(false);
  });

  test('who signs in through a provider alone is told so, in their language', async () => {
    await server.sql`update person set password_hash = null where id = ${actor.personId}`;
    await (await server.client()).send('POST', '/api/password-reset', { email }, { 'accept-language': 'en' });
    const [mail] = await letters(1);
    expect(mail?.text).toContain('your organisation’s own service');
    expect(mail?.text).not.toContain('#');
  });

  test('no more than three letters an hour go to one address, and the answer is the same', async () => {
    for (let n = 0; n < 5; n++) expect((await ask(email)).status).toBe(204);
    await ask('ingen@example.se');
    await letters(3);
  });
});

describe('the password', () => {
  const change = (draft: object, client = owner) => client.send('PUT', '/api/account/password', draft);

  test('is changed by who knows it, ends all other sessions and tells the person', async () => {
    const other = (await signIn()).client;
    const pending = await signIn();
    expect((await change({ current: 'fel', password: NEW })).body).toMatchObject({ code: 'sign-in-failed' });
    expect((await change({ current: PASSWORD, password: 'sommar2026sommar' })).body).toMatchObject({ code: 'password-common' });
    expect((await change({ current: PASSWORD, password: `${actor.personId}@example.se` })).body).toMatchObject({ code: 'password-common' });
    expect((await change({ current: PASSWORD, password: NEW })).status).toBe(200);
    expect([await isIn(owner), await isIn(other), await isIn(pending.client)]).toEqual([true, false, false]);
    expect((await signIn()).status).toBe(401);
    expect((await letters(1))[0]?.header('Subject')).toBe('Ditt lösenord är ändrat');
    expect(await entries('account.password')).toBe(1);
  });

  test('is not guessed with a session that somebody has got hold of', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) statuses.push((await change({ current: `gissning ${n}`, password: NEW })).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.at(-1)).toBe(429);
  });

  test('may be shorter with a second factor', async () => {
    expect((await account()).shortestPassword).toBe(15);
    await aGenerator(owner, now);
    expect((await account()).shortestPassword).toBe(8);
  });
});

describe('sessions', () => {
  test('are listed in words, ended one by one or all but this one, and no others', async () => {
    const firefox = await server.client();
    await firefox.send('POST', '/api/session', { email, password: PASSWORD }, { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0' });
    const third = (await signIn()).client;
    const { sessions } = await account();
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
    const found = sessions.find(({ agent }) => agent === 'Firefox, Windows');
    const stranger = await server.client(await anActor(server.sql));
    expect((await stranger.send('DELETE', `/api/account/sessions/${found?.id ?? ''}`)).status).toBe(404);
    expect((await owner.send('DELETE', `/api/account/sessions/${found?.id ?? ''}`)).status).toBe(200);
    expect([await isIn(firefox), await isIn(third), await isIn(owner)]).toEqual([false, true, true]);
    await owner.send('DELETE', '/api/account/sessions');
    expect([await isIn(third), await isIn(owner), await isIn(stranger)]).toEqual([false, true, true]);
    expect(await entries('session.ended')).toBe(2);
    expect(await entries('session.began')).toBe(3);
  });

  test('an administrator’s ends after eight hours, others’ go on; whoever becomes one meanwhile counts as one', async () => {
    const quarter = 15 * 60_000;
    for (let n = 0; n < 8 * 4; n++) {
      later(quarter);
      expect(await isIn(owner)).toBe(true);
    }
    await server.sql`update membership set role = 'administrator' where person_id = ${actor.personId}`;
    expect(await isIn(owner)).toBe(false);
  });

  test('a session that has been ended is not brought back by a request that is still under way', async () => {
    await server.sql`delete from session where person_id = ${actor.personId}`;
    await owner.send('POST', '/api/session/confirmation', { password: PASSWORD });
    expect(await isIn(owner)).toBe(false);
  });
});

describe('the address', () => {
  const change = (address: string) => owner.send('POST', '/api/account/email', { email: address });
  const confirm = (client: TestClient, token: string) => client.send('POST', '/api/account/email/confirmation', { token });

  test('is changed by a link to the new one, with a notice to the old one, and ends all other sessions', async () => {
    const other = (await signIn()).client;
    const fresh = `ny-${actor.personId}@example.se`;
    expect((await change(fresh)).body).toMatchObject({ email });
    const mails = await letters(2);
    expect(mails.map(({ to }) => to[0]).sort()).toEqual([email, fresh].sort());
    const token = tokenIn(mails.find(({ to }) => to[0] === fresh)?.text);
    const both = await Promise.all([confirm(owner, token), confirm(owner, token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 410]);
    expect((await account()).email).toBe(fresh);
    expect(await isIn(other)).toBe(false);
    expect((await signIn(PASSWORD, email)).status).toBe(401);
    expect((await signIn(PASSWORD, fresh)).status).toBe(200);
    expect((await letters(3))[2]?.to).toEqual([email]);
  });

  test('of somebody else is answered alike, and never becomes two people’s', async () => {
    const other = await anActor(server.sql);
    const taken = await change(`${other.personId}@example.se`);
    const free = await change(`fri-${actor.personId}@example.se`);
    expect([taken.status, taken.text]).toEqual([free.status, free.text]);
    const mails = await letters(3);
    expect(mailServer.mails.some(({ to }) => to[0] === `${other.personId}@example.se`)).toBe(false);
    // Somebody takes it between the asking and the confirming.
    const token = tokenIn(mails.find(({ to }) => to[0]?.startsWith('fri-'))?.text);
    await server.sql`update person set email = ${`fri-${actor.personId}@example.se`} where id = ${other.personId}`;
    expect((await confirm(owner, token)).status).toBe(410);
    expect((await change('ingen adress')).status).toBe(400);
  });

  test('takes a fresh confirmation of who one is', async () => {
    later(600_000);
    expect((await change('x@example.se')).body).toMatchObject({ code: 'confirmation-needed' });
    expect((await owner.send('POST', '/api/session/confirmation', { password: 'fel' })).status).toBe(401);
    expect((await owner.send('POST', '/api/session/confirmation', { password: PASSWORD })).status).toBe(204);
    expect((await change('x@example.se')).status).toBe(200);
  });
});
