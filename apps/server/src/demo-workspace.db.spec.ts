// The demo workspace on a real PostgreSQL: filled once, whole, and only where there is nobody else.
import {
  boardShape,
  checksShape,
  citationListShape,
  comparableShape,
  consultationListShape,
  partiesShape,
  placementListShape,
  projectionShape,
  sectionPlanShape,
  sourceListShape,
  suggestionListShape,
  threadListShape,
  versionListShape,
  type BoardBody,
  type Demo,
} from '@samsvar/protocol';
import { DEMO_PASSWORD } from './demo-files';
import { fillDemoWorkspace } from './demo-workspace';
import { DemoPeople } from './session/demo.controller';
import { anActor } from './testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from './testing/an-application';

let application: TestApplication;
const lines: string[] = [];
beforeAll(async () => {
  application = await anApplication({ config: { demo: true } });
  await fillDemoWorkspace(application.app, (sv) => lines.push(sv));
}, 90_000);
afterAll(() => application.close());

const signedIn = async (email: string): Promise<TestClient> => {
  const client = await application.client();
  expect((await client.send('POST', '/api/session', { email, password: DEMO_PASSWORD })).status).toBe(200);
  return client;
};
const registerOf = async (client: TestClient) =>
  consultationListShape.parse((await client.send('GET', '/api/consultations')).body).consultations;

it('offers its people for signing in, and says what it does', async () => {
  const client = await application.client();
  const { people } = (await client.send('GET', '/api/demo')).body as Demo; // parsed by the web with the same shape
  expect(people.map(({ email }) => email)).toContain('anna@medtek.example');
  expect(lines.length).toBeGreaterThan(2);
});

it('has a register that is alive for one organisation, and empty for the others', async () => {
  const rows = await registerOf(await signedIn('anna@medtek.example'));
  expect(rows).toHaveLength(4);
  expect(rows.filter(({ response }) => response)).toHaveLength(2);
  expect(rows.some(({ daysLeft }) => daysLeft < 0)).toBe(true);
  for (const email of ['pia@patientforum.example', 'ulla@universitet.example'])
    expect(await registerOf(await signedIn(email))).toEqual([]);
});

it('has a half-written response whose every citation leads to real words', async () => {
  const client = await signedIn('bo@medtek.example');
  const response = (await registerOf(client)).find((row) => row.response)?.response;
  expect(response).toMatchObject({ ownCaseNumber: 'MT 26-031' });
  const projection = projectionShape.parse(
    (await client.send('GET', `/api/responses/${response?.id}/projection`)).body,
  );
  expect(projection.faults.filter(({ blocking }) => blocking)).toEqual([]);
  expect(projection.coverage.answer).toBe(response?.answered);
  const { citations } = citationListShape.parse(
    (await client.send('GET', `/api/responses/${response?.id}/citations`)).body,
  );
  expect(citations.length).toBeGreaterThan(30);
  expect(citations.every(({ reference }) => reference.length > 10)).toBe(true);
  expect(checksShape.parse((await client.send('GET', `/api/responses/${response?.id}/checks`)).body).findings).toEqual([]);
  expect((await client.send('GET', `/api/responses/${response?.id}/export?format=pdf`)).status).toBe(200);
}, 30_000);

const boardOf = async (email: string): Promise<BoardBody> =>
  boardShape.parse((await (await signedIn(email)).send('GET', '/api/board')).body);
const sharedIn = ({ responses }: BoardBody): string => responses.find(({ isShared }) => isShared)?.id ?? '';

it('shares the response with another organisation, which has some of the work', async () => {
  const pia = await boardOf('pia@patientforum.example');
  expect(pia.responses).toHaveLength(1);
  const client = await signedIn('pia@patientforum.example');
  const { parties } = partiesShape.parse((await client.send('GET', `/api/responses/${sharedIn(pia)}/parties`)).body);
  expect(parties.map(({ organisation, part }) => `${organisation.name}: ${part}`)).toEqual([
    'Branschföreningen Medtek Norrsjö: lead',
    'Patientforum Norrsjö: write',
  ]);
  const plan = sectionPlanShape.parse((await client.send('GET', `/api/responses/${sharedIn(pia)}/sections`)).body);
  expect(plan.wordLimit).toBeGreaterThan(1_000);
  expect(new Set(plan.sections.map(({ state }) => state))).toEqual(new Set(['not-begun', 'writing', 'ready-for-review', 'done']));
  for (const email of ['anna@medtek.example', 'bo@medtek.example', 'pia@patientforum.example'])
    expect(new Set((await boardOf(email)).items.map(({ column }) => column))).toContain('mine');
  expect((await boardOf('rut@medtek.example')).items.map(({ kind }) => kind)).toContain('review');
  expect((await boardOf('bo@medtek.example')).items.some(({ isLate }) => isLate)).toBe(true);
  expect(await boardOf('ulla@universitet.example')).toEqual({ items: [], responses: [] });
});

it('has threads for all and for one organisation, each where its words stand', async () => {
  const threadsFor = async (email: string) => {
    const client = await signedIn(email);
    const { body } = await client.send('GET', `/api/responses/${sharedIn(await boardOf(email))}/threads`);
    return threadListShape.parse(body).threads.filter(({ kind }) => kind === 'comment');
  };
  const [medtek, patientforum] = [await threadsFor('rut@medtek.example'), await threadsFor('pia@patientforum.example')];
  expect([medtek.length, patientforum.length]).toEqual([6, 5]);
  expect(medtek.filter(({ isBlocking }) => isBlocking)).toHaveLength(1);
  expect(medtek.filter(({ settled }) => settled)).toHaveLength(1);
  expect(patientforum.map(({ comments }) => comments[0]?.text).join()).not.toContain('vass ton');
  expect(medtek.map(({ comments }) => comments[0]?.text).join()).not.toContain('tre platser');
  for (const { anchor, sectionId } of [...medtek, ...patientforum])
    if (anchor) expect([anchor.state, anchor.now, sectionId]).toEqual(['live', anchor.quote, expect.any(String)]);
});

