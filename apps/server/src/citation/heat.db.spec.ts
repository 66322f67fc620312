// How often blocks are cited, on a real PostgreSQL: what is kept equals what is counted, whatever happens.
import { randomUUID } from 'node:crypto';
import { transaction } from '@samsvar/database';
import { STANCES, type Actor, type PassageId, type PassageRange, type ResponseId, type SourceId, type SourceVersionId } from '@samsvar/domain';
import { citedByShape, heatShape, type HeatBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { aParty } from '../testing/a-joint-response';
import { aResponse } from '../testing/a-response';
import { aBlock, aReading, aSource } from '../testing/a-source';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { storeReading } from '../source/block.store';
import { writeCitations, type CitationDraft } from './citation.store';
import { countHeat, findHeat } from './heat.store';

const BLOCKS = 12;
let application: TestApplication;
let own: Actor;
let client: TestClient;
beforeAll(async () => {
  application = await anApplication();
  own = await anActor(application.sql);
  client = await application.client(own);
}, 60_000);
afterAll(() => application.close());

/** A source with two versions of the same blocks. */
const twoVersions = async (actor = own) => {
  const { sql } = application;
  const blocks = Array.from({ length: BLOCKS }, (_, ord) => aBlock(ord));
  const { sourceId, versionId } = await aSource(sql, actor, { blocks });
  const later = randomUUID() as SourceVersionId; // a new uuid, named here
  await sql`insert into source_version (id, source_id, no, state, format, filename, sha256, bytes, block_count, created_by)
    select ${later}, source_id, 2, 'ready', format, filename, sha256, bytes, block_count, created_by from source_version where id = ${versionId}`;
  await transaction(sql, (tx) => storeReading(tx, later, aReading(blocks)));
  return { sourceId, first: versionId, later };
};

const pin = async (versionId: SourceVersionId, range: Partial<PassageRange> & { blockFrom: number }, actor = own): Promise<PassageId> => {
  const id = randomUUID() as PassageId; // a new uuid, named here
  const { blockFrom, blockTo = blockFrom, offsetFrom = 0, offsetTo = 6 } = range;
  const rows = await application.sql<{ id: PassageId }[]>`
    insert into passage (id, organisation_id, version_id, block_from, offset_from, block_to, offset_to, exact, prefix, suffix, page_label, section_label, created_by)
    values (${id}, ${actor.organisationId}, ${versionId}, ${blockFrom}, ${offsetFrom}, ${blockTo}, ${offsetTo}, 'Stycke', '', '', '14', '4.3 Centrum', ${actor.personId})
    on conflict (version_id, block_from, offset_from, block_to, offset_to) do update set exact = excluded.exact returning id`;
  return rows[0]?.id ?? id;
};

const draft = (passageId: string, facts: Partial<CitationDraft> = {}): CitationDraft => ({
  id: randomUUID(), passageId, mode: 'note', sectionId: 's', sectionTitle: '4.3 Centrum', stance: null, position: 0, ...facts,
});
let seq = 1000;
const write = (responseId: ResponseId, found: readonly CitationDraft[], actor = own) =>
  transaction(application.sql, (tx) => writeCitations(tx, { responseId, organisationId: actor.organisationId, seq: (seq += 1) }, found));

interface PlaceFacts {
  readonly state?: string;
  readonly isDoubtful?: boolean;
  readonly decision?: string | null;
  readonly from?: number | null;
  readonly to?: number | null;
}
const place = async (passageId: PassageId, version: SourceVersionId, { state = 'unchanged', isDoubtful = false, decision = null, from = 0, to = from }: PlaceFacts) => {
  await application.sql`
    insert into placement (passage_id, version_id, state, is_doubtful, block_from, offset_from, block_to, offset_to, text_now, page_label, section_label, confidence, followed_from, decision)
    values (${passageId}, ${version}, ${state}, ${isDoubtful}, ${from}, 0, ${to}, 6, 'Nya ord', '16', '5 Nytt', 1, ${version}, ${decision})
    on conflict (passage_id, version_id) do update set state = excluded.state, is_doubtful = excluded.is_doubtful,
      block_from = excluded.block_from, block_to = excluded.block_to, decision = excluded.decision`;
};

const heat = async (sourceId: SourceId, no: number, query = '', by = client): Promise<HeatBody> =>
  heatShape.parse((await by.send('GET', `/api/sources/${sourceId}/versions/${no}/heat${query}`)).body);

it('counts on every block of the range, by response and stance, what is pinned and what has a settled place', async () => {
  const { sourceId, first, later } = await twoVersions();
  const [one, other] = [await aResponse(application, own), await aResponse(application, own)];
  const [short, long, doubtful] = [await pin(first, { blockFrom: 2 }), await pin(first, { blockFrom: 2, blockTo: 4 }), await pin(first, { blockFrom: 9 })];
  await write(one, [draft(short, { stance: 'opposes' }), draft(long), draft(doubtful)]);
  await write(other, [draft(short, { stance: 'supports' })]);
  await place(short, later, { from: 5 });
  await place(long, later, { from: 4, to: 5, state: 'edited', isDoubtful: true, decision: 'accepted' });
  await place(doubtful, later, { from: 9, state: 'moved', isDoubtful: true });
  expect(await heat(sourceId, 1)).toEqual({
    total: 4,
    blocks: [
      { ord: 2, count: 3, responses: 2, stances: { opposes: 1, supports: 1, none: 1 } },
      { ord: 3, count: 1, responses: 1, stances: { none: 1 } },
      { ord: 4, count: 1, responses: 1, stances: { none: 1 } },
      { ord: 9, count: 1, responses: 1, stances: { none: 1 } },
    ],
  });
  expect(await heat(sourceId, 2)).toEqual({
    total: 3,
    blocks: [
      { ord: 4, count: 1, responses: 1, stances: { none: 1 } },
      { ord: 5, count: 3, responses: 2, stances: { opposes: 1, supports: 1, none: 1 } },
    ],
  });
  expect(await heat(sourceId, 1, '?stance=opposes')).toEqual({ total: 1, blocks: [{ ord: 2, count: 1, responses: 1, stances: { opposes: 1 } }] });
  expect((await client.send('GET', `/api/sources/${sourceId}/versions/1/heat?stance=maybe`)).status).toBe(400);
});

it('lists who cites one block, also from earlier versions, and nothing else', async () => {
  const { sourceId, first, later } = await twoVersions();
  const response = await aResponse(application, own);
  const [here, long, elsewhere] = [await pin(later, { blockFrom: 5 }), await pin(first, { blockFrom: 0 }), await pin(later, { blockFrom: 7 })];
  await write(response, [draft(here), draft(long), draft(elsewhere)]);
  await place(long, later, { from: 3, to: 6 });
  const listed = async (block: string) =>
    citedByShape.parse((await client.send('GET', `/api/sources/${sourceId}/versions/2/citations${block}`)).body).cited.map(({ passage }) => passage.id);
  expect(await listed('?block=5')).toEqual([long, here]);
  expect(await listed('?block=6')).toEqual([long]);
  expect(await listed('?block=1')).toEqual([]);
  expect(await listed('')).toEqual([long, here, elsewhere]);
  expect((await client.send('GET', `/api/sources/${sourceId}/versions/2/citations?block=x`)).status).toBe(400);
});

it('is a table that a spreadsheet takes for words', async () => {
  const { sourceId, first, later } = await twoVersions();
  const response = await aResponse(application, own);
  const passage = await pin(first, { blockFrom: 2, blockTo: 3 });
  await application.sql`update passage set exact = '=HYPERLINK("x")' where id = ${passage}`;
  await write(response, [draft(passage, { stance: 'opposes' })]);
  await place(passage, later, { from: 5 });
  const answer = await client.send('GET', `/api/sources/${sourceId}/versions/1/citations.csv`);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const [header, line] = answer.text.replace('\uFEFF', '').split('\r\n');
  expect(header).toBe('Stycke;Sida;Avsnitt;Ord;Remissvar;Organisation;Avsnitt i svaret;Ställningstagande');
  expect(line).toMatch(/^3–4;14;4\.3 Centrum;"'=HYPERLINK\(""x""\)";Remissvar: En strategi;Organisation \d+;4\.3 Centrum;Avstyrker$/);
  expect((await client.send('GET', `/api/sources/${sourceId}/versions/2/citations.csv`)).text).toContain('6;16;5 Nytt;Nya ord;');
});

it('shows those who share one response that one alone', async () => {
  const owner = await anActor(application.sql);
  const party = await anActor(application.sql);
  const { sourceId, first } = await twoVersions(owner);
  const [shared, hidden] = [await aResponse(application, owner), await aResponse(application, owner)];
  const passage = await pin(first, { blockFrom: 2 }, owner);
  await write(shared, [draft(passage)], owner);
  await write(hidden, [draft(passage, { stance: 'opposes' })], owner);
  const consultation = await application.sql`select c.consultation_id as id from response r join case_file c on c.id = r.case_file_id where r.id = ${shared}`;
  await application.sql`insert into consultation_document (id, consultation_id, source_id, role, position)
    values (${randomUUID()}, ${String(consultation[0]?.['id'])}, ${sourceId}, 'main_document', 0)`;
  await aParty(application.sql, shared, party);
  const sharing = await application.client(party);
  expect(await heat(sourceId, 1, '', sharing)).toEqual({ total: 1, blocks: [{ ord: 2, count: 1, responses: 1, stances: { none: 1 } }] });
  expect(await heat(sourceId, 1, '?stance=opposes', sharing)).toEqual({ total: 0, blocks: [] });
  expect((await sharing.send('GET', `/api/sources/${sourceId}/versions/1/citations.csv`)).text.trim().split('\r\n')).toHaveLength(2);
  const stranger = await application.client(await anActor(application.sql));
  expect((await stranger.send('GET', `/api/sources/${sourceId}/versions/1/heat`)).status).toBe(404);
  expect((await stranger.send('GET', `/api/sources/${sourceId}/versions/1/citations.csv`)).status).toBe(404);
});

it('forgets a response that is deleted', async () => {
  const { sourceId, first, later } = await twoVersions();
  const response = await aResponse(application, own);
  const passage = await pin(first, { blockFrom: 2 });
  await write(response, [draft(passage)]);
  await place(passage, later, { from: 5 });
  await application.sql`delete from response where id = ${response}`;
  expect([await heat(sourceId, 1), await heat(sourceId, 2)]).toEqual([{ total: 0, blocks: [] }, { total: 0, blocks: [] }]);
});

it('does not lose one of two that are written at once', async () => {
  const { sourceId, first } = await twoVersions();
  const responses = await Promise.all(Array.from({ length: 6 }, () => aResponse(application, own)));
  const passage = await pin(first, { blockFrom: 2 });
  await Promise.all(responses.map((response) => write(response, [draft(passage)])));
  expect((await heat(sourceId, 1)).blocks).toEqual([{ ord: 2, count: 6, responses: 6, stances: { none: 6 } }]);
});

it.each([1, 2, 3])('keeps what would be counted, after any edits, places and decisions (seed %i)', async (seed) => {
  const { sql } = application;
  let state = seed;
  // Any spread will do, as long as it is the same every time.
  const below = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  const { sourceId, first, later } = await twoVersions();
  const responses = await Promise.all([0, 1, 2].map(() => aResponse(application, own)));
  const texts = new Map<ResponseId, CitationDraft[]>(responses.map((id) => [id, []]));
  const passages: PassageId[] = [];
  const stances = [...STANCES.slice(0, 3), null];
  const grant = await new Access(sql).require(own, 'source.read', { source: sourceId });
  for (let step = 0; step < 60; step += 1) {
    const response = responses[below(3)] ?? ('' as ResponseId); // there are three
    const text = texts.get(response) ?? [];
    const passage = passages[below(passages.length)];
    const does = below(6);
    if (does === 0 || !passage) {
      const blockFrom = below(BLOCKS - 3);
      passages.push(await pin(below(3) ? first : later, { blockFrom, blockTo: blockFrom + below(4), offsetTo: 1 + below(6) }));
    } else if (does <= 2) {
      text.splice(below(text.length + 1), 0, draft(passage, { stance: stances[below(4)] ?? null }));
    } else if (does === 3) {
      text.splice(below(text.length + 1), 2);
    } else {
      const [{ first: isFirst } = { first: false }] = await sql<{ first: boolean }[]>`select version_id = ${first} as first from passage where id = ${passage}`;
      const from = below(BLOCKS - 3);
      const isGone = below(4) === 0;
      const decision = [null, null, 'accepted', 'chosen', 'kept', 'gone'][below(6)] ?? null;
      if (isFirst) await place(passage, later, isGone ? { state: 'gone', from: null, decision: decision && 'kept' } : { from, to: from + below(3), isDoubtful: below(2) === 0, decision });
    }
    if (does <= 3) {
      const written = text.map((one, position) => ({ ...one, position, stance: below(5) ? one.stance : (stances[below(4)] ?? null) }));
      texts.set(response, written);
      await write(response, written);
    }
    if (step % 10 === 9 || step > 50) {
      for (const versionId of [first, later]) {
        for (const stance of [null, 'supports', 'none'] as const) {
          expect(await findHeat(sql, grant, { versionId, stance })).toEqual(await countHeat(sql, grant, { versionId, stance }));
        }
      }
    }
  }
  expect((await findHeat(sql, grant, { versionId: first, stance: null })).length).toBeGreaterThan(0);
}, 60_000);
