// Responses over HTTP on a real PostgreSQL: started once, mirrored, read, projected, and hidden from others.
import type { Actor } from '@samsvar/domain';
import { projectionShape, responseShape, type ProjectionBody, type ResponseBody } from '@samsvar/protocol';
import { aParagraph, aResponse, aSection } from '../testing/a-response';
import { aBlock, aSource } from '../testing/a-source';
import { aColleague, aConsultation, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';

let application: TestApplication;
let own: Actor;
let client: TestClient;
let foreign: TestClient;
let foreignActor: Actor;
beforeAll(async () => {
  application = await anApplication({ clock: () => new Date('2026-11-22T08:00:00Z') });
  own = await anActor(application.sql);
  foreignActor = await anActor(application.sql);
  client = await application.client(own);
  foreign = await application.client(foreignActor);
}, 60_000);
afterAll(() => application.close());

const heading = (ord: number, level: number, label: string | null, text: string) =>
  aBlock(ord, { type: 'heading', level, label, text });
const start = (consultation: string, body: object = {}, by = client) =>
  by.send('POST', `/api/consultations/${consultation}/responses`, {
    mirrors: null,
    ownCaseNumber: null,
    ...body,
  });
const projectionOf = async (id: string): Promise<ProjectionBody> =>
  projectionShape.parse((await client.send('GET', `/api/responses/${id}/projection`)).body);

it('starts with an outline that mirrors the source', async () => {
  const consultation = await aConsultation(application.sql, own, {
    title: 'Remiss: En strategi',
    dueOn: '2026-12-15',
  });
  const blocks = [
    heading(0, 1, null, 'Innehåll'),
    heading(1, 1, '1', 'Inledning'),
    aBlock(2),
    heading(3, 3, '1.1', 'Varför?'),
    aBlock(4),
  ];
  const { sourceId } = await aSource(application.sql, own, { blocks });
  const answer = await start(consultation, { mirrors: sourceId, ownCaseNumber: ' MT 26-031 ' });
  expect(answer.status).toBe(201);
  const response: ResponseBody = responseShape.parse(answer.body);
  expect(response).toMatchObject({
    title: 'Remissvar: En strategi',
    state: 'drafting',
    ownCaseNumber: 'MT 26-031',
    mirrors: sourceId,
  });
  expect(response.consultation).toMatchObject({
    id: consultation,
    issuers: ['Region Norrsjö', 'Region Västerålen'],
    daysLeft: 23,
  });
  expect(response.abilities).toEqual(
    expect.arrayContaining(['response.read', 'response.write', 'response.export']),
  );
  const projection = await projectionOf(response.id);
  expect(
    projection.outline
      .filter(({ mirrored }) => mirrored)
      .map(({ level, number, title, sourceBlock }) => [level, number, title, sourceBlock]),
  ).toEqual([
    [1, '1', 'Inledning', 1],
    [2, '1.1', 'Varför?', 3],
  ]);
  expect(projection.coverage).toEqual({ answer: 0, skip: 0, undecided: 2 });
  expect(projection.faults.filter(({ blocking }) => blocking)).toEqual([]);
  expect(responseShape.parse((await client.send('GET', `/api/responses/${response.id}`)).body)).toEqual(
    response,
  );
});

it('starts once, also when several people begin at the same time', async () => {
  const consultation = await aConsultation(application.sql, own);
  const answers = await Promise.all(Array.from({ length: 4 }, () => start(consultation)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  const started = responseShape.parse(answers.find(({ status }) => status === 201)?.body);
  for (const { status, body } of answers) {
    if (status === 409) expect(body).toMatchObject({ code: 'conflict', details: { response: started.id } });
  }
  expect(
    await application.sql`select 1 from case_file where consultation_id = ${consultation} and state = 'drafting'`,
  ).toHaveLength(1);
});

it('is started by authors alone, for what is their own and has been read', async () => {
  const consultation = await aConsultation(application.sql, own);
  const theirs = await aSource(application.sql, foreignActor);
  const waiting = await aSource(application.sql, own);
  await application.sql`update source_version set state = 'parsing' where id = ${waiting.versionId}`;
  const reviewer = await application.client(await aColleague(application.sql, own, 'reviewer'));
  expect((await start(consultation, {}, reviewer)).status).toBe(403);
  expect((await start(consultation, {}, foreign)).status).toBe(404);
  expect((await start(consultation, { mirrors: theirs.sourceId })).status).toBe(404);
  expect((await start(consultation, { mirrors: waiting.sourceId })).body).toMatchObject({
    code: 'source-not-ready',
  });
  expect((await start(consultation, { mirrors: 'x' })).body).toMatchObject({
    code: 'invalid',
    details: { field: 'mirrors' },
  });
  expect(
    await application.sql`select 1 from response r join case_file f on f.id = r.case_file_id where f.consultation_id = ${consultation}`,
  ).toHaveLength(0);
});

it('tells what its text says', async () => {
  const id = await aResponse(application, own, [
    aSection('Finansiering', { number: '8.3', stance: 'neutral' }),
    aParagraph('Tre ord här.'),
    { type: 'demand', attrs: { id: 'd' }, content: [{ type: 'text', text: 'Att något görs.' }] },
  ]);
  const projection = await projectionOf(id);
  expect(projection).toMatchObject({
    overallStance: 'supports',
    coverage: { answer: 1, skip: 0, undecided: 0 },
  });
  expect(projection.outline).toMatchObject([
    { number: '8.3', title: 'Finansiering', stance: 'neutral', demands: 1 },
  ]);
});

it('is hidden from other organisations, like one that does not exist', async () => {
  const id = await aResponse(application, own);
  for (const route of [
    '',
    '/projection',
    '/citations',
    '/export?format=docx',
    `/figures/${'0'.repeat(64)}`,
  ]) {
    const hidden = await foreign.send('GET', `/api/responses/${id}${route}`);
    const absent = await foreign.send('GET', `/api/responses/${crypto.randomUUID()}${route}`);
    expect([route, hidden.status, hidden.body]).toEqual([route, 404, absent.body]);
  }
});

it('says what a reviewer may do', async () => {
  const id = await aResponse(application, own);
  const reviewer = await application.client(await aColleague(application.sql, own, 'reviewer'));
  const { abilities } = responseShape.parse((await reviewer.send('GET', `/api/responses/${id}`)).body);
  expect(abilities).toContain('response.read');
  expect(abilities).not.toContain('response.write');
});