it('has suggestions that wait, that were accepted and that were not', async () => {
  const client = await signedIn('anna@medtek.example');
  const id = sharedIn(await boardOf('anna@medtek.example'));
  const { suggestions } = suggestionListShape.parse((await client.send('GET', `/api/responses/${id}/suggestions`)).body);
  const inState = (wanted: string) => suggestions.filter(({ state }) => state === wanted);
  expect(['open', 'accepted', 'rejected'].map((state) => inState(state).length)).toEqual([3, 2, 1]);
  expect(inState('rejected')[0]?.decided?.reason).toContain('Universitetet');
  expect(inState('open').map(({ anchor }) => anchor.state)).toEqual(['live', 'live', 'live']);
  const [row] = await application.sql<{ text: string }[]>`select content::text as text from response_projection where response_id = ${id}`;
  expect(row?.text).toContain('behöver före varje uppdrag få besked om vilken ersättning som gäller');
  expect(row?.text).not.toContain('En plats som kan stå tom');
});

it('has named versions that differ, and last year’s response to compare with', async () => {
  const client = await signedIn('anna@medtek.example');
  const id = sharedIn(await boardOf('anna@medtek.example'));
  const { versions } = versionListShape.parse((await client.send('GET', `/api/responses/${id}/versions`)).body);
  const named = versions.filter(({ kind }) => kind === 'named').reverse();
  expect(named.map(({ label, by }) => `${label}: ${by?.name ?? ''}`)).toEqual([
    'Första utkastet: Anna Lindmyr',
    'Efter Patientforums synpunkter: Anna Lindmyr',
    'Till gemensam läsning: Bo Strandhagen',
  ]);
  expect(new Set(named.map(({ sha256 }) => sha256)).size).toBe(3);
  const { responses } = comparableShape.parse((await client.send('GET', `/api/responses/${id}/comparable`)).body);
  expect(responses.map(({ title, versions: kept }) => [title, kept.map(({ kind }) => kind)])).toEqual([
    ['Remissvar: Halvtidsöversyn av programmet för life science i Norrsjö', ['frozen']],
  ]);
});

it('has a source of which a later version has come, in which what is cited was edited in substance, moved and taken out', async () => {
  const client = await signedIn('anna@medtek.example');
  const { sources } = sourceListShape.parse((await client.send('GET', '/api/sources')).body);
  const source = sources.find(({ versions }) => versions.length > 1);
  expect(source?.versions[1]).toMatchObject({ standing: 'in-use', label: 'Rättad i oktober', comparedWith: 1 });
  const counts = async () =>
    placementListShape.parse((await client.send('GET', `/api/sources/${source?.id}/versions/2/placements`)).body).counts;
  // Its passages were pinned to the first version: they are followed by a job.
  while ((await counts()).total < 4) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await counts()).toEqual({ total: 4, unchanged: 0, moved: 1, edited: 2, gone: 1, waiting: 3, substance: 2 });
}, 30_000);

it('is completed when it was interrupted, and never done twice', async () => {
  const { sql } = application;
  const counts = async () =>
    (await sql`select (select count(*) from response) r, (select count(*) from thread) t, (select count(*) from suggestion) s,
      (select count(*) from section_work) w, (select count(*) from comment) c, (select count(*) from response_party) p,
      (select count(*) from passage) a, (select count(*) from response_version where kind = 'named') v`)[0];
  const before = await counts();
  await sql`delete from response where title like '%Halvtids%'`;
  await sql`delete from thread where id = (select thread_id from comment where body like '%vass ton%')`;
  await sql`delete from section_work where state = 'done'`;
  await fillDemoWorkspace(application.app);
  expect(await counts()).toEqual(before);
}, 30_000);

it('leaves a response alone that somebody has gone on with', async () => {
  const { sql } = application;
  const id = sharedIn(await boardOf('anna@medtek.example'));
  await sql`delete from response where title like '%Halvtids%'`;
  await sql`delete from response_party`;
  await sql`delete from thread where response_id = ${id}`;
  await sql`update response_document set head = head + 1 where response_id = ${id}`;
  await fillDemoWorkspace(application.app);
  expect(await sql`select 1 from thread`).toHaveLength(0);
  expect(await sql`select 1 from response_party`).toHaveLength(0);
  expect(await sql`select 1 from response where title like '%Halvtids%'`).toHaveLength(1);
  await sql`update response_document set head = head - 1 where response_id = ${id}`;
}, 30_000);

it('is filled once', async () => {
  const count = async () =>
    (
      await application.sql`select (select count(*) from source) s, (select count(*) from passage) p, (select count(*) from person) n`
    )[0];
  const before = await count();
  await fillDemoWorkspace(application.app);
  expect(await count()).toEqual(before);
});

it('leaves a database with other organisations alone', async () => {
  const other = await anApplication({ config: { demo: true } });
  await anActor(other.sql);
  await fillDemoWorkspace(other.app);
  expect(await other.sql`select 1 from person`).toHaveLength(1);
  expect(other.app.get(DemoPeople).all()).toEqual([]);
  await other.close();
}, 30_000);
