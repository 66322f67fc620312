// Pages as pictures and recognised text over HTTP, with files that are really read, drawn and recognised.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canRecognise } from '@samsvar/ingest';
import { blocksShape, jobShape, pageLinesShape, pagesShape, recognitionShape, sourceShape, uploadedShape, type SourceBody, type JobBody } from '@samsvar/protocol';
import type { Actor, JobId } from '@samsvar/domain';
import { aPdf, aScannedPage } from '../testing/a-pdf';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { PageImageCache } from './page-image-cache';

const isInstalled = await canRecognise();
const where = isInstalled ? 'with tesseract installed' : 'without tesseract';

let application: TestApplication;
let own: Actor;
let client: TestClient;
let foreign: TestClient;
beforeAll(async () => {
  application = await anApplication();
  own = await anActor(application.sql);
  client = await application.client(own);
  foreign = await application.client(await anActor(application.sql));
}, 60_000);
afterAll(() => application.close());

const ended = async (id: JobId): Promise<JobBody> => {
  for (;;) {
    const job = jobShape.parse((await client.send('GET', `/api/jobs/${id}`)).body);
    if (job.state === 'done' || job.state === 'failed') return job;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
/** A source of this file, read. */
const aRead = async (bytes: Uint8Array, filename: string): Promise<SourceBody> => {
  const query = new URLSearchParams({ organisation: own.organisationId, filename }).toString();
  const { source, job } = uploadedShape.parse((await client.send('POST', `/api/sources?${query}`, bytes, { 'content-type': 'application/octet-stream' })).body);
  await ended(job.id);
  return read(source.id);
};
const read = async (id: string): Promise<SourceBody> => sourceShape.parse((await client.send('GET', `/api/sources/${id}`)).body);
const get = (source: SourceBody, rest: string, by = client, headers?: Record<string, string>) => by.send('GET', `/api/sources/${source.id}/versions/1/${rest}`, undefined, headers);

const TEXT = 'Första sidan har ett stycke om vägarna och öarna i regionen.';

describe('the pages of a PDF', () => {
  let source: SourceBody;
  beforeAll(async () => {
    source = await aRead(aPdf([[TEXT, 'Det slutar kort.'], ['Andra sidan har ett annat stycke.']]), 'strategi.pdf');
  }, 60_000);

  it('have sizes, and lines that say where each block stands', async () => {
    const { pages } = pagesShape.parse((await get(source, 'pages')).body);
    expect(pages).toEqual([1, 2].map((page) => ({ page, width: 595, height: 842, label: null })));
    const { blocks } = blocksShape.parse((await get(source, 'blocks')).body);
    const { lines } = pageLinesShape.parse((await get(source, 'pages/2/lines')).body);
    expect(lines.map(({ ord, from, to }) => blocks[ord]?.text.slice(from, to))).toEqual(['Andra sidan har ett annat stycke.']);
    expect(pageLinesShape.parse((await get(source, 'pages/3/lines')).body)).toEqual({ lines: [] });
  });

  it('are pictures that a browser keeps for ever, for itself alone', async () => {
    const image = await get(source, 'pages/1/image?width=400');
    expect([image.status, image.headers.get('content-type'), image.headers.get('cache-control')]).toEqual([200, 'image/png', 'private, max-age=31536000, immutable']);
    const tag = image.headers.get('etag') ?? '';
    expect((await get(source, 'pages/1/image?width=400', client, { 'if-none-match': tag, 'cache-control': 'max-age=0' })).status).toBe(304);
    expect((await get(source, 'pages/1/image?width=900')).headers.get('etag')).not.toBe(tag);
  });

  it('are drawn once, however many ask for the same one at the same time', async () => {
    const folder = path.join(application.config.dataDir, 'pages');
    const before = new Set(await readdir(folder));
    const answers = await Promise.all(Array.from({ length: 6 }, () => get(source, 'pages/2/image?width=1600')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect((await readdir(folder)).filter((name) => !before.has(name))).toHaveLength(1);
  });

  it.each([
    ['pages/3/image?width=400', 404],
    ['pages/0/image?width=400', 404],
    ['pages/1/image?width=401', 400],
    ['pages/1/image', 400],
  ])('answer %s with %i, which nobody keeps', async (rest, status) => {
    const answer = await get(source, rest);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store']);
  });

  it('are not there for others', async () => {
    for (const rest of ['pages', 'pages/1/image?width=400', 'pages/1/lines', 'recognition']) expect((await get(source, rest, foreign)).status).toBe(404);
  });

  it('are none in a text', async () => {
    const text = await aRead(Buffer.from('Bara text.'), 'text.txt');
    expect((await get(text, 'pages')).body).toEqual({ pages: [] });
    expect((await get(text, 'pages/1/image?width=400')).status).toBe(404);
  });
});

describe(`recognising text, ${where}`, () => {
  const begin = (source: SourceBody) => client.send('POST', `/api/sources/${source.id}/versions/1/recognition`);
  const recognition = async (source: SourceBody) => recognitionShape.parse((await get(source, 'recognition')).body);
  const audited = async () => (await application.sql`select 1 from audit_entry where organisation_id = ${own.organisationId} and action = 'source.recognised'`).length;

  it('makes a scanned document readable', async () => {
    const source = await aRead(aPdf([await aScannedPage([TEXT])]), 'skannad.pdf');
    expect(source.versions[0]).toMatchObject({ state: 'needs-ocr', blockCount: 0 });
    expect(await recognition(source)).toMatchObject({ isAvailable: isInstalled, pages: [1], jobId: null });
    const before = await audited();
    const [first, second] = await Promise.all([begin(source), begin(source)]);
    if (!isInstalled) return void expect([first.status, (first.body as { code: string }).code, await audited()]).toEqual([422, 'recognition-missing', before]);
    expect([first.status, second.status, await audited()]).toEqual([202, 202, before + 1]);
    const job = jobShape.parse(first.body);
    expect(jobShape.parse(second.body).id).toBe(job.id);
    expect((await ended(job.id)).state).toBe('done');
    const now = await read(source.id);
    expect(now.versions).toMatchObject([{ state: 'ready', standing: 'in-use', recognisedPages: [1], warnings: [{ code: 'recognised-pages', pages: [1] }] }]);
    expect(blocksShape.parse((await get(source, 'blocks')).body).blocks.map(({ text }) => text)).toEqual([TEXT]);
    expect(await recognition(source)).toMatchObject({ pages: [], jobId: null });
    expect((await begin(source)).status).toBe(400);
  }, 120_000);

  it('makes a new version of a document that has some text already', async () => {
    const words = ['Den andra sidan har egen text som ingen ska tolka om.'];
    const source = await aRead(aPdf([await aScannedPage([TEXT]), words]), 'blandad.pdf');
    expect(source.versions).toMatchObject([{ state: 'ready', warnings: [{ code: 'pages-without-text', pages: [1] }] }]);
    const begun = await begin(source);
    if (!isInstalled) return void expect([begun.status, (await read(source.id)).versions.length]).toEqual([422, 1]);
    expect((await ended(jobShape.parse(begun.body).id)).state).toBe('done');
    const { versions } = await read(source.id);
    expect(versions).toMatchObject([{ no: 1, blockCount: 1, recognisedPages: [] }, { no: 2, state: 'ready', recognisedPages: [1] }]);
    const { blocks } = blocksShape.parse((await client.send('GET', `/api/sources/${source.id}/versions/2/blocks`)).body);
    expect(blocks[0]?.text).toContain(TEXT);
    expect((await recognition(source)).pages).toEqual([]);
  }, 120_000);

  it('goes on where it was broken off', async () => {
    const source = await aRead(aPdf([await aScannedPage([TEXT]), await aScannedPage([TEXT])]), 'avbruten.pdf');
    const line = { y: 100, size: 11, words: [{ text: 'Redan', x: 60, width: 30, sureness: 90 }, { text: 'tolkad.', x: 95, width: 40, sureness: 90 }] };
    await application.sql`insert into recognised_page (version_id, page, lines) values (${source.versions[0]?.id ?? ''}, 1, ${JSON.stringify([line])}::text::jsonb)`;
    const begun = await begin(source);
    if (!isInstalled) return void expect(begun.status).toBe(422);
    await ended(jobShape.parse(begun.body).id);
    const { blocks } = blocksShape.parse((await get(source, 'blocks')).body);
    expect(blocks.map(({ text }) => text).join(' ')).toBe(`Redan tolkad. ${TEXT}`);
    expect(await application.sql`select 1 from recognised_page where version_id = ${source.versions[0]?.id ?? ''}`).toHaveLength(0);
  }, 120_000);
});

describe('the room for drawn pages', () => {
  const name = (letter: string): string => `${letter.repeat(64)}-1-400-d1.png`;

  it('is bounded: the longest unused go first, also after a restart', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'samsvar-pages-'));
    const cache = new PageImageCache(folder, 250);
    for (const letter of ['a', 'b']) await cache.write(name(letter), Buffer.alloc(100));
    expect(await cache.read(name('a'))).toHaveLength(100);
    await cache.write(name('c'), Buffer.alloc(100));
    expect([await cache.read(name('b')), (await cache.read(name('a')))?.length]).toEqual([null, 100]);
    const later = new PageImageCache(folder, 250);
    await later.write(name('d'), Buffer.alloc(100));
    expect((await readdir(folder)).sort()).toHaveLength(2);
    await later.write(name('e'), Buffer.alloc(1000));
    expect(await later.read(name('e'))).toBeNull();
    await expect(later.read('../session-secret')).rejects.toThrow('no name');
    await rm(folder, { recursive: true });
  });
});
