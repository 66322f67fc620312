// Web pages as sources, over HTTP and from a real server on this machine: fetched, kept, looked at again, and refused.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { Actor, ConsultationId } from '@samsvar/domain';
import {
  blocksShape,
  jobShape,
  snapshotShape,
  sourceShape,
  uploadedShape,
  watchShape,
  WEB_PAGE_LIMIT,
  type JobBody,
  type SourceBody,
  type Uploaded,
  type WatchBody,
} from '@samsvar/protocol';
import { aColleague, aConsultation, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { PageFetcher } from './page-fetcher';
import { WatchSweep } from './watch-sweep';

const START = new Date('2026-11-22T09:00:00Z');
const DAY = 86_400_000;
let now = START;
let application: TestApplication;
let own: Actor;
let client: TestClient;
let site: http.Server;
let port = 0;
let asked: string[] = [];
type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;
const answers = new Map<string, Answer>();

beforeAll(async () => {
  application = await anApplication({ clock: () => now });
  own = await anActor(application.sql);
  client = await application.client(own);
  site = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = answers.get(request.url ?? '');
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const address = site.address();
  port = typeof address === 'object' && address ? address.port : 0;
  application.app.get(PageFetcher).loopbackPort = port;
}, 60_000);
afterAll(async () => {
  site.closeAllConnections();
  site.close();
  await application.close();
});
beforeEach(() => {
  now = START;
  asked = [];
});

const at = (path: string) => `http://127.0.0.1:${String(port)}${path}`;
const words = (text: string, around = '') =>
  `<!doctype html><html lang="sv"><head><title>Målbild</title></head><body><p>Din webbläsare, Internet Explorer, är för gammal.</p>${around}
  <main><h1>Målbild för öarna</h1><p>Publicerad: 3 november 2026</p><p>Senast ändrad: 2026-11-20</p><p>${text}</p><p>${'Öarna ska gå att bo på hela året. '.repeat(10)}</p></main></body></html>`;
const page = (path: string, body: string | Buffer, headers: http.OutgoingHttpHeaders = { 'content-type': 'text/html; charset=utf-8' }) =>
  answers.set(path, (_, response) => void response.writeHead(200, headers).end(body));

const add = async (path: string, more: object = {}) =>
  client.send('POST', '/api/sources/web', { organisation: own.organisationId, url: at(path), ...more });
const added = async (path: string, more: object = {}): Promise<Uploaded> => uploadedShape.parse((await add(path, more)).body);
const jobDone = async (id: string): Promise<JobBody> => {
  await (await fetch(new URL(`/api/jobs/${id}/events`, application.url), { headers: { cookie: client.cookie } })).text();
  return jobShape.parse((await client.send('GET', `/api/jobs/${id}`)).body);
};
/** Waits until nothing of a source is being fetched or read any more. */
const rested = async (id: string): Promise<void> => {
  for (;;) {
    const busy = await application.sql`select from job j where j.state in ('queued', 'running') and j.kind in ('fetch-page', 'read-source')
      and (j.payload ->> 'sourceId' = ${id} or j.payload ->> 'versionId' in (select v.id::text from source_version v where v.source_id = ${id}))`;
    if (busy.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const settled = async (id: string): Promise<SourceBody> => {
  await rested(id);
  return sourceShape.parse((await client.send('GET', `/api/sources/${id}`)).body);
};
const taken = async (path: string, more: object = {}) => settled((await added(path, more)).source.id);
const watchOf = async (id: string): Promise<WatchBody> => watchShape.parse((await client.send('GET', `/api/sources/${id}/watch`)).body);
const look = async (id: string) => {
  const answer = await client.send('POST', `/api/sources/${id}/snapshots`);
  expect(answer.status).toBe(202);
  return jobDone(snapshotShape.parse(answer.body).job.id);
};

it('fetches a page, keeps where and when and what it says of itself, and reads it', async () => {
  answers.set('/malbild', (_, response) => void response.writeHead(301, { location: '/malbild-2040/' }).end());
  page('/malbild-2040/', words('Färjan ska gå varje dag.'));
  const { source, version } = await added('/malbild#mal');
  expect([source.url, source.title, version.no]).toEqual([at('/malbild'), '127.0.0.1/malbild', 1]);
  const read = await settled(source.id);
  expect(read.title).toBe('Målbild för öarna');
  expect(read.versions).toHaveLength(1);
  expect(read.versions[0]).toMatchObject({
    state: 'ready', standing: 'in-use', format: 'html', filename: 'malbild-2040.html', originUrl: at('/malbild-2040/'), retrievedAt: START.toISOString(),
    published: '2026-11-03', changedOn: '2026-11-20', warnings: [{ code: 'boilerplate-removed', count: 1 }],
  });
  const { blocks } = blocksShape.parse((await client.send('GET', `/api/sources/${source.id}/versions/1/blocks`)).body);
  expect(blocks.map(({ text }) => text).slice(0, 2)).toEqual(['Målbild för öarna', 'Färjan ska gå varje dag.']);
  const file = await client.send('GET', `/api/sources/${source.id}/versions/1/file`);
  expect([file.text, file.headers.get('content-type')]).toEqual([words('Färjan ska gå varje dag.'), 'application/octet-stream']);
  expect(asked).toEqual(['/malbild', '/malbild-2040/']);
});

it('takes what is no web page as what it is', async () => {
  page('/bilaga.aspx?id=7', 'Det här är en bilaga i ren text.\n\nDen har två stycken.', { 'content-type': 'text/plain; charset=utf-8' });
  expect((await taken('/bilaga.aspx?id=7')).versions[0]).toMatchObject({ state: 'ready', format: 'text', filename: 'bilaga' });
});

it('reads the letters of a page that says nothing, or something wrong, of them', async () => {
  page('/latin', Buffer.from(words('Åtgärder på ön.'), 'latin1'), { 'content-type': 'text/html; charset=utf-8' });
  const source = await taken('/latin');
  const { blocks } = blocksShape.parse((await client.send('GET', `/api/sources/${source.id}/versions/1/blocks`)).body);
  expect(blocks.map(({ text }) => text)).toContain('Åtgärder på ön.');
  expect(source.versions[0]?.warnings).toContainEqual({ code: 'encoding-guessed', encoding: 'windows-1252' });
});

it('puts a page among a consultation’s documents, and watches it there', async () => {
  page('/remiss', words('Synpunkter lämnas senast den 15 december.'));
  const consultation = await aConsultation(application.sql, own);
  const { source } = await added('/remiss', { consultation, documentRole: 'cover_letter', title: 'Missiv' });
  const read = await settled(source.id);
  expect([read.title, read.kind, read.isWatched]).toEqual(['Missiv', 'cover_letter', true]);
  expect(await watchOf(source.id)).toEqual({
    isOn: true, url: at('/remiss'), lastAt: START.toISOString(), lastResult: 'changed', nextAt: new Date(START.getTime() + 7 * DAY).toISOString(),
  });
  const log = await application.sql`select action from audit_entry where object_id = ${source.id}`;
  expect(log).toEqual([{ action: 'document.added' }]);
});

it('makes no new source of the same address, and no new version of the same words', async () => {
  page('/nyhet', words('Bron är färdig.'));
  const first = await taken('/nyhet');
  page('/nyhet', words('Bron är färdig.', '<nav>Ny meny</nav><script>var tid = 4711</script>'));
  const again = await added('/nyhet#kommentarer');
  expect(again.source.id).toBe(first.id);
  expect((await settled(first.id)).versions).toHaveLength(1);
  expect(await watchOf(first.id)).toMatchObject({ isOn: false, lastResult: 'same' });

  page('/nyhet', words('Bron är färdig i mars.'));
  await look(first.id);
  const { versions } = await settled(first.id);
  expect(versions.map(({ no, state }) => [no, state])).toEqual([[1, 'ready'], [2, 'ready']]);
  expect(versions[1]).toMatchObject({ originUrl: at('/nyhet'), retrievedAt: START.toISOString(), filename: 'nyhet.html' });
  expect(await watchOf(first.id)).toMatchObject({ lastResult: 'changed' });
  const log = await application.sql`select action, facts, actor_id from audit_entry where object_id = ${first.id} order by seq`;
  expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['source.added', 'source.version-added']));
});

it('answers with the job that is under way when somebody asks again', async () => {
  let answer: () => void = () => undefined;
  const isAsked = new Promise<void>((resolve) => {
    answers.set('/sen', (_, response) => {
      answer = () => void response.writeHead(200, { 'content-type': 'text/html' }).end(words('Sent.'));
      resolve();
    });
  });
  const { source, job } = await added('/sen');
  await isAsked;
  const [second, third] = [await added('/sen'), snapshotShape.parse((await client.send('POST', `/api/sources/${source.id}/snapshots`)).body)];
  answer();
  expect([second.job.id, third.job.id]).toEqual([job.id, job.id]);
  expect((await settled(source.id)).versions).toHaveLength(1);
});

it.each([
  ['a page that is not there', '/saknas', undefined, 'page-refused', { status: 404 }],
  ['a page that is too large', '/stor', Buffer.alloc(WEB_PAGE_LIMIT + 1, 'a'), 'too-large', { limit: WEB_PAGE_LIMIT }],
  ['a page without a letter', '/tom', '', 'file-empty', undefined],
  ['a picture', '/bild', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'unsupported-type', { found: 'png' }],
])('tells why %s could not be taken, and takes it when it can', async (_, path, body, code, details) => {
  if (body !== undefined) page(path, body, { 'content-type': code === 'unsupported-type' ? 'image/png' : 'text/html' });
  const source = await taken(path);
  expect(source.versions[0]).toMatchObject({ state: 'failed', problem: { code, message: expect.stringMatching(/\S/), ...(details && { details }) } });
  page(path, words('Nu finns den.'));
  const again = await taken(path);
  expect([again.id, again.versions.length, again.versions[0]?.state, again.title]).toEqual([source.id, 1, 'ready', 'Målbild för öarna']);
});

it('tells that nobody answers, and keeps what it had when a later look fails', async () => {
  answers.set('/tyst', (request) => void request.socket.destroy());
  expect((await taken('/tyst')).versions[0]?.problem).toMatchObject({ code: 'page-unreachable' });
  page('/finns', words('Finns.'));
  const source = await taken('/finns');
  answers.delete('/finns');
  expect(await look(source.id)).toMatchObject({ state: 'failed', problem: { code: 'page-refused', details: { status: 404 } } });
  expect((await settled(source.id)).versions.map(({ state }) => state)).toEqual(['ready']);
  expect((await watchOf(source.id)).lastResult).toBe('page-refused');
});

it.each([
  'file:///etc/passwd', 'ftp://norrsjo.example/', 'javascript:alert(1)', 'data:text/html,hej', 'https://anna:hemligt@norrsjo.example/', 'http://10.0.0.1/',
  'http://192.168.1.1/admin', 'http://169.254.169.254/latest/meta-data/', 'https://[fd00::1]/', 'https://norrsjo.example:25/', 'norrsjö', 'http://',
])('refuses %s at once, and makes nothing of it', async (url) => {
  const before = await application.sql`select count(*) from source`;
  const answer = await client.send('POST', '/api/sources/web', { organisation: own.organisationId, url });
  expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'address-not-allowed']);
  expect(await application.sql`select count(*) from source`).toEqual(before);
});

