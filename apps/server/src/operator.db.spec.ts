// What the operator can do with organisations, by form and by command, and what the operator can never see.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '@samsvar/domain';
import { listenInternally, type InternalListener } from './base/internal-listener';
import { runCommand } from './operator-command';
import { WRONG_SECRETS, organisationDesk } from './operator-organisation-desk';
import { ORGANISATIONS_PATH } from './operator-organisation-page';
import type { OperatorOrganisations } from './operator-organisations';
import { operatorOrganisationsOf } from './operator-organisations-of';
import { aSession } from './testing/a-session';
import { aColleague, anActor } from './testing/a-workspace';
import { anApplication, type TestApplication } from './testing/an-application';

const SECRET = 'driftens hemlighet med mer än trettiotvå tecken';
let server: TestApplication;
let organisations: OperatorOrganisations;
const listeners: InternalListener[] = [];
beforeAll(async () => {
  server = await anApplication();
  organisations = operatorOrganisationsOf(server.app);
}, 60_000);
afterAll(async () => {
  for (const listener of listeners) await listener.stop();
  await server.close();
});

/** A listener of its own, so that tries are counted anew. */
const aDesk = async (secret: string | null = SECRET) => {
  const { page, form } = organisationDesk(organisations, secret);
  const listener = await listenInternally({ host: '127.0.0.1', port: 0, pages: { [ORGANISATIONS_PATH]: page }, forms: { [ORGANISATIONS_PATH]: form } });
  listeners.push(listener);
  const origin = `http://127.0.0.1:${String(listener.port)}`;
  const see = async (query = '') => (await fetch(`${origin}${ORGANISATIONS_PATH}${query}`)).text();
  const send = async (fields: Record<string, string>, headers: Record<string, string> = { origin, 'sec-fetch-site': 'same-origin' }) => {
    const answer = await fetch(`${origin}${ORGANISATIONS_PATH}`, { method: 'POST', body: new URLSearchParams(fields), headers });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  return { see, send, origin };
};

/** Ten digits with a right check digit. */
const aNumber = (): string => {
  const nine = `55${String(Math.floor(Math.random() * 1e7)).padStart(7, '0').replace(/^./, '6')}`;
  const sum = [...nine].reduce((total, digit, index) => total + [...String(Number(digit) * (index % 2 === 0 ? 2 : 1))].reduce((a, b) => a + Number(b), 0), 0);
  return `${nine.slice(0, 6)}-${nine.slice(6)}${String((10 - (sum % 10)) % 10)}`;
};
const draft = (more: Record<string, string> = {}) => ({
  act: 'create', sprak: 'sv', secret: SECRET, name: 'Region Nya', number: aNumber(), type: 'region', person: 'Ada Ny', email: `ada.${String(Math.random()).slice(2)}@example.se`, language: 'sv', ...more,
});
const logOf = (number: string) => server.sql<{ action: string; actorId: string | null }[]>`
  select e.action, e.actor_id from audit_entry e join organisation o on o.id = e.organisation_id where o.organisation_number = ${number} order by e.seq`;

test('a form adds an organisation; its first administrator accepts by the link', async () => {
  const { see, send } = await aDesk();
  const wanted = draft();
  const answer = await send(wanted);
  expect(answer.status).toBe(200);
  const token = /inbjudan&#35;([\w-]{43})|inbjudan#([\w-]{43})/.exec(answer.text)?.slice(1).find(Boolean) ?? '';
  expect(await logOf(wanted.number)).toEqual([{ action: 'organisation.created', actorId: null }, { action: 'member.invited', actorId: null }]);
  const ada = await server.client();
  const accepted = await ada.send('POST', '/api/invitation/acceptance', { token, password: 'klockan slår för sena remisser' });
  expect(accepted.body).toMatchObject({ session: { role: 'administrator', person: { name: 'Ada Ny' }, organisation: { name: 'Region Nya', number: wanted.number, type: 'region' } } });
  expect((await ada.send('GET', '/api/organisation/members')).status).toBe(200);
  expect(await see()).toContain(wanted.number);
  const [mail] = await server.sql`select body from outgoing_mail where address = ${wanted.email}`;
  expect(mail?.['body']).toContain('Du är inbjuden till Region Nya i Samsvar, som administratör.');
});

test('what is wrong is said in a sentence, what was written stays, the secret does not', async () => {
  const { send } = await aDesk();
  const taken = draft();
  await send(taken);
  for (const [fields, words] of [
    [draft({ number: '802990-0416' }), 'kontrollsiffra'],
    [draft({ number: '850101-0000' }), 'kontrollsiffra'],
    [draft({ name: '\u202e' }), 'name'],
    [draft({ type: 'kingdom' }), 'type'],
    [draft({ email: 'ingen' }), 'email'],
    [draft({ number: taken.number }), 'redan en organisation'],
    [draft({ sprak: 'en', number: taken.number }), 'already an organisation'],
  ] as const) {
    const { status, text } = await send(fields);
    expect([status, text.includes(words)]).toEqual([422, true]);
    expect(text).toContain(`value="${fields.email}"`);
    expect(text).not.toContain(SECRET);
  }
});

test('names cannot be markup', async () => {
  const { send } = await aDesk();
  const { text } = await send(draft({ name: '<script>alert(1)</script>"><img src=x>' }));
  expect(text).not.toMatch(/<script|<img/);
});

test('without the right secret nothing changes, and after ten wrong ones not with the right one either', async () => {
  const { send } = await aDesk();
  const before = (await organisations.list()).length;
  for (let n = 0; n < WRONG_SECRETS; n++) expect((await send(draft({ secret: SECRET.slice(0, -1) + String(n) }))).status).toBe(403);
  const last = await send(draft(), );
  expect(last.status).toBe(429);
  expect(last.text).toContain('För många försök');
  expect(await organisations.list()).toHaveLength(before);
});

test('forms from other sites, and of other kinds, are not read', async () => {
  const { send, origin } = await aDesk();
  for (const headers of [
    { origin: 'https://evil.example' }, { origin: 'null' }, { origin, 'sec-fetch-site': 'cross-site' }, { origin, 'sec-fetch-site': 'same-site' }, {},
  ] as Record<string, string>[])
    expect((await send(draft(), headers)).status).toBe(403);
  expect((await send(draft(), { origin, 'content-type': 'text/plain' })).status).toBe(415);
  expect((await send(draft({ name: 'x'.repeat(30_000) }))).status).toBe(413);
});

test('without OPERATOR_SECRET the page only says how, and shows no organisation', async () => {
  await anActor(server.sql);
  const { see, send } = await aDesk(null);
  const text = await see();
  expect(text).toContain('OPERATOR_SECRET');
  expect(text).not.toMatch(/<form|<table/);
  expect((await send(draft({ secret: '' }))).status).toBe(403);
});

test('the page is in both languages, loads nothing, and names every field', async () => {
  const { see, origin } = await aDesk();
  const [sv, en] = [await see(), await see('?sprak=en')];
  expect([sv.includes('<html lang="sv">'), en.includes('<html lang="en">'), en.includes('Add an organisation')]).toEqual([true, true, true]);
  const ids = [...sv.matchAll(/<(?:input|select)[^>]* id="([\w-]+)"/g)].map(([, id]) => id ?? '');
  expect(ids.length).toBeGreaterThan(7);
  for (const id of ids) expect(sv).toContain(`for="${id}"`);
  const { headers } = await fetch(`${origin}${ORGANISATIONS_PATH}`);
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'self'/);
});

