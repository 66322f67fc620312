// Documents of a consultation through the real doors: other roles, taking out, and what stands in the way.
import { randomUUID } from 'node:crypto';
import type { Actor, ConsultationId, SourceId, VersionState } from '@samsvar/domain';
import { aCitation, aParagraph, aPassage, aResponse } from '../testing/a-response';
import { aSource } from '../testing/a-source';
import { aColleague, aConsultation, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';

let server: TestApplication;
let own: Actor;
let client: TestClient;
let registrar: TestClient;
let foreign: TestClient;

beforeAll(async () => {
  server = await anApplication();
  own = await anActor(server.sql);
  client = await server.client(own);
  registrar = await server.client(await aColleague(server.sql, own, 'registrar'));
  foreign = await server.client(await anActor(server.sql));
}, 60_000);
afterAll(() => server.close());

interface Listed {
  readonly consultation: ConsultationId;
  readonly id: string;
  readonly at: string;
}

/** Lists a source among the documents of a consultation. */
const list = async (sourceId: SourceId, among?: ConsultationId): Promise<Listed> => {
  const consultation = among ?? (await aConsultation(server.sql, own));
  const id = randomUUID();
  await server.sql`insert into consultation_document (id, consultation_id, source_id, role, position)
    values (${id}, ${consultation}, ${sourceId}, 'main_document', 0)`;
  return { consultation, id, at: `/api/consultations/${consultation}/documents/${id}` };
};

const aSourceIn = async (state: VersionState): Promise<SourceId> => {
  const { sourceId, versionId } = await aSource(server.sql, own);
  await server.sql`update source_version set state = ${state} where id = ${versionId}`;
  return sourceId;
};

const isThere = async (sourceId: SourceId): Promise<boolean> =>
  (await server.sql`select 1 from source where id = ${sourceId}`).length === 1;
const documentsOf = async (consultation: ConsultationId) =>
  (
    (await client.send('GET', `/api/consultations/${consultation}`)).body as {
      documents: { id: string; role: string }[];
    }
  ).documents; // what the shape promises

/** Starts a response that follows the source. */
const mirror = async (consultation: ConsultationId, mirrors: SourceId) => {
  const start = { mirrors, ownCaseNumber: null };
  expect((await client.send('POST', `/api/consultations/${consultation}/responses`, start)).status).toBe(201);
};

describe('a role', () => {
  test('is changed by authors and registrars, and answered with the document', async () => {
    const { sourceId } = await aSource(server.sql, own);
    const { at, id, consultation } = await list(sourceId);
    const answer = await client.send('PUT', at, { role: 'annex' });
    expect(answer).toMatchObject({ status: 200, body: { id, role: 'annex', source: { id: sourceId } } });
    expect((await registrar.send('PUT', at, { role: 'cover_letter' })).status).toBe(200);
    expect(await documentsOf(consultation)).toMatchObject([{ id, role: 'cover_letter' }]);
  });

  test('is one of the four, and nothing else is taken', async () => {
    const { at } = await list((await aSource(server.sql, own)).sourceId);
    for (const body of [{}, { role: 'appendix' }, { role: 'annex', position: 1 }, { role: null }])
      expect(await client.send('PUT', at, body)).toMatchObject({ status: 400, body: { code: 'invalid' } });
  });

  test('can be changed though the response follows the document', async () => {
    const { sourceId } = await aSource(server.sql, own);
    const { at, consultation } = await list(sourceId);
    await mirror(consultation, sourceId);
    expect((await client.send('PUT', at, { role: 'annex' })).status).toBe(200);
  });
});

describe('taking a document out', () => {
  test.each(['ready', 'queued', 'parsing'] as const)(
    'leaves a source that is %s in the library',
    async (state) => {
      const sourceId = await aSourceIn(state);
      const { at, consultation } = await list(sourceId);
      expect(await registrar.send('DELETE', at)).toMatchObject({ status: 204, text: '' });
      expect(await documentsOf(consultation)).toEqual([]);
      expect(await isThere(sourceId)).toBe(true);
    },
  );

  test.each(['failed', 'needs-ocr'] as const)(
    'takes along a source that is %s, with its rows',
    async (state) => {
      const sourceId = await aSourceIn(state);
      const { at } = await list(sourceId);
      expect((await client.send('DELETE', at)).status).toBe(204);
      expect(await isThere(sourceId)).toBe(false);
      expect(await server.sql`select 1 from source_version where source_id = ${sourceId}`).toHaveLength(0);
      expect((await client.send('DELETE', at)).status).toBe(404);
    },
  );

  test('leaves a failed source that another consultation lists', async () => {
    const sourceId = await aSourceIn('failed');
    const [first, second] = [await list(sourceId), await list(sourceId)];
    expect((await client.send('DELETE', first.at)).status).toBe(204);
    expect(await isThere(sourceId)).toBe(true);
    expect(await documentsOf(second.consultation)).toHaveLength(1);
  });

  test('of two who take the same one out at once, one is told that it is gone', async () => {
    const { at } = await list(await aSourceIn('failed'));
    const answers = await Promise.all([client.send('DELETE', at), registrar.send('DELETE', at)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
  });

  test('is refused while the response follows it, in words', async () => {
    const { sourceId } = await aSource(server.sql, own);
    const { at, consultation } = await list(sourceId);
    await mirror(consultation, sourceId);
    const answer = await client.send('DELETE', at);
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'document-in-use', details: { by: 'mirror' } },
    });
    expect((answer.body as { message: string }).message).toContain('följer dess rubriker');
    expect(await documentsOf(consultation)).toHaveLength(1);
  });

  test('is refused while a response cites it, in words', async () => {
    const passage = await aPassage(server, own);
    const { at, consultation } = await list(passage.sourceId);
    const response = await aResponse(server, own, [aParagraph('Se ', aCitation(passage))]);
    expect((await client.send('GET', `/api/responses/${response}/projection`)).status).toBe(200);
    const answer = await client.send('DELETE', at);
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'document-in-use', details: { by: 'citation' } },
    });
    expect((answer.body as { message: string }).message).toContain('hänvisar till det');
    await server.sql`update citation set deleted_at = now() where response_id = ${response}`;
    expect((await client.send('DELETE', at)).status).toBe(204);
    expect(await documentsOf(consultation)).toEqual([]);
  });
});

