// Taking out and erasing what is kept about oneself, through the real doors.
import { randomUUID } from 'node:crypto';
import type { ErasureBody } from '@samsvar/protocol';
import { unzipSync } from 'fflate';
import { aResponse } from './testing/a-response';
import { aColleague, anActor } from './testing/a-workspace';
import { anApplication, type TestApplication } from './testing/an-application';

let server: TestApplication;
beforeAll(async () => {
  server = await anApplication();
}, 60_000);
afterAll(() => server.close());

/** A person with a name like no other, and a comment that calls her. */
const aPerson = async (name: string) => {
  const { sql } = server;
  const colleague = await anActor(sql);
  const administrator = await aColleague(sql, colleague, 'administrator');
  const person = await aColleague(sql, colleague, 'author');
  await sql`update person set name = ${name}, email = ${`${name.toLowerCase().replace(' ', '-')}@example.se`} where id = ${person.personId}`;
  const response = await aResponse(server, colleague);
  const thread = randomUUID();
  await sql`insert into thread (id, response_id, organisation_id, kind, assigned_to, created_by)
    values (${thread}, ${response}, ${person.organisationId}, 'comment', ${person.personId}, ${person.personId})`;
  const own = randomUUID();
  await sql`insert into comment (id, thread_id, body, created_by, organisation_id, name_in_file)
    values (${own}, ${thread}, 'Jag tycker så här.', ${person.personId}, ${person.organisationId}, ${name})`;
  const mentions = sql.json([{ kind: 'person', id: person.personId, label: name }]);
  await sql`insert into comment (id, thread_id, body, mentions, created_by, organisation_id)
    values (${randomUUID()}, ${thread}, ${`Bra, @${name}!`}, ${mentions}, ${colleague.personId}, ${person.organisationId})`;
  return { person, administrator, colleague, thread, client: await server.client(person) };
};

test('the file holds what the person wrote and did, and no hash or secret', async () => {
  const { person, client } = await aPerson('Ottilia Tallbacke');
  const answer = await fetch(`${server.url}/api/account/export`, { headers: { cookie: client.cookie } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toContain('.zip');
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const text = Object.entries(files).map(([name, bytes]) => `${name}\n${new TextDecoder().decode(bytes)}`).join('\n');
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['Läs mig.txt', 'person.json', 'comments.json', 'whatIDid.json']));
  expect(text).toContain('Ottilia Tallbacke');
  expect(text).toContain('Jag tycker så här.');
  const [{ hash } = { hash: '' }] = await server.sql<{ hash: string }[]>`select password_hash as hash from person where id = ${person.personId}`;
  expect(hash).toMatch(/^\$argon2id/);
  expect(text).not.toContain(hash);
  expect(text).not.toMatch(/_hash|hash"|sealed|secret"/i);
});

test('HEAD makes no file and leaves nothing in the log', async () => {
  const { person, client } = await aPerson('Hedvig Huvud');
  const answer = await client.send('HEAD', '/api/account/export');
  expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([200, '', 'application/zip']);
  const entries = () => server.sql`select from audit_entry where action = 'person.exported' and actor_id = ${person.personId}`;
  expect(await entries()).toHaveLength(0);
  await client.send('GET', '/api/account/export');
  expect(await entries()).toHaveLength(1);
});

test('an erased person is signed out everywhere, and her name and address stand in no table any more', async () => {
  const { sql } = server;
  const { person, client, thread } = await aPerson('Gunhild Enbuske');
  const other = await server.client(person);
  const preview = (await client.send('GET', '/api/account/erasure')).body as ErasureBody;
  expect(preview.hindrance).toBeNull();
  expect(preview.stays).toEqual(expect.arrayContaining([expect.objectContaining({ count: 1, what: 'Kommentarer' })]));
  const done = await client.send('POST', '/api/account/erasure');
  expect(done.status).toBe(200);
  // What was said beforehand is what was done, and this is one more line of the log.
  const deeds = (body: ErasureBody) => body.stays.find(({ what }) => what.startsWith('Rader i loggen'))?.count ?? 0;
  expect(done.body).toMatchObject({ goes: preview.goes, hindrance: null });
  expect(deeds(done.body as ErasureBody)).toBe(deeds(preview) + 1);
  const [entry] = await sql<{ facts: object }[]>`select facts from audit_entry where action = 'person.erased' and actor_id = ${person.personId}`;
  expect(entry?.facts).toEqual({ keptComments: 1, keptSuggestions: 0 });
  for (const each of [client, other]) expect((await each.send('GET', '/api/session')).status).toBe(401);
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`;
  for (const { name } of tables) {
    const found = await sql`select 1 from ${sql(name)} t where t::text ilike ${'%gunhild enbuske%'} or t::text ilike ${'%gunhild-enbuske%'}`;
    expect(`${name} ${found.length}`).toBe(`${name} 0`);
  }
  const [row] = await sql<{ name: string; assigned: string | null }[]>`
    select p.name, t.assigned_to as assigned from thread t join person p on p.id = t.created_by where t.id = ${thread}`;
  expect(row).toEqual({ name: 'Borttagen person', assigned: null });
  const bodies = await sql<{ body: string }[]>`select body from comment where thread_id = ${thread} order by body`;
  expect(bodies.map(({ body }) => body)).toEqual(['Bra, @Borttagen person!', 'Jag tycker så här.']);
});

test('the only administrator stays until there is another', async () => {
  const { sql } = server;
  const administrator = await anActor(sql, 'administrator');
  const client = await server.client(administrator);
  const { hindrance } = (await client.send('GET', '/api/account/erasure')).body as ErasureBody;
  expect(hindrance).toContain('ensam administratör');
  expect(await client.send('POST', '/api/account/erasure')).toMatchObject({ status: 409, body: { code: 'last-administrator' } });
  const second = await server.client(await aColleague(sql, administrator, 'administrator'));
  const both = await Promise.all([client, second].map((each) => each.send('POST', '/api/account/erasure')));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});