test('a suspended organisation is shut out at once, its invitations too, and is itself again afterwards', async () => {
  const { send } = await aDesk();
  const ada = await anActor(server.sql, 'administrator');
  const bo = await aColleague(server.sql, ada, 'author');
  const client = await server.client();
  const signIn = async () => (client.cookie = (await aSession(server.sql, server.config.sessionSecret, bo)).cookie);
  await signIn();
  const [row] = await server.sql<{ number: string }[]>`select organisation_number as number from organisation where id = ${ada.organisationId}`;
  const number = row?.number ?? '';
  expect((await client.send('GET', '/api/session')).status).toBe(200);
  expect((await send({ act: 'turn', sprak: 'sv', secret: SECRET, number, action: 'suspend' })).text).toContain('är avstängd');
  expect((await client.send('GET', '/api/session')).status).toBe(401);
  expect((await send({ act: 'turn', sprak: 'en', secret: SECRET, number, action: 'resume' })).text).toContain('open again');
  await signIn();
  expect((await client.send('GET', '/api/session')).status).toBe(200);
  expect((await logOf(number)).map(({ action }) => action)).toEqual(['organisation.suspended', 'organisation.resumed']);
  expect((await send({ act: 'turn', sprak: 'sv', secret: SECRET, number: '000000-0000', action: 'suspend' })).status).toBe(422);
});

