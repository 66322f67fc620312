// A log that was taken out by its administrator is judged by the command alone, with and without what others witnessed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { auditShape, auditVerificationShape, auditWitnessedShape } from '@samsvar/protocol';
import type { Actor } from '@samsvar/domain';
import { Checkpoints, CHECKPOINT_FILE } from './audit/checkpoints';
import { aColleague, aConsultation, anActor } from './testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from './testing/an-application';
import { verifyAudit } from './verify-audit';

let server: TestApplication;
let author: Actor;
let administrator: Actor;
let other: Actor;
let ada: TestClient;
const folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-verify-'));

beforeAll(async () => {
  server = await anApplication();
  author = await anActor(server.sql, 'author');
  administrator = await aColleague(server.sql, author, 'administrator');
  other = await anActor(server.sql, 'administrator');
  const client = await server.client(author);
  ada = await server.client(administrator);
  const consultation = await aConsultation(server.sql, author);
  const started = await client.send('POST', `/api/consultations/${consultation}/responses`, { mirrors: null, ownCaseNumber: null });
  expect(started.status).toBe(201);
  const { id } = started.body as { id: string }; // what the shapes promise
  const [row] = await server.sql<{ number: string }[]>`select organisation_number as number from organisation where id = ${other.organisationId}`;
  const shared = await client.send('POST', `/api/responses/${id}/parties`, { organisationNumber: row?.number, part: 'review' });
  expect(shared.status).toBe(201);
  await client.send('POST', `/api/responses/${id}/threads`, { visibility: 'organisation', target: null, comment: { text: 'Hemligt ord', mentions: [] } });
}, 60_000);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, text: string): string => {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
};

const run = async (...files: string[]) => {
  const said: string[] = [];
  return { code: await verifyAudit(files, (text) => said.push(text)), said: said.join('\n') };
};

const exported = async () =>
  (await fetch(`${server.url}/api/organisation/audit/export?format=jsonl`, { headers: { cookie: ada.cookie } })).text();

/** What the other organisation has been given, once it has been. */
const witnessed = async () => {
  const client = await server.client(other);
  const { checkpoints } = auditWitnessedShape.parse((await client.send('GET', '/api/organisation/audit/witnessed')).body);
  return checkpoints.filter(({ organisation }) => organisation.id === author.organisationId);
};

test('the log holds what was done, in words without drafts, and only for administrators', async () => {
  const answer = await ada.send('GET', '/api/organisation/audit');
  const { entries, actors, next } = auditShape.parse(answer.body);
  expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['thread.begun', 'response.shared', 'response.started']));
  expect(entries.find(({ action }) => action === 'response.shared')).toMatchObject({
    actor: { id: author.personId, name: 'Åsa Öberg' },
    actingAs: null,
    objectKind: 'response',
    objectName: 'Remissvar: En strategi',
    facts: { organisation: other.organisationId, part: 'review' },
  });
  expect(actors.map(({ id }) => id)).toContain(author.personId);
  expect(next).toBeNull();
  expect(answer.text).not.toContain('Hemligt');
  expect((await (await server.client(author)).send('GET', '/api/organisation/audit')).status).toBe(403);
  const others = auditShape.parse((await (await server.client(other)).send('GET', '/api/organisation/audit')).body);
  expect(others.entries.map(({ action }) => action)).not.toContain('thread.begun');
  // Whom it was shared with has it in writing, too: who, and by ids what; no name of what is the owner's.
  expect(others.entries.find(({ action }) => action === 'response.shared')).toMatchObject({
    actor: { id: author.personId },
    facts: { organisation: other.organisationId, part: 'review' },
  });
});

test('HEAD describes the file; nothing is taken out and nothing is written down', async () => {
  const at = '/api/organisation/audit/export?format=jsonl';
  const count = async () => (await server.sql`select from audit_entry where action = 'audit.exported'`).length;
  const before = await count();
  const { status, headers, text } = await ada.send('HEAD', at);
  expect([status, text, headers.get('content-type')]).toEqual([200, '', 'application/jsonl; charset=utf-8']);
  expect(headers.get('content-disposition')).toContain('.jsonl');
  expect((await (await server.client(author)).send('HEAD', at)).status).toBe(403);
  expect(await count()).toBe(before);
});

