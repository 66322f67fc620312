// Keeping and removing working material through the real doors.
import { randomUUID } from 'node:crypto';
import { KEEP_ALL, type Actor, type ResponseId } from '@samsvar/domain';
import type { RetentionTrialBody } from '@samsvar/protocol';
import { aResponse } from './testing/a-response';
import { aColleague, anActor } from './testing/a-workspace';
import { anApplication, type TestApplication } from './testing/an-application';

let server: TestApplication;
beforeAll(async () => {
  server = await anApplication({ clock: () => new Date('2026-11-22T10:00:00Z') });
}, 60_000);
afterAll(() => server.close());

const aThread = async (response: ResponseId, by: Actor, settledAt: string | null, alsoBy: Actor = by): Promise<string> => {
  const id = randomUUID();
  await server.sql`insert into thread (id, response_id, organisation_id, kind, outcome, settled_by, settled_at, created_by)
    values (${id}, ${response}, ${by.organisationId}, 'comment', ${settledAt && 'addressed'}, ${settledAt && by.personId}, ${settledAt}, ${by.personId})`;
  for (const { personId, organisationId } of [by, alsoBy])
    await server.sql`insert into comment (id, thread_id, body, created_by, organisation_id) values (${randomUUID()}, ${id}, 'Hm.', ${personId}, ${organisationId})`;
  return id;
};

const threadsOf = async (response: ResponseId): Promise<string[]> =>
  (await server.sql<{ id: string }[]>`select id from thread where response_id = ${response} order by id`).map(({ id }) => id);

test('nothing goes until it has been decided, tried and carried out; and then what was tried, once', async () => {
  const { sql } = server;
  const author = await anActor(sql);
  const administrator = await aColleague(sql, author, 'administrator');
  const response = await aResponse(server, author);
  const rival = await anActor(sql);
  const old = await aThread(response, author, '2026-09-01T10:00:00Z');
  const recent = await aThread(response, author, '2026-11-01T10:00:00Z');
  const open = await aThread(response, author, null);
  const withOthers = await aThread(response, author, '2026-09-01T10:00:00Z', rival);
  const ofRival = await aThread(response, rival, '2026-09-01T10:00:00Z');
  const client = await server.client(administrator);
  const trial = async () => (await client.send('GET', '/api/organisation/retention/trial')).body as RetentionTrialBody;
  expect((await client.send('GET', '/api/organisation/retention')).body).toEqual({ days: KEEP_ALL });
  expect((await trial()).kinds.every(({ count, days }) => count === 0 && days === null)).toBe(true);
  const days = { ...KEEP_ALL, 'settled-threads': 60 };
  expect((await client.send('PUT', '/api/organisation/retention', { days })).body).toEqual({ days });
  const tried = await trial();
  expect(tried.kinds[0]).toEqual({ kind: 'settled-threads', days: 60, count: 1, oldest: '2026-09-01T10:00:00.000Z' });
  expect(await threadsOf(response)).toEqual([old, recent, open, withOthers, ofRival].sort());
  // Something more is past its time before it is carried out: what was looked at is no longer what would go.
  const late = await aThread(response, author, '2026-08-01T10:00:00Z');
  expect(await client.send('POST', '/api/organisation/retention/run', { stamp: tried.stamp })).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect(await threadsOf(response)).toContain(old);
  const { stamp } = await trial();
  const both = await Promise.all([1, 2].map(() => client.send('POST', '/api/organisation/retention/run', { stamp })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await threadsOf(response)).toEqual([recent, open, withOthers, ofRival].sort());
  expect(await threadsOf(response)).not.toContain(late);
  const [entry] = await sql<{ facts: object }[]>`
    select facts from audit_entry where organisation_id = ${author.organisationId} and action = 'retention.carried-out'`;
  expect(entry?.facts).toEqual({ 'settled-threads': 2 });
});

test('the latest version of a response stays, whatever its age', async () => {
  const { sql } = server;
  const author = await anActor(sql);
  const client = await server.client(await aColleague(sql, author, 'administrator'));
  const response = await aResponse(server, author);
  const add = (at: string, kind: string) => sql`
    insert into response_version (id, response_id, epoch, seq, kind, content, schema_version, sha256, created_at)
    values (${randomUUID()}, ${response}, 1, 1, ${kind}, '{}', 1, ${Buffer.alloc(32)}, ${at})`;
  await add('2025-01-01T10:00:00Z', 'auto');
  await add('2025-01-02T10:00:00Z', 'named');
  await add('2025-01-03T10:00:00Z', 'auto');
  await client.send('PUT', '/api/organisation/retention', { days: { ...KEEP_ALL, 'automatic-versions': 30 } });
  const { stamp, kinds } = (await client.send('GET', '/api/organisation/retention/trial')).body as RetentionTrialBody;
  expect(kinds.find(({ kind }) => kind === 'automatic-versions')?.count).toBe(1);
  await client.send('POST', '/api/organisation/retention/run', { stamp });
  const kept = await sql<{ day: string }[]>`select to_char(created_at at time zone 'utc', 'DD') as day from response_version where response_id = ${response} order by created_at`;
  expect(kept.map(({ day }) => day)).toEqual(['02', '03']);
});

test.each([29, 36_501, 1.5])('%d days cannot be decided', async (number) => {
  const client = await server.client(await anActor(server.sql, 'administrator'));
  const answer = await client.send('PUT', '/api/organisation/retention', { days: { ...KEEP_ALL, notifications: number } });
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', details: { field: 'days.notifications' } } });
});
