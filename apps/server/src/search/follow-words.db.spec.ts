// The words of responses in the database: those of the text, following it, and filled in where they are missing.
import { transaction } from '@samsvar/database';
import type { Actor, ResponseId } from '@samsvar/domain';
import { openLog } from '../base/logger';
import { aParagraph, aResponse, aSection } from '../testing/a-response';
import { aBlock, aSource } from '../testing/a-source';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication } from '../testing/an-application';
import { FillSearch } from './fill-search';
import { ResponseDocuments } from '../response/response-documents';

let app: TestApplication;
let author: Actor;
beforeAll(async () => {
  app = await anApplication();
  author = await anActor(app.sql);
}, 60_000);
afterAll(() => app.close());

const rowsOf = (id: ResponseId) => app.sql<{ ord: number; text: string; type: string; sectionTitle: string | null; parts: string; found: boolean; xmin: string }[]>`
  select ord, text, type, section_title, parts, search is not null as found, xmin from response_block where response_id = ${id} order by ord`;

it('are written with the response, with headings and parts', async () => {
  const id = await aResponse(app, author, [aParagraph('Inledning.'), aSection('Vård', { number: '4' }), aParagraph('Kollektivtrafiken', { type: 'hardBreak' }, ' ökar.'), { type: 'paragraph', attrs: { id: 'tom' } }]);
  expect(await rowsOf(id)).toMatchObject([
    { text: 'Inledning.', sectionTitle: null, parts: '' },
    { text: '4 Vård', type: 'sectionHeading', sectionTitle: '4 Vård', found: true },
    { text: 'Kollektivtrafiken ökar.', sectionTitle: '4 Vård', parts: 'kollektiv trafiken' },
  ]);
});

it('hold no comments and no suggestions', async () => {
  const id = await aResponse(app, author, [aParagraph('Bara text.')]);
  const client = await app.client(author);
  const [row] = await app.sql<{ blockId: string }[]>`select block_id from response_block where response_id = ${id}`;
  const target = { from: { block: row?.blockId, offset: 0 }, to: { block: row?.blockId, offset: 4 }, isWhole: false, quote: 'Bara', prefix: '', suffix: ' text.', relative: null };
  const thread = await client.send('POST', `/api/responses/${id}/threads`, { target, visibility: 'internal', kind: 'comment', text: 'Hemlighuset', mentions: [] });
  const suggestion = await client.send('POST', `/api/responses/${id}/suggestions`, { target, change: { kind: 'replace', content: [{ type: 'text', text: 'Hemlighuset' }] } });
  expect(thread.status).not.toBe(404);
  expect(suggestion.status).not.toBe(404);
  const documents = app.app.get(ResponseDocuments, { strict: false });
  await documents.projection(id);
  expect(JSON.stringify(await rowsOf(id))).not.toContain('Hemlighuset');
});

it('are filled in for what was stored before, in turns, and by two at once', async () => {
  const id = await aResponse(app, author, [aParagraph('Elnätskapaciteten.')]);
  const { versionId } = await aSource(app.sql, author, { blocks: Array.from({ length: 2_300 }, (_, ord) => aBlock(ord, { text: `Elnätskapaciteten ${ord}.` })) });
  await app.sql`delete from response_block`;
  await app.sql`update block set parts = null, search = null`;
  const log = openLog('silent');
  await Promise.all([new FillSearch(app.sql, log).fill(), new FillSearch(app.sql, log).fill()]);
  const [left] = await app.sql`select count(*)::int as blocks, (select count(*)::int from block where parts is null or search is null) as missing from block where version_id = ${versionId} and parts = 'elnät kapaciteten'`;
  expect(left).toEqual({ blocks: 2_300, missing: 0 });
  expect(await rowsOf(id)).toMatchObject([{ text: 'Elnätskapaciteten.', parts: 'elnät kapaciteten', found: true }]);
  // What stands there is left alone the next time.
  const before = (await rowsOf(id)).map(({ xmin }) => xmin);
  await new FillSearch(app.sql, log).fill();
  expect((await rowsOf(id)).map(({ xmin }) => xmin)).toEqual(before);
});

it('go with the response', async () => {
  const id = await aResponse(app, author);
  expect(await rowsOf(id)).toHaveLength(1);
  await transaction(app.sql, (tx) => tx`delete from response_document where response_id = ${id}`);
  await app.sql`delete from response where id = ${id}`;
  expect(await rowsOf(id)).toHaveLength(0);
});
