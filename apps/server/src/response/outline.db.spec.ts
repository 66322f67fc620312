// Following a new version of the mirrored source, through the doors, on a real PostgreSQL.
import type { Actor, Block, BlockMapRow, ResponseId, SourceId, SourceVersionId } from '@samsvar/domain';
import { outlineChangesShape, projectionShape, type OutlineChanges } from '@samsvar/protocol';
import { aParty } from '../testing/a-joint-response';
import { aBlock, aSource } from '../testing/a-source';
import { aTypist, type Typist } from '../testing/a-typist';
import { aLaterVersion } from '../testing/a-version';
import { aConsultation, aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { ResponseDocuments } from './response-documents';

let server: TestApplication;
let author: Actor;
let client: TestClient;
beforeAll(async () => {
  server = await anApplication();
  author = await anActor(server.sql);
  client = await server.client(author);
}, 60_000);
afterAll(() => server.close());

/** Headings with a paragraph after each. */
const chapters = (...titles: readonly string[]): Block[] =>
  titles.flatMap((title, i) => {
    const [, label = null, text = title] = /^([\d.]+) (.*)$/.exec(title) ?? [];
    return [aBlock(2 * i, { type: 'heading', level: label?.split('.').length ?? 1, label, text }), aBlock(2 * i + 1, { text: `Om ${text.toLowerCase()}.` })];
  });
const V1 = chapters('Innehåll', '1 Inledning', '2 Data', '3 Kompetens');
const V2 = chapters('1 Inledning', '2 Kompetens', '3 Hälsodata', '4 Pengar');
const row = (from: number, to: number, kind: BlockMapRow['kind']): BlockMapRow => ({ from, to, kind, similarity: 0.9 });
const MAP = [row(2, 0, 'same'), row(6, 2, 'moved'), row(4, 4, 'edited')];

interface Started {
  readonly id: ResponseId;
  readonly sourceId: SourceId;
  readonly versionId: SourceVersionId;
}
const started = async (): Promise<Started> => {
  const source = await aSource(server.sql, author, { blocks: V1 });
  const consultation = await aConsultation(server.sql, author);
  const { body } = await client.send('POST', `/api/consultations/${consultation}/responses`, { mirrors: source.sourceId, ownCaseNumber: null });
  return { id: (body as { id: ResponseId }).id, ...source }; // what the shape promises
};
const second = ({ sourceId, versionId }: Started, more: { standing?: 'held' } = {}) =>
  aLaterVersion(server.sql, author, { sourceId, blocks: V2, compared: { with: versionId, map: MAP }, ...more });
const changesOf = async (id: ResponseId, by = client): Promise<OutlineChanges['changes']> =>
  outlineChangesShape.parse((await by.send('GET', `/api/responses/${id}/outline-changes`)).body).changes;
const follow = (id: ResponseId, to: number, by = client) => by.send('POST', `/api/responses/${id}/outline-changes`, { to });
const outlineOf = async (id: ResponseId): Promise<string[]> =>
  projectionShape
    .parse((await client.send('GET', `/api/responses/${id}/projection`)).body)
    .outline.map(({ number, title, stance }) => [number, title, stance].filter(Boolean).join(' '));
const decide = async (id: ResponseId, title: string): Promise<void> => {
  const documents = server.app.get(ResponseDocuments, { strict: false });
  const { content } = await documents.projection(id);
  const blocks = (content.text.content ?? []).map((block) => (block.attrs?.['title'] === title ? { ...block, attrs: { ...block.attrs, stance: 'opposes' } } : block));
  await documents.command(id, { type: 'restore', to: { ...content, text: { ...content.text, content: blocks } }, sectionId: null }, { writtenBy: null, decidedBy: author.personId });
};
/** Types the word with this number, and waits until the server has settled it: looked for no oftener than anybody may write. */
const typed = async (typist: Typist, no: number): Promise<string> => {
  const word = `ord${no}ett`;
  typist.type(word);
  while (typist.settled <= no && typist.closed === null) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(typist.closed).toBeNull();
  return word;
};
const auditsOf = (id: ResponseId) => server.sql`select action, facts from audit_entry where object_id = ${id} and action = 'response.outline-followed'`;

it('tells what a new version in use means, carries it out, keeps the text as it was, and writes it down', async () => {
  const response = await started();
  const { id } = response;
  expect(await changesOf(id)).toBeNull();
  await second(response);
  await decide(id, 'Data');
  const changes = {
    from: 1,
    to: 2,
    kept: 1,
    changed: [
      { before: { number: '2', title: 'Data' }, after: { number: '3', title: 'Hälsodata' } },
      { before: { number: '3', title: 'Kompetens' }, after: { number: '2', title: 'Kompetens' } },
    ],
    added: [{ number: '4', title: 'Pengar' }],
    removed: [],
  };
  expect(await changesOf(id)).toMatchObject(changes);
  const { status, body } = await follow(id, 2);
  expect([status, body]).toMatchObject([200, { changes }]);
  expect(await outlineOf(id)).toEqual(['Sammanfattning', 'Övergripande synpunkter', '1 Inledning', '2 Kompetens', '3 Hälsodata opposes', '4 Pengar', 'Konsekvenser']);
  expect(await changesOf(id)).toBeNull();
  expect(await auditsOf(id)).toMatchObject([{ facts: { from: 1, to: 2 } }]);
  expect((await client.send('GET', `/api/responses/${id}/versions`)).body).toMatchObject({ versions: expect.arrayContaining([expect.objectContaining({ label: 'Före ny version av remissen' })]) });
  expect((await follow(id, 2)).body).toEqual({ changes: null });
  expect(await auditsOf(id)).toHaveLength(1);
});

it('is offered again when an earlier text is brought back', async () => {
  const response = await started();
  const { id } = response;
  await second(response);
  await follow(id, 2);
  const { body } = await client.send('GET', `/api/responses/${id}/versions`);
  const [before] = (body as { versions: { id: string; label: string | null }[] }).versions.filter(({ label }) => label?.startsWith('Före ny'));
  await client.send('POST', `/api/versions/${before?.id ?? ''}/restoration`, { sectionId: null });
  expect(await outlineOf(id)).toContain('2 Data');
  expect(await changesOf(id)).toMatchObject({ from: 1, to: 2 });
  expect((await follow(id, 2)).status).toBe(200);
  expect(await outlineOf(id)).toContain('3 Hälsodata');
});

it('goes past versions between, by what became of their blocks, and refuses one that is not the newest', async () => {
  const response = await started();
  const { id, sourceId } = response;
  const between = await second(response);
  const blocks = chapters('1 Finansiering', '2 Uppgifter om hälsa');
  await aLaterVersion(server.sql, author, { sourceId, blocks, compared: { with: between.id, map: [row(6, 0, 'moved-edited'), row(4, 2, 'edited')] } });
  expect(await changesOf(id)).toMatchObject({
    from: 1,
    to: 3,
    changed: [{ before: { title: 'Data' }, after: { title: 'Uppgifter om hälsa' } }],
    added: [{ title: 'Finansiering' }],
    removed: [{ heading: { title: 'Inledning' } }, { heading: { title: 'Kompetens' } }],
  });
  expect(await follow(id, 2)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect((await follow(id, 3)).status).toBe(200);
  expect(await outlineOf(id)).toEqual(['Sammanfattning', 'Övergripande synpunkter', '1 Finansiering', '2 Uppgifter om hälsa', 'Konsekvenser']);
});

it('offers nothing of a version that is not in use, and compares what has not been compared', async () => {
  const response = await started();
  await second(response, { standing: 'held' });
  expect(await changesOf(response.id)).toBeNull();
  const other = await started();
  await aLaterVersion(server.sql, author, { sourceId: other.sourceId, blocks: V2 });
  expect(await changesOf(other.id)).toMatchObject({ from: 1, to: 2 });
});

it('keeps a renamed section, text and stance, also where the versions were compared before renamed headings were known', async () => {
  const response = await started();
  const { id, sourceId, versionId } = response;
  await decide(id, 'Kompetens');
  const blocks = V1.map((block) => (block.text === 'Kompetens' ? { ...block, text: 'Rätt folk på plats' } : block));
  const same = V1.filter(({ ord }) => ord !== 6).map(({ ord }) => row(ord, ord, 'same'));
  await aLaterVersion(server.sql, author, { sourceId, blocks, compared: { with: versionId, map: [...same, { from: 6, to: null, kind: 'deleted', similarity: 0 }, { from: null, to: 6, kind: 'inserted', similarity: 0 }] } });
  expect(await changesOf(id)).toMatchObject({ changed: [{ before: { title: 'Kompetens' }, after: { title: 'Rätt folk på plats' } }], added: [], removed: [] });
  expect((await follow(id, 2)).status).toBe(200);
  expect(await outlineOf(id)).toContain('3 Rätt folk på plats opposes');
});

it('follows while somebody else is typing, and every word of theirs stands there once', async () => {
  const response = await started();
  const { id } = response;
  await second(response);
  const colleague = await aColleague(server.sql, author, 'author');
  const typist = await aTypist({ url: server.url, cookie: (await server.client(colleague)).cookie, responseId: id });
  const words: string[] = [];
  const state = { isDone: false };
  const following = follow(id, 2).finally(() => (state.isDone = true));
  // From before the following begins until it is answered, and once more: each word when the one before has been settled.
  while (!state.isDone || words.length < 3) words.push(await typed(typist, words.length));
  words.push(await typed(typist, words.length));
  expect((await following).status).toBe(200);
  expect(typist.refusals).toEqual([]);
  typist.close();
  const { text } = (await server.app.get(ResponseDocuments, { strict: false }).projection(id)).content;
  const all = JSON.stringify(text);
  expect(words.map((word) => all.split(word).length - 1)).toEqual(words.map(() => 1));
  expect(await outlineOf(id)).toContain('3 Hälsodata');
  expect(await auditsOf(id)).toHaveLength(1);
});

it('is for those who write in the whole text, while it is open', async () => {
  const response = await started();
  const { id } = response;
  await second(response);
  const [reviewer, rival, party, stranger] = [await aColleague(server.sql, author, 'reviewer'), await anActor(server.sql), await anActor(server.sql), await anActor(server.sql)];
  await aParty(server.sql, id, party);
  await server.sql`
    insert into response_guest (response_id, person_id, organisation_id, part, sections, invited_by)
    values (${id}, ${stranger.personId}, ${stranger.organisationId}, 'write', ${['one section']}, ${author.personId})`;
  expect((await follow(id, 2, await server.client(stranger))).status).toBe(403);
  expect((await follow(id, 2, await server.client(reviewer))).status).toBe(403);
  expect((await follow(id, 2, await server.client(rival))).status).toBe(404);
  // The words of the source are not theirs: nothing is told, and nothing is done.
  expect(await changesOf(id, await server.client(party))).toBeNull();
  expect((await follow(id, 2, await server.client(party))).body).toEqual({ changes: null });
  await server.sql`update response set frozen_at = now(), frozen_by = ${author.personId} where id = ${id}`;
  expect(await follow(id, 2)).toMatchObject({ status: 409, body: { code: 'text-frozen' } });
  expect(await auditsOf(id)).toHaveLength(0);
});
