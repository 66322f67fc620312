// Comparing two versions and looking at citations, on a real PostgreSQL.
import { randomUUID } from 'node:crypto';
import { transaction } from '@samsvar/database';
import type { Actor, PassageId, SourceVersionId } from '@samsvar/domain';
import { checksShape, comparisonShape } from '@samsvar/protocol';
import { PassageService } from '../passage/passage.service';
import { storeReading } from '../source/block.store';
import { aParty } from '../testing/a-joint-response';
import { aCitation, aParagraph, aPassage, aResponse, aSection } from '../testing/a-response';
import { aBlock, aReading, aSource } from '../testing/a-source';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';

let application: TestApplication;
let own: Actor;
let client: TestClient;
beforeAll(async () => {
  application = await anApplication();
  own = await anActor(application.sql);
  client = await application.client(own);
}, 60_000);
afterAll(() => application.close());

const WORDS = ['Inledning om regionens arbete med hälsodata.', 'Regionen ska inrätta ett centrum för hälsodata senast 2028.', 'Arbetet följs upp varje år i budgeten.'];

/** A source with so many versions of some blocks. */
const versions = async (...texts: readonly (readonly string[])[]) => {
  const { sql } = application;
  const [first = [], ...later] = texts;
  const blocksOf = (words: readonly string[]) => words.map((text, ord) => aBlock(ord, { text }));
  const { sourceId, versionId } = await aSource(sql, own, { blocks: blocksOf(first) });
  const ids = [versionId];
  for (const words of later) {
    const id = randomUUID() as SourceVersionId; // a new uuid, named here
    await sql`insert into source_version (id, source_id, no, state, format, filename, sha256, bytes, block_count, created_by)
      select ${id}, source_id, ${ids.length + 1}, 'ready', format, filename, sha256, bytes, block_count, created_by from source_version where id = ${versionId}`;
    await transaction(sql, (tx) => storeReading(tx, id, aReading(blocksOf(words))));
    ids.push(id);
  }
  return { sourceId, ids };
};

const pin = (versionId: SourceVersionId, ord: number, exact: string) =>
  application.app
    .get(PassageService, { strict: false })
    .pin(own, randomUUID() as PassageId, { versionId, blockFrom: ord, offsetFrom: 0, blockTo: ord, offsetTo: exact.length, exact }); // a new uuid, named here

