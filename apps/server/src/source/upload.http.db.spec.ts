// Uploading over HTTP, as a browser does it and as a careless or hostile client does it.
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { aConsultation, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import {
  UPLOAD_LIMIT,
  blocksShape,
  jobShape,
  sourceShape,
  uploadedShape,
  type Uploaded,
} from '@samsvar/protocol';
import type { Actor } from '@samsvar/domain';

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

const MORE =
  '<p>Undersökningen omfattade företag i båda länen, och skillnaderna mellan små och stora är tydliga.</p>'.repeat(
    6,
  );
const PAGE = `<!doctype html><html lang="sv"><head><title>Nyhet</title></head><body><h1>Små företag väntar</h1><p>Företagen väntade i elva månader.</p>${MORE}</body></html>`;

/** Sends raw bytes; `fetch` streams them as they are. */
const send = async (
  body: string | Uint8Array | ReadableStream,
  query: Record<string, string> = {},
  by: TestClient = client,
) => {
  const address = new URL('/api/sources', application.url);
  address.search = new URLSearchParams({
    organisation: own.organisationId,
    filename: 'nyhet.html',
    ...query,
  }).toString();
  const answer = await fetch(address, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream', cookie: by.cookie },
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { code?: string; message?: string; details?: object } & Partial<Uploaded>,
  };
};
const uploaded = async (...parameters: Parameters<typeof send>): Promise<Uploaded> =>
  uploadedShape.parse((await send(...parameters)).body);

/** All that a stream of server-sent events says until the server closes it. */
const events = async (id: string): Promise<string> =>
  (
    await fetch(new URL(`/api/jobs/${id}/events`, application.url), { headers: { cookie: client.cookie } })
  ).text();

it('takes a file in, tells its progress to the end, and gives out blocks and file', async () => {
  const { source, job } = await uploaded(PAGE);
  const told = await events(job.id);
  const states = [...told.matchAll(/event: progress\ndata: (.*)\n\n/g)].map(([, data]) =>
    jobShape.parse(JSON.parse(data ?? '')),
  );
  expect(states.at(-1)).toMatchObject({ id: job.id, state: 'done' });
  expect(await events(job.id)).toContain('"state":"done"');

  const read = sourceShape.parse((await client.send('GET', `/api/sources/${source.id}`)).body);
  expect(read.versions[0]).toMatchObject({ state: 'ready', format: 'html' });
  const blocks = await client.send('GET', `/api/sources/${source.id}/versions/1/blocks`);
  expect(blocksShape.parse(blocks.body).blocks.map(({ text }) => text)).toContain(
    'Företagen väntade i elva månader.',
  );
  const tag = blocks.headers.get('etag') ?? '';
  expect(blocks.headers.get('cache-control')).toContain('immutable');
  expect(
    (
      await client.send('GET', `/api/sources/${source.id}/versions/1/blocks`, undefined, {
        'if-none-match': tag,
        'cache-control': 'max-age=0',
      })
    ).status,
  ).toBe(304);
  expect((await client.send('GET', `/api/sources/${source.id}/versions/1/blocks?from=-1`)).status).toBe(400);

  const file = await client.send('GET', `/api/sources/${source.id}/versions/1/file`);
  expect(file.text).toBe(PAGE);
  expect(file.headers.get('content-disposition')).toBe('attachment; filename=nyhet.html');
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect(file.headers.get('content-security-policy')).toBe('sandbox');
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
});

it('writes any file name so that browsers save it as it was', async () => {
  const { source } = await uploaded(`${PAGE}<!-- å -->`, { filename: 'Åsö “bilaga” – ärende 7 €.html' });
  const file = await client.send('GET', `/api/sources/${source.id}/versions/1/file`);
  expect(
    decodeURIComponent(
      /filename\*=UTF-8''(\S+)/.exec(file.headers.get('content-disposition') ?? '')?.[1] ?? '',
    ),
  ).toBe('Åsö “bilaga” – ärende 7 €.html');
});

it.each([
  ['an empty file', '', {}, 422, 'file-empty'],
  ['no file name', PAGE, { filename: '' }, 400, 'invalid'],
  ['an organisation that is no id', PAGE, { organisation: 'x' }, 400, 'invalid'],
  ['an unknown kind', PAGE, { kind: 'gossip' }, 400, 'invalid'],
  ['a parameter nobody knows', PAGE, { sha256: 'x' }, 400, 'invalid'],
  ['a role without a consultation', PAGE, { documentRole: 'annex' }, 400, 'invalid'],
  [
    'a consultation that does not exist',
    PAGE,
    { consultation: '00000000-0000-4000-8000-000000000000' },
    404,
    'not-found',
  ],
])('refuses %s', async (_, body, query, status, code) => {
  const answer = await send(body, query);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.body.message).toMatch(/\S/);
});

