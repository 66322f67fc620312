// Citations on a real PostgreSQL: rows that follow the text, references in its order, and who cites what.
import { randomUUID } from 'node:crypto';
import { transaction } from '@samsvar/database';
import type { Actor, ResponseId } from '@samsvar/domain';
import { citationListShape, citedByShape, type CitedByBody, type PassageBody } from '@samsvar/protocol';
import { aCitation, aParagraph, aPassage, aResponse, aSection } from '../testing/a-response';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { writeCitations, type CitationDraft } from './citation.store';

let application: TestApplication;
let own: Actor;
let foreign: Actor;
let client: TestClient;
beforeAll(async () => {
  application = await anApplication();
  own = await anActor(application.sql);
  foreign = await anActor(application.sql);
  client = await application.client(own);
}, 60_000);
afterAll(() => application.close());

const draft = (passage: PassageBody, facts: Partial<CitationDraft> = {}): CitationDraft => ({
  id: randomUUID(),
  passageId: passage.id,
  mode: 'note',
  sectionId: 's',
  sectionTitle: '4.3 Centrum',
  stance: null,
  position: 0,
  ...facts,
});
const write = (responseId: ResponseId, seq: number, found: readonly CitationDraft[]) =>
  transaction(application.sql, (tx) =>
    writeCitations(tx, { responseId, organisationId: own.organisationId, seq }, found),
  );
const rowsOf = (responseId: ResponseId) =>
  application.sql`select id, position, stance, deleted_at is not null as gone from citation where response_id = ${responseId} order by position, id`;
const citedBy = async (passage: PassageBody, by = client): Promise<CitedByBody['cited']> =>
  citedByShape.parse((await by.send('GET', `/api/sources/${passage.sourceId}/versions/1/citations`)).body)
    .cited;

describe('the rows', () => {
  it('follow the text: added, changed, gone and back again', async () => {
    const responseId = await aResponse(application, own);
    const passage = await aPassage(application, own);
    const [first, second] = [draft(passage), draft(passage, { position: 1 })];
    await write(responseId, 1001, [first, second]);
    expect(await rowsOf(responseId)).toMatchObject([
      { id: first.id, gone: false },
      { id: second.id, gone: false },
    ]);
    await write(responseId, 1002, [{ ...second, position: 0, stance: 'opposes' }]);
    expect(await rowsOf(responseId)).toEqual(
      expect.arrayContaining([
        { id: first.id, position: 0, stance: null, gone: true },
        { id: second.id, position: 0, stance: 'opposes', gone: false },
      ]),
    );
    expect(
      (await citedBy(passage)).flatMap(({ citations }) => citations.map(({ citationId }) => citationId)),
    ).toEqual([second.id]);
    await write(responseId, 1003, [first, { ...second, position: 1 }]);
    expect(await rowsOf(responseId)).toMatchObject([
      { id: first.id, gone: false },
      { id: second.id, gone: false },
    ]);
  });

  it('are not turned back by an older position of the log', async () => {
    const responseId = await aResponse(application, own);
    const newer = draft(await aPassage(application, own));
    await write(responseId, 1005, [newer]);
    await write(responseId, 1004, []);
    await write(responseId, 1004, [{ ...newer, position: 9 }]);
    expect(await rowsOf(responseId)).toMatchObject([{ id: newer.id, position: 0, gone: false }]);
  });

  it('are made only for passages that exist and are the organisation’s own', async () => {
    const responseId = await aResponse(application, own);
    const [mine, theirs] = [await aPassage(application, own), await aPassage(application, foreign)];
    const replaced = draft(mine);
    await write(responseId, 1001, [draft(theirs), { ...draft(mine), passageId: randomUUID() }, replaced]);
    expect(await rowsOf(responseId)).toHaveLength(1);
    await write(responseId, 1002, [{ ...replaced, passageId: theirs.id }]);
    expect(await rowsOf(responseId)).toMatchObject([{ gone: true }]);
  });
});

it('are listed in the order of the text, with reference and passage', async () => {
  const [one, two] = [
    await aPassage(application, own, 'Strategi'),
    await aPassage(application, own, 'Budget'),
  ];
  const theirs = await aPassage(application, foreign);
  const section = aSection('Centrum', { number: '4.3', stance: 'opposes' });
  const [first, second] = [aCitation(two), aCitation(one)];
  const id = await aResponse(application, own, [
    aParagraph('Före', first),
    section,
    aParagraph('Under', second, aCitation(theirs), { ...first }),
  ]);
  const list = citationListShape.parse((await client.send('GET', `/api/responses/${id}/citations`)).body);
  expect(
    list.citations.map(({ citationId, sectionId, passage }) => [citationId, sectionId, passage.sourceTitle]),
  ).toEqual([
    [first.attrs?.['citationId'], null, 'Budget'],
    [second.attrs?.['citationId'], section.attrs?.['id'], 'Strategi'],
  ]);
  expect(list.citations[0]?.reference).toContain('Budget');
  expect(list.citations[0]?.passage).toEqual(two);
});

it('are printed with the day of the version that the passage is pinned to, else with the source’s', async () => {
  const [pinned, plain] = [await aPassage(application, own, 'Målbild'), await aPassage(application, own, 'Plan')];
  await application.sql`update source set dated = '2025-01-01' where id in (${pinned.sourceId}, ${plain.sourceId})`;
  await application.sql`update source_version set dated = '2026-11-02' where source_id = ${pinned.sourceId}`;
  const id = await aResponse(application, own, [aParagraph('Text', aCitation(pinned), aCitation(plain))]);
  const { citations } = citationListShape.parse((await client.send('GET', `/api/responses/${id}/citations`)).body);
  expect(citations.map(({ reference }) => /\d{4}-\d\d-\d\d/.exec(reference)?.[0])).toEqual(['2026-11-02', '2025-01-01']);
});

it('show who cites a version, with section and stance, within the organisation alone', async () => {
  const passage = await aPassage(application, own);
  const id = await aResponse(application, own, [
    aSection('Centrum', { number: '4.3', stance: 'opposes' }),
    aParagraph('x', aCitation(passage)),
  ]);
  await client.send('GET', `/api/responses/${id}/projection`);
  expect(await citedBy(passage)).toMatchObject([
    {
      passage: { id: passage.id },
      citations: [
        {
          responseId: id,
          responseTitle: 'Remissvar: En strategi',
          section: '4.3 Centrum',
          stance: 'opposes',
        },
      ],
    },
  ]);
  const other = await application.client(foreign);
  expect((await other.send('GET', `/api/sources/${passage.sourceId}/versions/1/citations`)).status).toBe(404);
  expect((await client.send('GET', `/api/sources/${passage.sourceId}/versions/2/citations`)).status).toBe(
    404,
  );
  expect((await client.send('GET', `/api/sources/${passage.sourceId}/versions/x/citations`)).status).toBe(
    404,
  );
});