describe('what is not there', () => {
  test('another organisation’s document is like an absent one, under its own consultation and under mine', async () => {
    const { sourceId } = await aSource(server.sql, own);
    const { at, id, consultation } = await list(sourceId);
    const mine = (
      (
        await foreign.send('POST', '/api/consultations', {
          title: 'Remiss',
          issuers: ['Region'],
          issuerCaseNumber: '',
          sentOn: null,
          dueOn: '2026-12-15',
        })
      ).body as { id: string }
    ).id; // what the shape promises
    const absent = await foreign.send('DELETE', `/api/consultations/${mine}/documents/${randomUUID()}`);
    for (const route of [at, `/api/consultations/${mine}/documents/${id}`]) {
      expect(await foreign.send('DELETE', route)).toMatchObject({ status: 404, text: absent.text });
      expect(await foreign.send('PUT', route, { role: 'annex' })).toMatchObject({
        status: 404,
        text: absent.text,
      });
    }
    expect(await documentsOf(consultation)).toMatchObject([{ id, role: 'main_document' }]);
  });

  test('a document is only under its own consultation', async () => {
    const { id, consultation } = await list((await aSource(server.sql, own)).sourceId);
    const other = await aConsultation(server.sql, own);
    const at = `/api/consultations/${other}/documents/${id}`;
    expect((await client.send('PUT', at, { role: 'annex' })).status).toBe(404);
    expect((await client.send('DELETE', at)).status).toBe(404);
    expect(await documentsOf(consultation)).toHaveLength(1);
  });
});
