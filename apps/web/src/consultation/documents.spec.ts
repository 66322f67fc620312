/** @jest-environment node */
// What is sent when documents are changed, and what a replaced file leaves behind.
import { safeFileName, type ConsultationDocumentId, type ConsultationId, type SourceId, type VersionState } from '@samsvar/domain';
import type { DocumentBody, VersionBody } from '@samsvar/protocol';
import { answeringServer, type AnsweringServer } from '../testing/http-server.mjs';
import {
  changeRole,
  isSameFile,
  isUnreadable,
  removeDocument,
  removeReplaced,
  tellingName,
} from './documents';

// Uuids are ids.
const CONSULTATION = '0190a000-0000-7000-8000-000000000001' as ConsultationId;
const DOCUMENT = '0190a000-0000-7000-8000-000000000002' as ConsultationDocumentId;
const OLD = '0190a000-0000-7000-8000-000000000003' as SourceId;
const NEW = '0190a000-0000-7000-8000-000000000004' as SourceId;
const AT = `/api/consultations/${CONSULTATION}/documents/${DOCUMENT}`;
const replaced = { id: DOCUMENT, sourceId: OLD };
const body: DocumentBody = {
  id: DOCUMENT,
  role: 'annex',
  source: {
    id: OLD,
    kind: 'other',
    title: 'Bilaga',
    issuer: null,
    caseNumber: null,
    dated: null,
    url: null,
    withdrawn: null,
    isWatched: false,
    isOwn: true,
    versions: [],
  },
};

let server: AnsweringServer;
beforeAll(async () => {
  server = await answeringServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.asked.length = 0;
  server.answer(204, '');
});

it('sends the role, and answers the document', async () => {
  server.answer(200, body);
  expect(await changeRole(CONSULTATION, DOCUMENT, 'annex')).toEqual(body);
  expect(server.asked).toEqual([{ method: 'PUT', url: AT, body: '{"role":"annex"}' }]);
});

it('takes a document out', async () => {
  await removeDocument(CONSULTATION, DOCUMENT);
  expect(server.asked).toEqual([{ method: 'DELETE', url: AT, body: '' }]);
});

describe('a file sent in place of a document', () => {
  it('takes the old one out when it has become another source', async () => {
    await removeReplaced(CONSULTATION, replaced, NEW);
    expect(server.asked).toMatchObject([{ method: 'DELETE', url: AT }]);
  });

  it('takes nothing out when the same bytes were sent again', async () => {
    await removeReplaced(CONSULTATION, replaced, OLD);
    expect(server.asked).toEqual([]);
  });

  it('is content when the old one is gone already', async () => {
    server.answer(404, { code: 'not-found', message: 'Finns inte.' });
    await expect(removeReplaced(CONSULTATION, replaced, NEW)).resolves.toBeUndefined();
  });

  it('tells when the old one may not go', async () => {
    server.answer(409, { code: 'document-in-use', message: 'Svaret följer dess rubriker.' });
    await expect(removeReplaced(CONSULTATION, replaced, NEW)).rejects.toThrow('Svaret följer dess rubriker.');
  });
});

it.each<[VersionState[], boolean]>([
  [['failed'], true],
  [['needs-ocr'], true],
  [['failed', 'ready'], false],
  [['ready', 'failed'], false],
  [['parsing'], false],
  [['queued'], false],
])('of versions that are %j, nothing could be read: %s', (states, expected) => {
  // What else a version says does not matter here.
  const versions = states.map((state) => ({ state }) as VersionBody);
  expect(isUnreadable({ source: { ...body.source, versions } })).toBe(expected);
});

describe('a file that was accepted', () => {
  const of = (state: VersionState) => [
    { ...body, source: { ...body.source, versions: [{ state } as VersionBody] } },
  ];
  const nothing = new Set<SourceId>();
  const sent = (id: SourceId, sentAs = 'bilaga.pdf') => ({ id, filename: 'bilaga.pdf', sentAs });

  it.each<[string, boolean, DocumentBody[], Set<SourceId>]>([
    ['is new when nothing is known of it', false, of('ready'), nothing],
    ['is the same as one that can be read', true, of('ready'), new Set([NEW])],
    ['is the same as one sent a moment ago, not listed yet', true, [], new Set([NEW])],
  ])('%s', (_, expected, shown, arrived) => {
    const known = shown.map((each) => ({ ...each, source: { ...each.source, id: expected ? NEW : OLD } }));
    expect(isSameFile(sent(NEW), { shown: known, arrived })).toBe(expected);
  });

  it('is read once more when the one there could not be read, but not when it only lacks text', () => {
    expect(isSameFile(sent(OLD), { shown: of('failed'), arrived: new Set([OLD]) })).toBe(false);
    expect(isSameFile(sent(OLD), { shown: of('needs-ocr'), arrived: nothing })).toBe(true);
  });

  it('is the document when its name is kept, and the other of two alike sent at once is not, whichever is answered first', () => {
    expect(isSameFile(sent(NEW, 'kopia.pdf'), { shown: [], arrived: nothing })).toBe(true);
    expect(isSameFile(sent(NEW), { shown: [], arrived: nothing })).toBe(false);
  });

  it('is new when the server has only made its name safe to show', () => {
    const name = 'bil\u0000aga\u202E.pdf';
    expect(isSameFile({ id: NEW, filename: safeFileName(name), sentAs: name }, { shown: [], arrived: nothing })).toBe(false);
  });
});

it('adds the name of the file to titles that are alike, and to no others', () => {
  const named = (id: SourceId, title: string, filename: string) => ({
    source: { ...body.source, id, title, versions: [{ filename } as VersionBody] },
  });
  const a = named(OLD, 'Strategi', 'a.pdf');
  expect(tellingName(a.source, [a, named(NEW, 'Bilaga', 'b.pdf')])).toBe('Strategi');
  expect(tellingName(a.source, [a, named(NEW, 'Strategi', 'b.pdf')])).toBe('Strategi (a.pdf)');
});
