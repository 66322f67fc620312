// The plan of the work with a response, through the doors.
import { randomUUID } from 'node:crypto';
import type { Actor, ResponseId } from '@samsvar/domain';
import { sectionPlanShape, type SectionPlanBody } from '@samsvar/protocol';
import { aParagraph, aResponse, aSection } from '../testing/a-response';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';

const [SECTION, OTHER]: readonly [string, string] = [randomUUID(), randomUUID()];

let server: TestApplication;
let lead: Actor;
let writer: Actor;
let guest: Actor;
let client: TestClient;
let theirs: TestClient;
let id: ResponseId;
beforeAll(async () => {
  server = await anApplication();
  const { sql } = server;
  lead = await anActor(sql);
  writer = await aColleague(sql, lead, 'author');
  guest = await anActor(sql);
  client = await server.client(lead);
  theirs = await server.client(guest);
  const sections = [aSection('Inledning', { id: SECTION }), aParagraph('Ord.'), aSection('Styrning', { id: OTHER })];
  id = await aResponse(server, lead, sections);
}, 60_000);
afterAll(() => server.close());

const plan = async (change: object, section = SECTION, by = client) => by.send('PUT', `/api/responses/${id}/sections/${section}`, change);
const planned = (body: unknown): SectionPlanBody['sections'] => sectionPlanShape.parse(body).sections;
const people = (body: unknown, section = SECTION) =>
  planned(body).find(({ sectionId }) => sectionId === section)?.people.map(({ personId, part }) => [personId, part]);
const share = (part: string) => server.sql`
  insert into response_party (response_id, organisation_id, part, joined_by) values (${id}, ${guest.organisationId}, ${part}, ${lead.personId})`;
const unshare = () => server.sql`delete from response_party where response_id = ${id}`;

test('nothing is planned at first', async () => {
  expect((await client.send('GET', `/api/responses/${id}/sections`)).body).toEqual({ sections: [], wordLimit: null });
});

test('what is left out stays as it is', async () => {
  await plan({ owner: lead.personId, dueOn: '2026-12-01' });
  await plan({ state: 'writing', coOwners: [writer.personId] });
  const answer = await plan({ dueOn: null });
  expect(planned(answer.body)).toEqual([
    {
      sectionId: SECTION,
      state: 'writing',
      dueOn: null,
      people: [
        expect.objectContaining({ personId: lead.personId, part: 'owner' }),
        expect.objectContaining({ personId: writer.personId, part: 'co-owner' }),
      ],
    },
  ]);
  expect((await client.send('GET', `/api/responses/${id}/sections`)).body).toEqual(answer.body);
});

test('a section has one owner, and nobody stands twice', async () => {
  const answer = await plan({ owner: writer.personId });
  expect(people(answer.body)).toEqual([[writer.personId, 'owner']]);
  const both = await plan({ coOwners: [lead.personId, writer.personId, lead.personId] });
  expect(people(both.body)).toEqual([
    [writer.personId, 'owner'],
    [lead.personId, 'co-owner'],
  ]);
  expect(people((await plan({ owner: null })).body)).toEqual([[lead.personId, 'co-owner']]);
  expect(people((await plan({ coOwners: [] })).body)).toEqual([]);
});

test('people are those who read the response; others are like nobody', async () => {
  const [hidden, absent] = [await plan({ owner: guest.personId }), await plan({ owner: randomUUID() })];
  expect(hidden).toMatchObject({ status: 400, body: { code: 'invalid', details: { field: 'owner' } } });
  expect(hidden.text).toBe(absent.text);
  expect((await plan({ coOwners: [guest.personId] })).body).toMatchObject({ code: 'invalid', details: { field: 'coOwners' } });
  await share('write');
  expect((await plan({ owner: guest.personId }, OTHER)).text).toBe(absent.text);
  expect(people((await plan({ owner: guest.personId }, OTHER, theirs)).body, OTHER)).toEqual([[guest.personId, 'owner']]);
  expect((await plan({ coOwners: [lead.personId] }, OTHER)).status).toBe(200);
  // Who has shown themselves can be named by others.
  expect(people((await plan({ owner: guest.personId })).body)).toEqual([[guest.personId, 'owner']]);
  expect(people((await client.send('GET', `/api/responses/${id}/sections`)).body, OTHER)).toEqual([
    [guest.personId, 'owner'],
    [lead.personId, 'co-owner'],
  ]);
  expect((await client.send('DELETE', `/api/responses/${id}/parties/${guest.organisationId}`)).status).toBe(200);
  expect(people((await client.send('GET', `/api/responses/${id}/sections`)).body, OTHER)).toEqual([[lead.personId, 'co-owner']]);
});

test('only a section of the text can be planned', async () => {
  for (const section of [randomUUID(), 'x', '%00', 'a'.repeat(3_000)])
    expect((await plan({ state: 'done' }, section)).status).toBe(404);
  expect((await plan({ state: 'nearly' })).status).toBe(400);
  expect((await plan({ dueOn: '2026-02-30' })).status).toBe(400);
});

test('authors plan, of the owner and of whoever writes along; the others read', async () => {
  const reviewer = await server.client(await aColleague(server.sql, lead, 'reviewer'));
  expect((await plan({ state: 'done' }, SECTION, reviewer)).status).toBe(403);
  expect((await plan({ state: 'done' }, SECTION, theirs)).status).toBe(404);
  await share('review');
  expect((await plan({ state: 'done' }, SECTION, theirs)).status).toBe(403);
  expect((await theirs.send('GET', `/api/responses/${id}/sections`)).status).toBe(200);
  expect((await theirs.send('PUT', `/api/responses/${id}/word-limit`, { wordLimit: 1 })).status).toBe(403);
  await unshare();
});

test('the text can have a limit of words', async () => {
  const limit = (wordLimit: unknown) => client.send('PUT', `/api/responses/${id}/word-limit`, { wordLimit });
  expect(sectionPlanShape.parse((await limit(4_000)).body).wordLimit).toBe(4_000);
  for (const wrong of [0, -1, 1.5, '4', 1e9]) expect((await limit(wrong)).status).toBe(400);
  expect(sectionPlanShape.parse((await client.send('GET', `/api/responses/${id}/sections`)).body).wordLimit).toBe(4_000);
  expect(sectionPlanShape.parse((await limit(null)).body).wordLimit).toBeNull();
});

test('whoever gets a section is told, and its people when it is ready, but not who did it', async () => {
  await server.sql`delete from notification`;
  await plan({ owner: writer.personId, coOwners: [lead.personId], state: 'writing' }, OTHER);
  await plan({ owner: writer.personId, state: 'ready-for-review' }, OTHER);
  await plan({ state: 'ready-for-review' }, OTHER);
  const told = await server.sql`select person_id, kind, section_id, by_id from notification order by created_at`;
  const about = { personId: writer.personId, sectionId: OTHER, byId: lead.personId };
  expect([...told]).toEqual([
    { ...about, kind: 'section-assigned' },
    { ...about, kind: 'section-ready' },
  ]);
});

test('changes at the same time are made one after another', async () => {
  const answers = await Promise.all([
    plan({ owner: lead.personId }),
    plan({ coOwners: [writer.personId] }),
    plan({ state: 'ready-for-review' }),
    plan({ dueOn: '2026-12-02' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const { sections } = sectionPlanShape.parse((await client.send('GET', `/api/responses/${id}/sections`)).body);
  expect(sections.find(({ sectionId }) => sectionId === SECTION)).toMatchObject({
    state: 'ready-for-review',
    dueOn: '2026-12-02',
    people: [{ part: 'owner' }, { part: 'co-owner' }],
  });
});