it.each([
  '../../../etc/passwd',
  'a"b\r\nSet-Cookie: x=1.txt',
  '\u202etxt.exe',
  'x'.repeat(900),
  '.',
  '%00',
  'CON.txt',
])('takes the name %j for show only', async (filename) => {
  const { source, version } = await uploaded(`${PAGE}<!-- ${encodeURIComponent(filename)} -->`, { filename });
  expect(version.filename).toMatch(/^[^/\\"<>|:*?\p{Cc}\u202a-\u202e]{1,150}$/u);
  expect((await client.send('GET', `/api/sources/${source.id}/versions/1/file`)).status).toBe(200);
});

it('refuses a file that says it is too large before a byte of it is read', async () => {
  const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const address = new URL(
      `/api/sources?organisation=${own.organisationId}&filename=stor.pdf`,
      application.url,
    );
    const headers = {
      cookie: client.cookie,
      'content-type': 'application/pdf',
      'content-length': String(UPLOAD_LIMIT + 1),
    };
    const sending = httpRequest(address, { method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (piece: Buffer) => (text += piece.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text });
        sending.destroy();
      });
    });
    sending.on('error', reject);
    sending.write('%PDF-1.7');
  });
  expect(answer.status).toBe(413);
  expect(answer.text).toContain('100 MB');
});

it('refuses a file that turns out too large, and leaves nothing of it', async () => {
  const piece = randomBytes(5_000_000);
  let sent = 0;
  const endless = new ReadableStream({
    pull: (out) => {
      out.enqueue(piece);
      sent += piece.length;
      if (sent > UPLOAD_LIMIT + 10_000_000) out.close();
    },
  });
  const answer = await send(endless, { filename: 'stor.pdf' });
  expect([answer.status, answer.body.code, answer.body.details]).toEqual([
    413,
    'too-large',
    { limit: UPLOAD_LIMIT },
  ]);
  expect(
    await application.sql`select 1 from source where organisation_id = ${own.organisationId} and title = 'stor'`,
  ).toHaveLength(0);
});

it('keeps nothing of a file whose sender goes away in the middle', async () => {
  const address = new URL(
    `/api/sources?organisation=${own.organisationId}&filename=halv.pdf`,
    application.url,
  );
  const headers = { cookie: client.cookie, 'content-type': 'application/pdf', 'content-length': '1000000' };
  const sending = httpRequest(address, { method: 'POST', headers });
  const isClosed = new Promise((resolve) => sending.on('close', resolve));
  sending.on('error', () => undefined);
  sending.write(randomBytes(500_000));
  await new Promise((resolve) => setTimeout(resolve, 100));
  sending.destroy();
  await isClosed;
  const incoming = path.join(application.config.dataDir, 'blobs', 'incoming');
  for (let tries = 0; tries < 50 && (await readdir(incoming)).length > 0; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await readdir(incoming)).toEqual([]);
  expect(
    await application.sql`select 1 from source where organisation_id = ${own.organisationId} and title = 'halv'`,
  ).toHaveLength(0);
});

it('says why a file of the wrong type cannot be read, in the caller’s language', async () => {
  const { source, job } = await uploaded(`${PAGE}<!-- docx -->`, { filename: 'strategi.docx' });
  await events(job.id);
  const problem = async (language: string) =>
    sourceShape.parse(
      (await client.send('GET', `/api/sources/${source.id}`, undefined, { 'accept-language': language }))
        .body,
    ).versions[0]?.problem;
  expect(await problem('sv')).toMatchObject({
    code: 'type-mismatch',
    message: expect.stringContaining('Kontrollera'),
  });
  expect(await problem('en')).toMatchObject({
    code: 'type-mismatch',
    message: expect.stringContaining('Check'),
  });
});

it('answers the same source when the same file is sent to the same consultation again', async () => {
  const consultation = await aConsultation(application.sql, own);
  const query = { consultation, documentRole: 'main_document' };
  const first = await uploaded(PAGE, query);
  expect((await uploaded(PAGE, query)).source.id).toBe(first.source.id);
});

it('hides everything of it from other organisations', async () => {
  const { source, job } = await uploaded(PAGE);
  for (const route of [
    `sources/${source.id}`,
    `sources/${source.id}/versions/1/blocks`,
    `sources/${source.id}/versions/1/file`,
    `jobs/${job.id}`,
    `jobs/${job.id}/events`,
  ]) {
    const [hidden, absent] = [
      await foreign.send('GET', `/api/${route}`),
      await foreign.send('GET', `/api/${route.replaceAll(/[0-9a-f-]{36}/g, crypto.randomUUID())}`),
    ];
    expect([route, hidden.status, hidden.body]).toEqual([route, 404, absent.body]);
  }
  expect((await send(PAGE, {}, foreign)).status).toBe(404);
});
