// The register of consultations through the real doors, with a clock of our own.
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';

let server: TestApplication;
let client: TestClient;
let now = '2026-11-22T12:00:00Z';

beforeAll(async () => {
  server = await anApplication({ clock: () => new Date(now) });
});
beforeEach(async () => {
  now = '2026-11-22T12:00:00Z';
  client = await server.client(await anActor(server.sql));
});
afterAll(() => server.close());

const DRAFT = {
  title: 'Remiss',
  issuers: ['Region Norrsjö', 'Region Västerålen'],
  issuerCaseNumber: 'RS 2026-00417',
  sentOn: '2026-09-14',
  dueOn: '2026-12-15',
};

interface Row {
  id: string;
  title: string;
  daysLeft: number;
  response: unknown;
}

const register = async (draft: object = {}) => {
  const answer = await client.send('POST', '/api/consultations', { ...DRAFT, ...draft });
  expect(answer.status).toBe(201);
  return answer.body as Row; // what the shape promises
};
const list = async () =>
  ((await client.send('GET', '/api/consultations')).body as { consultations: Row[] }).consultations;

test('registering answers the consultation, received, with no documents and no response yet', async () => {
  const body = await register();
  expect(body).toEqual({
    ...DRAFT,
    id: body.id,
    daysLeft: 23,
    state: 'received',
    response: null,
    documents: [],
  });
  expect((await client.send('GET', `/api/consultations/${body.id}`)).body).toEqual(body);
});

test('registering opens exactly one case file for the organisation', async () => {
  const { id } = await register();
  const files = await server.sql`select state, own_case_number from case_file where consultation_id = ${id}`;
  expect([...files]).toEqual([{ state: 'received', ownCaseNumber: null }]);
});

test('coming dates come first, the nearest at the top; then past ones, the latest at the top', async () => {
  for (const dueOn of ['2026-11-21', '2027-03-01', '2026-11-22', '2026-10-01', '2026-12-01']) {
    await register({ title: dueOn, dueOn, sentOn: null });
  }
  expect((await list()).map((row) => row.title)).toEqual([
    '2026-11-22',
    '2026-12-01',
    '2027-03-01',
    '2026-11-21',
    '2026-10-01',
  ]);
});

test('days are days in Sweden, and the due date itself has nought left', async () => {
  const actor = await anActor(server.sql);
  client = await server.client(actor);
  await register({ dueOn: '2026-12-15' });
  const daysAt = async (instant: string) => {
    now = instant;
    client = await server.client(actor); // the earlier session has ended by then
    return (await list())[0]?.daysLeft;
  };
  // 23:30 UTC is already half past midnight in Sweden.
  expect(await daysAt('2026-12-14T22:59:00Z')).toBe(1);
  expect(await daysAt('2026-12-14T23:30:00Z')).toBe(0);
  expect(await daysAt('2026-12-15T22:59:00Z')).toBe(0);
  expect(await daysAt('2026-12-15T23:00:00Z')).toBe(-1);
});

test('correcting replaces what is known, and keeps the id', async () => {
  const { id } = await register();
  const changed = {
    ...DRAFT,
    title: 'Ny rubrik',
    issuers: ['Socialdepartementet'],
    sentOn: null,
    dueOn: '2027-01-31',
  };
  const answer = await client.send('PUT', `/api/consultations/${id}`, changed);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ id, ...changed });
  expect(await list()).toHaveLength(1);
});

test.each([
  ['no title', { title: '  ' }, 'title'],
  ['no issuer', { issuers: [] }, 'issuers'],
  ['an empty issuer', { issuers: ['Region', ' '] }, 'issuers.1'],
  ['eleven issuers', { issuers: Array.from({ length: 11 }, (_, n) => `Region ${n}`) }, 'issuers'],
  ['a day that does not exist', { dueOn: '2026-02-30' }, 'dueOn'],
  ['a due date before it was sent', { dueOn: '2026-09-13' }, 'dueOn'],
  ['a title without end', { title: 'å'.repeat(301) }, 'title'],
])('%s is refused, and nothing is registered', async (_name, draft, field) => {
  const answer = await client.send('POST', '/api/consultations', { ...DRAFT, ...draft });
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', details: { field } } });
  expect(await list()).toEqual([]);
});

test('one organisation never sees the register of another', async () => {
  const { id } = await register();
  const other = await server.client(await anActor(server.sql));
  expect((await other.send('GET', '/api/consultations')).body).toEqual({ consultations: [] });
  expect((await other.send('PUT', `/api/consultations/${id}`, DRAFT)).status).toBe(404);
});

test('text that tries to be SQL or markup is only text', async () => {
  const title = `Robert'); drop table consultation; -- <script>alert(1)</script>`;
  expect((await register({ title })).title).toBe(title);
  expect((await list())[0]?.title).toBe(title);
});
