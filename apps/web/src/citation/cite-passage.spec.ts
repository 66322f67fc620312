/** @jest-environment node */
// Citing over HTTP: what is sent, whose id is used, and that nothing is inserted when the server says no.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PinnedPassage } from '@samsvar/editor';
import type { SourceVersionId } from '@samsvar/domain';
import { citePassage, type CitationTarget } from './cite-passage';

const EXISTING = '3f0c5a52-9b7e-4f7e-8a31-0a7d6f0a1b2c';
const VERSION = '11111111-2222-4333-8444-555555555555' as SourceVersionId; // a uuid is an id
const selected = { range: { blockFrom: 3, offsetFrom: 4, blockTo: 4, offsetTo: 10 }, exact: 'gemensamt centrum\nRegionerna' };
const passage = {
  id: EXISTING, versionId: VERSION, sourceId: '99999999-2222-4333-8444-555555555555', versionNo: 1, sourceTitle: 'Strategi',
  label: 'Strategi, avsn. 4.3, s. 14', ...selected.range, exact: selected.exact, prefix: 'Ett ', suffix: ' bildar',
  pageLabel: '14', sectionLabel: '4.3 Ett gemensamt centrum',
};

const asked: { method: string | undefined; url: string | undefined; body: unknown }[] = [];
let answer: { status: number; body: unknown } = { status: 200, body: passage };
const server = http.createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    asked.push({ method: request.method, url: request.url, body: JSON.parse(Buffer.concat(parts).toString()) });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
});
const realFetch = globalThis.fetch;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on a port
  // A browser completes addresses by the page's own; Node does not.
  globalThis.fetch = (url, init) => realFetch(new URL(String(url), `http://127.0.0.1:${port}`), init);
});
afterAll(() => {
  globalThis.fetch = realFetch;
  server.close();
});
beforeEach(() => {
  asked.length = 0;
  answer = { status: 200, body: passage };
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
  expect(asked).toEqual([
    { method: 'PUT', url: expect.stringMatching(/^\/api\/passages\/[0-9a-f-]{36}$/), body: { versionId: VERSION, ...selected.range, exact: selected.exact } },
  ]);
  expect(asked[0]?.url).not.toContain(EXISTING);
  expect(inserted).toEqual([
    [kind, { passageId: EXISTING, sourceId: passage.sourceId, versionId: VERSION, label: passage.label, exact: passage.exact }],
  ]);
});

it('inserts nothing when the passage does not match, and passes the server’s words on', async () => {
  answer = { status: 422, body: { code: 'passage-mismatch', message: 'Stället stämmer inte med dokumentets text.' } };
  const { inserted, target } = aTarget();
  await expect(citePassage({ versionId: VERSION, selected, use: 'cite', target })).rejects.toMatchObject({
    code: 'passage-mismatch',
    message: /stämmer inte/,
  });
  expect(inserted).toEqual([]);
});