describe('on a trial that only this machine reaches', () => {
  const closed = async (url: string) => {
    const before = await application.sql`select count(*) from source`;
    const answer = await client.send('POST', '/api/sources/web', { organisation: own.organisationId, url });
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'address-not-allowed']);
    expect(await application.sql`select count(*) from source`).toEqual(before);
  };
  const fetcher = () => application.app.get(PageFetcher);
  afterEach(() => void (fetcher().loopbackPort = port));

  it.each([
    'http://localhost:PORT/', 'http://localhost.:PORT/', 'http://127.0.0.1:PORT/', 'http://[::1]:PORT/', 'http://[::ffff:127.0.0.1]:PORT/', 'http://127.1:PORT/',
    'http://0.0.0.0:PORT/', 'http://prov.localhost:PORT/', 'localhost.localhost:PORT/', 'http://localhost:9464/metrics', 'http://127.0.0.1:9464/metrics',
  ])('refuses %s at once, as any closed address', async (url) => {
    fetcher().loopbackPort = null;
    await closed(url.replace('PORT', new URL(application.url).port));
  });

  it('does not ask this machine when only the fetching finds it there', async () => {
    page('/hemma', words('Hemma.'));
    fetcher().loopbackPort = null;
    await expect(fetcher().fetch(at('/hemma'), new AbortController().signal)).rejects.toMatchObject({ code: 'address-not-allowed' });
    expect(asked).toEqual([]);
  });

  it('is led to no other port by the rule of tests', () => closed(`${application.url}/`));
});