const untilFollowed = async (passage: string): Promise<void> => {
  while ((await application.sql`select 1 from placement where passage_id = ${passage}`).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
};

const compare = async (sourceId: string, query: string, by = client) =>
  comparisonShape.parse((await by.send('GET', `/api/sources/${sourceId}/comparison${query}`)).body);

it('answers what was found out when the version was read', async () => {
  const { sourceId, ids } = await versions(WORDS, WORDS);
  const [from = '', to = ''] = ids;
  await application.sql`insert into block_map (from_version, to_version, no, from_ord, to_ord, kind, similarity) values
    (${from}, ${to}, 0, 0, 0, 'same', 1), (${from}, ${to}, 1, 1, 2, 'moved-edited', 0.5), (${from}, ${to}, 2, null, 1, 'inserted', 0), (${from}, ${to}, 3, 2, null, 'deleted', 0)`;
  const { map } = await compare(sourceId, '?from=1&to=2');
  expect(map).toEqual([
    { from: 0, to: 0, kind: 'same', similarity: 1 },
    { from: 1, to: 2, kind: 'moved-edited', similarity: 0.5 },
    { from: null, to: 1, kind: 'inserted', similarity: 0 },
    { from: 2, to: null, kind: 'deleted', similarity: 0 },
  ]);
});

it('compares versions that never were, in either direction', async () => {
  const changed = [WORDS[0] ?? '', (WORDS[1] ?? '').replace('2028', '2030'), 'Ett stycke om kulturskolan som är helt nytt.', WORDS[2] ?? ''];
  const { sourceId } = await versions(WORDS, WORDS, changed);
  expect((await compare(sourceId, '?from=1&to=3')).map.map(({ from, to, kind }) => [from, to, kind])).toEqual([
    [0, 0, 'same'], [1, 1, 'edited'], [null, 2, 'inserted'], [2, 3, 'same'],
  ]);
  const back = await compare(sourceId, '?from=3&to=1');
  expect(back.map.map(({ from, to, kind }) => [from, to, kind])).toEqual([[0, 0, 'same'], [1, 1, 'edited'], [2, null, 'deleted'], [3, 2, 'same']]);
  expect((await client.send('GET', `/api/sources/${sourceId}/comparison?from=1&to=9`)).status).toBe(404);
  expect((await client.send('GET', `/api/sources/${sourceId}/comparison?from=1`)).status).toBe(400);
});

it('tells what is cited, and what we ask for there, in responses that the caller may read', async () => {
  const { sourceId, ids } = await versions(WORDS, WORDS);
  const passage = await pin(ids[0] as SourceVersionId, 1, 'Regionen ska inrätta'); // there are two
  const later = await pin(ids[1] as SourceVersionId, 2, 'Arbetet följs');
  const demand = { type: 'demand', attrs: { id: 'd1' }, content: [{ type: 'text', text: 'Att centrumet inrättas 2027 ' }, aCitation(passage)] };
  const wording = {
    type: 'proposedWording',
    attrs: { id: 'w1', citationId: randomUUID(), passageId: passage.id, sourceId, versionId: passage.versionId, label: '', fromText: 'Regionen ska' },
    content: [aParagraph('Regionen bör')],
  };
  const shared = await aResponse(application, own, [aSection('Centrum'), demand, aParagraph('Vi instämmer', aCitation(later))]);
  const hidden = await aResponse(application, own, [wording]);
  for (const id of [shared, hidden]) await client.send('GET', `/api/responses/${id}/projection`);
  // What is pinned to the earlier version is followed to the later one by a job.
  await untilFollowed(passage.id);
  const all = await compare(sourceId, '?from=1&to=2');
  expect([all.citedFrom, all.citedTo]).toEqual([[1], [1, 2]]);
  const about = { responseTitle: 'Remissvar: En strategi', passageId: passage.id, first: 1, last: 1 };
  expect(all.demands).toHaveLength(2);
  expect(all.demands).toEqual(
    expect.arrayContaining([
      { ...about, responseId: shared, blockId: 'd1', kind: 'demand', text: 'Att centrumet inrättas 2027' },
      { ...about, responseId: hidden, blockId: 'w1', kind: 'wording', text: 'Regionen bör' },
    ]),
  );
  const party = await anActor(application.sql);
  const [matter] = await application.sql<{ id: string }[]>`select f.consultation_id as id from response r join case_file f on f.id = r.case_file_id where r.id = ${shared}`;
  await application.sql`insert into consultation_document (id, consultation_id, source_id, role, position) values (${randomUUID()}, ${matter?.id ?? ''}, ${sourceId}, 'main_document', 0)`;
  await aParty(application.sql, shared, party);
  const seen = await compare(sourceId, '?from=1&to=2', await application.client(party));
  expect(seen.demands.map(({ responseId }) => responseId)).toEqual([shared]);
});

it('looks at quotations and amounts of a text as it stands', async () => {
  const { sourceId, ids } = await versions(WORDS);
  const passage = await pin(ids[0] as SourceVersionId, 1, WORDS[1] ?? ''); // there is one
  const section = aSection('Centrum', { number: '4.3' });
  const citation = aCitation(passage);
  const block = aParagraph('Centrumet ska finnas 2030', citation, '.');
  const id = await aResponse(application, own, [section, block, aParagraph('Centrumet ska finnas 2028', aCitation(passage), '.'), aParagraph('Utan källa 2031.')]);
  const { findings } = checksShape.parse((await client.send('GET', `/api/responses/${id}/checks`)).body);
  expect(findings).toEqual([
    { kind: 'amount', citationId: citation.attrs?.['citationId'], blockId: block.attrs?.['id'], sectionId: section.attrs?.['id'], found: '2030', expected: '2028' },
  ]);
  expect(sourceId).toBe(passage.sourceId);
});

it('takes an amount that stands beside the cited words, in the same block', async () => {
  const { ids } = await versions(['Före 77 miljoner kronor.', 'Till hubbarna går 124 miljoner kronor av 220 miljoner kronor.']);
  const passage = await pin(ids[0] as SourceVersionId, 1, 'Till hubbarna går 124 miljoner kronor'); // there is one
  const said = (amount: string) => aParagraph(`Satsningen är ${amount} miljoner kronor`, aCitation(passage), '.');
  const id = await aResponse(application, own, [said('124'), said('220'), said('77')]);
  const { findings } = checksShape.parse((await client.send('GET', `/api/responses/${id}/checks`)).body);
  expect(findings.map(({ found, expected }) => [found, expected])).toEqual([['77 miljoner kronor', '124 miljoner kronor']]);
});

it('passes over citations of what the organisation does not have', async () => {
  const foreign = await aPassage(application, await anActor(application.sql));
  const id = await aResponse(application, own, [aParagraph('Andelen är 40 procent', aCitation(foreign))]);
  expect(checksShape.parse((await client.send('GET', `/api/responses/${id}/checks`)).body).findings).toEqual([]);
});
