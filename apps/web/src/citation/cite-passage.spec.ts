/** @jest-environment node */
// Citing over HTTP: what is sent, whose id is used, and that nothing is inserted when the server says no.
import type { PinnedPassage } from '@samsvar/editor';
import type { SourceVersionId } from '@samsvar/domain';
import { answeringServer, type AnsweringServer } from '../testing/http-server.mjs';
import { citePassage, type CitationTarget } from './cite-passage';

const EXISTING = '3f0c5a52-9b7e-4f7e-8a31-0a7d6f0a1b2c';
const VERSION = '11111111-2222-4333-8444-555555555555' as SourceVersionId; // a uuid is an id
const selected = { range: { blockFrom: 3, offsetFrom: 4, blockTo: 4, offsetTo: 10 }, exact: 'gemensamt centrum\nRegionerna' };
const passage = {
  id: EXISTING, versionId: VERSION, sourceId: '99999999-2222-4333-8444-555555555555', versionNo: 1, sourceTitle: 'Strategi',
  label: 'Strategi, avsn. 4.3, s. 14', ...selected.range, exact: selected.exact, prefix: 'Ett ', suffix: ' bildar',
  pageLabel: '14', sectionLabel: '4.3 Ett gemensamt centrum',
};

let server: AnsweringServer;
beforeAll(async () => {
  server = await answeringServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.asked.length = 0;
  server.answer(200, passage);
});

const aTarget = () => {
  const inserted: [string, PinnedPassage][] = [];
  const target: CitationTarget = {
    insertCitation: (pinned) => inserted.push(['citation', pinned]),
    insertQuotation: (pinned) => inserted.push(['quotation', pinned]),
    insertProposedWording: (pinned) => inserted.push(['wording', pinned]),
  };
  return { inserted, target };
};

it.each([
  ['cite', 'citation'],
  ['quote', 'quotation'],
  ['propose', 'wording'],
] as const)('%s pins what is selected and inserts a %s with the id that came back', async (use, kind) => {
  const { inserted, target } = aTarget();
  await citePassage({ versionId: VERSION, selected, use, target });
  expect(server.asked.map(({ method, body }) => [method, JSON.parse(body)])).toEqual([
    ['PUT', { versionId: VERSION, ...selected.range, exact: selected.exact }],
  ]);
  expect(server.asked[0]?.url).toMatch(/^\/api\/passages\/[0-9a-f-]{36}$/);
  expect(server.asked[0]?.url).not.toContain(EXISTING);
  expect(inserted).toEqual([
    [kind, { passageId: EXISTING, sourceId: passage.sourceId, versionId: VERSION, label: passage.label, exact: passage.exact }],
  ]);
});

it('inserts nothing when the passage does not match, and passes the server’s words on', async () => {
  server.answer(422, { code: 'passage-mismatch', message: 'Stället stämmer inte med dokumentets text.' });
  const { inserted, target } = aTarget();
  await expect(citePassage({ versionId: VERSION, selected, use: 'cite', target })).rejects.toMatchObject({
    code: 'passage-mismatch',
    message: /stämmer inte/,
  });
  expect(inserted).toEqual([]);
});
