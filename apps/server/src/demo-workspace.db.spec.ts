// The demo workspace on a real PostgreSQL: filled once, whole, and only where there is nobody else.
import { citationListShape, consultationListShape, projectionShape, type Demo } from '@samsvar/protocol';
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
  expect(rows).toHaveLength(3);
  expect(rows.filter(({ response }) => response)).toHaveLength(1);
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
  expect((await client.send('GET', `/api/responses/${response?.id}/export?format=pdf`)).status).toBe(200);
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