it('does not follow a page that has moved inside, and says so', async () => {
  answers.set('/lockar', (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end());
  expect((await taken('/lockar')).versions[0]?.problem).toMatchObject({ code: 'address-not-allowed' });
});

it('looks again at watched pages once a week, while a consultation that has them is open', async () => {
  const consultation = async (dueOn: string): Promise<ConsultationId> => aConsultation(application.sql, own, { dueOn });
  for (const path of ['/oppen', '/avslutad', '/av', '/bibliotek']) page(path, words(`Sidan ${path}.`));
  const open = await taken('/oppen', { consultation: await consultation('2026-12-15') });
  const over = await taken('/avslutad', { consultation: await consultation('2026-11-25') });
  const off = await taken('/av', { consultation: await consultation('2026-12-15') });
  const library = await taken('/bibliotek');
  await client.send('PUT', `/api/sources/${off.id}/watch`, { isOn: false });
  await client.send('PUT', `/api/sources/${library.id}/watch`, { isOn: true });
  const sweep = application.app.get(WatchSweep);
  const swept = async (later: number) => {
    asked = [];
    now = new Date(START.getTime() + later);
    await Promise.all([sweep.round(), sweep.round()]);
    await Promise.all([open, over, off, library].map(({ id }) => rested(id)));
    // Nobody stays signed in for weeks.
    now = START;
    return asked.filter((path) => ['/oppen', '/avslutad', '/av', '/bibliotek'].includes(path));
  };
  expect(await swept(6 * DAY)).toEqual([]);
  expect(await swept(7 * DAY)).toEqual(['/oppen']);
  const after = (days: number) => new Date(START.getTime() + days * DAY).toISOString();
  expect(await watchOf(open.id)).toMatchObject({ lastAt: after(7), lastResult: 'same', nextAt: after(14) });
  page('/oppen', words('Sidan har ändrats.'));
  expect(await swept(14 * DAY)).toEqual(['/oppen']);
  expect((await settled(open.id)).versions).toHaveLength(2);
  // Its last day is 15 December; the day after it is over.
  expect(await swept(24 * DAY)).toEqual([]);
  const [entry] = await application.sql`select actor_id from audit_entry where object_id = ${open.id} and action = 'source.version-added'`;
  expect(entry).toEqual({ actorId: null });
});

it('turns watching on and off, and writes down who did', async () => {
  page('/bevaka', words('Bevakad.'));
  const source = await taken('/bevaka');
  for (const isOn of [true, true, false]) {
    const answer = await client.send('PUT', `/api/sources/${source.id}/watch`, { isOn });
    expect([answer.status, watchShape.parse(answer.body).isOn]).toEqual([200, isOn]);
  }
  const log = await application.sql`select facts from audit_entry where object_id = ${source.id} and action = 'source.watched' order by seq`;
  expect(log.map(({ facts }) => facts)).toEqual([{ isOn: true }, { isOn: false }]);
});

it('lets authors add and look, others only see, and hides it from other organisations', async () => {
  page('/rattigheter', words('Rättigheter.'));
  const { id } = await taken('/rattigheter');
  const reviewer = await application.client(await aColleague(application.sql, own, 'reviewer'));
  const foreign = await application.client(await anActor(application.sql));
  const body = { organisation: own.organisationId, url: at('/rattigheter') };
  const asks: readonly (readonly [string, string, unknown, number])[] = [
    ['POST', '/api/sources/web', body, 403], ['POST', `/api/sources/${id}/snapshots`, undefined, 403],
    ['GET', `/api/sources/${id}/watch`, undefined, 200], ['PUT', `/api/sources/${id}/watch`, { isOn: true }, 403],
  ];
  for (const [method, path, sent, status] of asks) {
    expect([path, (await reviewer.send(method, path, sent)).status]).toEqual([path, status]);
    expect([path, (await foreign.send(method, path, sent)).status]).toEqual([path, 404]);
  }
  const [file] = await application.sql<{ id: string }[]>`select ${randomUUID()} as id`;
  expect((await client.send('GET', `/api/sources/${file?.id ?? ''}/watch`)).status).toBe(404);
});