test('filters by day, person and event, and goes on where it ended', async () => {
  const list = async (query: string) => auditShape.parse((await ada.send('GET', `/api/organisation/audit?${query}`)).body).entries;
  expect((await list('action=response.started')).map(({ action }) => action)).toEqual(['response.started']);
  expect((await list(`actor=${author.personId}`)).every(({ actor }) => actor?.id === author.personId)).toBe(true);
  expect(await list('to=2020-01-01')).toEqual([]);
  expect(await list('from=2999-01-01')).toEqual([]);
  expect((await list('before=3')).map(({ seq }) => seq)).toEqual([2, 1]);
  expect((await ada.send('GET', '/api/organisation/audit?from=igår')).status).toBe(400);
});

test('what is taken out is whole, and says so; changed in any way it is not', async () => {
  const text = await exported();
  const lines = text.trimEnd().split('\n');
  expect(await run(file('log.jsonl', text))).toMatchObject({ code: 0 });
  const broken = async (name: string, changed: readonly string[]) => (await run(file(name, `${changed.join('\n')}\n`))).code;
  expect(await broken('altered.jsonl', lines.map((line, at) => (at === 1 ? line.replace(/"at":"20/, '"at":"21') : line)))).toBe(1);
  expect(await broken('deleted.jsonl', lines.filter((_, at) => at !== 1))).toBe(1);
  expect(await broken('swapped.jsonl', [lines[1] ?? '', lines[0] ?? '', ...lines.slice(2)])).toBe(1);
  expect(await broken('twice.jsonl', [lines[0] ?? '', ...lines])).toBe(1);
  expect(await run(file('nonsense.jsonl', 'hej\n'))).toMatchObject({ code: 2 });
  expect(await run()).toMatchObject({ code: 2 });
  expect(await run(path.join(folder, 'nowhere.jsonl'))).toMatchObject({ code: 2 });
});

test('sharing gave the other party a checkpoint, by which a log that was cut short is found', async () => {
  let given = await witnessed();
  for (let tries = 0; given.length === 0 && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    given = await witnessed();
  }
  await server.app.get(Checkpoints).round();
  given = await witnessed();
  const marks = file('witnessed.jsonl', given.map(({ organisation, ...one }) => `${JSON.stringify({ organisation: organisation.id, ...one })}\n`).join(''));
  const text = await exported();
  const whole = await run(file('log.jsonl', text), marks);
  expect(whole).toMatchObject({ code: 0 });
  expect(whole.said).toContain(`${String(given.length)} kvitton`);
  const first = text.split('\n')[0] ?? '';
  const cut = await run(file('cut.jsonl', `${first}\n`), marks);
  expect(cut.code).toBe(1);
  expect(cut.said).toContain('avkortad');
  // The file beside the database says the same.
  expect(await run(file('log.jsonl', text), path.join(server.config.dataDir, CHECKPOINT_FILE))).toMatchObject({ code: 0 });
});

test('the server checks its own log against all of that, and says who witnesses it', async () => {
  const verdict = auditVerificationShape.parse((await ada.send('GET', '/api/organisation/audit/verification')).body);
  expect(verdict).toMatchObject({ isWhole: true, fault: null });
  expect(verdict.checkpoints).toBeGreaterThan(0);
  expect(verdict.witnesses).toHaveLength(1);
});

test('as CSV it opens in words, with its own entry on top', async () => {
  const answer = await ada.send('GET', '/api/organisation/audit/export?format=csv', undefined, { 'accept-language': 'sv' });
  expect(answer.headers.get('content-type')).toContain('text/csv');
  expect(answer.headers.get('content-disposition')).toContain('logg.csv');
  const [header = '', first = ''] = answer.text.split('\r\n');
  expect(header).toContain('Vem');
  expect(first).toContain('tog ut loggen som fil');
  expect(first).toContain('Ivar Ek');
  expect(first.split(';')).toContain('Format: CSV');
});