test('commands do the same', async () => {
  const number = aNumber();
  const run = (command: Parameters<typeof runCommand>[1], ...words: string[]) => runCommand(organisations, command, words);
  const made = await run('organisation:create', '--name', 'Kommunen', '--number', number.replace('-', ''), '--type', 'municipality', '--email', 'ada@kommunen.example', '--language', 'en');
  expect([made.isGood, made.lines.at(-1)]).toEqual([true, expect.stringMatching(/\/inbjudan#[\w-]{43}$/)]);
  expect((await server.sql`select subject from outgoing_mail where address = 'ada@kommunen.example'`)[0]).toEqual({ subject: 'Invitation from Kommunen' });
  expect((await run('organisation:list')).lines.find((line) => line.includes(number))).toMatch(/ {4}0 {2}öppen\/open {2}municipality {2}Kommunen$/);
  expect((await run('organisation:suspend', '--number', number)).isGood).toBe(true);
  expect((await run('organisation:list')).lines.find((line) => line.includes(number))).toContain('avstängd');
  expect((await run('organisation:resume', '--number', number)).isGood).toBe(true);
  const again = await run('organisation:create', '--name', 'Kommunen', '--number', number, '--type', 'municipality', '--email', 'b@kommunen.example');
  expect([again.isGood, again.lines[0]]).toEqual([false, 'Det finns redan en organisation med det numret.']);
  expect((await run('organisation:create', '--nmae', 'x')).isGood).toBe(false);
});

const domainsOf = (number: string) => server.sql<{ domain: string; isProved: boolean; challenge: string; createdBy: string | null }[]>`
  select d.domain, d.proved_at is not null as is_proved, d.challenge, d.created_by from organisation_domain d join organisation o on o.id = d.organisation_id
  where o.organisation_number = ${number} order by d.domain`;

test('domains can be named at once, by form and by command; they are yet to be proved', async () => {
  const unproved = (domain: string) => ({ domain, isProved: false, challenge: expect.stringMatching(/^[\w-]{32}$/) as string, createdBy: null });
  const { send } = await aDesk();
  const wanted = draft({ domains: 'Region.example, @halso.example region.example' });
  expect((await send(wanted)).status).toBe(200);
  expect(await domainsOf(wanted.number)).toEqual([unproved('halso.example'), unproved('region.example')]);
  expect((await logOf(wanted.number)).map(({ action }) => action)).toEqual(['organisation.created', 'domain.changed', 'domain.changed', 'member.invited']);
  const number = aNumber();
  const words = ['--name', 'Kommunen', '--number', number, '--type', 'municipality', '--email', 'ada@kommunen.example', '--domain', 'kommunen.example', '--domain', 'kommun.example'];
  expect((await runCommand(organisations, 'organisation:create', words)).isGood).toBe(true);
  expect(await domainsOf(number)).toEqual([unproved('kommun.example'), unproved('kommunen.example')]);
  for (const domains of ['gmail.com', 'region']) {
    const refused = draft({ domains });
    expect((await send(refused)).status).toBe(422);
    expect(await logOf(refused.number)).toEqual([]);
  }
});

test('many who add the same number at once: one does', async () => {
  const number = aNumber();
  const tries = await Promise.allSettled([1, 2, 3, 4].map((n) => organisations.create({ ...draft({ number, email: `${String(n)}@example.se` }), language: 'sv' })));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const each of tries) if (each.status === 'rejected') expect((each.reason as Refusal).code).toBe('organisation-exists');
});

test('the operator’s code reads no table that holds what organisations work with', async () => {
  const tables = (await server.sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`).map(({ name }) => name);
  const mine = new Set(['organisation', 'membership', 'organisation_setting']);
  const folder = import.meta.dirname;
  const files = readdirSync(folder).filter((file) => file.startsWith('operator') && file.endsWith('.ts') && !file.endsWith('spec.ts'));
  expect(files).toContain('operator-organisation.store.ts');
  for (const file of files) {
    const source = readFileSync(path.join(folder, file), 'utf8');
    const read = [...source.matchAll(/\b(?:from|join|into|update|delete from)\s+([a-z_]+)\b/g)].map(([, name]) => name ?? '').filter((name) => tables.includes(name));
    expect({ file, foreign: read.filter((name) => !mine.has(name)) }).toEqual({ file, foreign: [] });
    if (!file.endsWith('.store.ts')) expect({ file, hasSql: /(?:sql|tx)(?:<[^`]*>)?`/.test(source) }).toEqual({ file, hasSql: false });
  }
});
