// A guest who may change some sections only, through every door: the socket, comments, suggestions; and what is left when they go.
import { randomUUID } from 'node:crypto';
import type { NodeJson } from '@samsvar/document';
import type { Actor, ResponseId } from '@samsvar/domain';
import { ResponseDocuments } from './response/response-documents';
import { aParagraph, aResponse } from './testing/a-response';
import { aSession } from './testing/a-session';
import { aTypist, type Typist } from './testing/a-typist';
import { anActor } from './testing/a-workspace';
import { anApplication, type Answer, type TestApplication, type TestClient } from './testing/an-application';

let server: TestApplication;
let lead: Actor;
let guest: Actor;
let client: TestClient;
let theirs: TestClient;
beforeAll(async () => {
  server = await anApplication();
  lead = await anActor(server.sql);
  guest = await anActor(server.sql, 'decision_maker');
  client = await server.client(lead);
  theirs = await server.client(guest);
}, 60_000);
afterAll(() => server.close());
const typists: Typist[] = [];
afterEach(() => typists.splice(0).forEach((typist) => typist.close()));

const heading = (id: string): NodeJson => ({ type: 'heading', attrs: { id, level: 2 }, content: [{ type: 'text', text: 'Rubrik' }] });
const [FIRST, SECOND] = [randomUUID(), randomUUID()];
const [inFirst, inSecond] = [aParagraph('Ord i första.'), aParagraph('Ord i andra.')];
/** A response of two sections, and the guest in the given ones of it. */
const aWorld = async (sections: readonly string[]): Promise<ResponseId> => {
  const id = await aResponse(server, lead, [heading(FIRST), inFirst, heading(SECOND), inSecond]);
  const row = { responseId: id, personId: guest.personId, organisationId: guest.organisationId, part: 'write', sections: [...sections], invitedBy: lead.personId };
  await server.sql`insert into response_guest ${server.sql(row)}`;
  return id;
};
const enter = async (responseId: ResponseId): Promise<Typist> => {
  const { cookie } = await aSession(server.sql, server.config.sessionSecret, guest);
  const typist = await aTypist({ url: server.url, cookie, responseId });
  typists.push(typist);
  return typist;
};
const until = async (isSo: () => boolean | Promise<boolean>, what: string): Promise<void> => {
  for (const end = Date.now() + 8_000; !(await isSo()); ) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
const textOf = async (id: ResponseId): Promise<string> => JSON.stringify((await server.app.get(ResponseDocuments, { strict: false }).projection(id)).content);

describe('through the socket', () => {
  test('what is typed inside is saved', async () => {
    const id = await aWorld([FIRST]);
    const here = await enter(id);
    here.type('inne');
    await until(() => here.settled > 0, 'saved');
    expect([here.refusals, (await textOf(id)).includes('Rubrikinne')]).toEqual([[], true]);
  });

  test('what is typed outside is refused with its reason, and stored nowhere', async () => {
    const id = await aWorld([SECOND]);
    const here = await enter(id);
    here.type('ute');
    await until(() => here.refusals.length > 0, 'refused');
    expect(here.refusals).toEqual(['outside-sections']);
    expect((await textOf(id)).includes('ute')).toBe(false);
    expect(await server.sql`select 1 from response_update where response_id = ${id} and seq > 1`).toHaveLength(0);
  });

  test('other sections hold at once for who has the text open', async () => {
    const id = await aWorld([FIRST]);
    const here = await enter(id);
    const changed = await client.send('PUT', `/api/responses/${id}/guests/${guest.personId}`, { sections: [SECOND] });
    expect(changed.status).toBe(200);
    await until(() => here.notices.includes('access-changed'), 'told');
    here.type('för sent');
    await until(() => here.refusals.length > 0, 'refused');
    expect([here.refusals, (await textOf(id)).includes('för sent')]).toEqual([['outside-sections'], false]);
  });
});

const targetIn = (paragraph: NodeJson) => {
  const block = String(paragraph.attrs?.['id']);
  return { from: { block, offset: 0 }, to: { block, offset: 3 }, isWhole: false, quote: 'Ord', prefix: '', suffix: '', relative: null };
};
const comment = (id: ResponseId, target: object | null, by = theirs): Promise<Answer> =>
  by.send('POST', `/api/responses/${id}/threads`, { visibility: 'parties', target, comment: { text: 'Hur då?', mentions: [] } });
const suggest = (id: ResponseId, target: object, by = theirs): Promise<Answer> => {
  const nodes = (text: string) => [{ type: 'text', text }];
  return by.send('POST', `/api/responses/${id}/suggestions`, { visibility: 'parties', scope: 'inline', target, base: nodes('Ord'), proposed: nodes('Mening'), reason: '' });
};
const idOf = ({ body }: Answer): string => (body as { id: string }).id; // what the shape promises

describe('by commands', () => {
  const OUTSIDE = { code: 'outside-sections' };

  test('comments and suggestions have their place inside', async () => {
    const id = await aWorld([FIRST]);
    const before = async () => (await server.sql<{ n: number }[]>`select count(*)::int as n from thread where response_id = ${id}`)[0]?.n;
    expect((await comment(id, targetIn(inSecond))).body).toMatchObject(OUTSIDE);
    expect((await comment(id, null)).body).toMatchObject(OUTSIDE);
    expect((await suggest(id, targetIn(inSecond))).body).toMatchObject(OUTSIDE);
    // It names a block inside, and its words stand elsewhere.
    const forged = { ...targetIn(inFirst), to: targetIn(inSecond).to };
    expect((await comment(id, forged)).body).toMatchObject(OUTSIDE);
    expect(await before()).toBe(0);
    expect((await comment(id, targetIn(inFirst))).status).toBe(201);
    expect((await suggest(id, targetIn(inFirst))).status).toBe(201);
    expect(await before()).toBe(2);
  });

  test('threads of others are answered and settled inside only, and read everywhere', async () => {
    const id = await aWorld([FIRST]);
    const [inside, outside, whole] = [idOf(await comment(id, targetIn(inFirst), client)), idOf(await comment(id, targetIn(inSecond), client)), idOf(await comment(id, null, client))];
    const answer = (thread: string) => theirs.send('POST', `/api/threads/${thread}/comments`, { text: 'Så.', mentions: [] });
    const settle = (thread: string) => theirs.send('POST', `/api/threads/${thread}/settlement`, { outcome: 'addressed', note: '' });
    for (const thread of [outside, whole]) {
      expect((await theirs.send('GET', `/api/threads/${thread}`)).status).toBe(200);
      expect((await answer(thread)).body).toMatchObject(OUTSIDE);
      expect((await settle(thread)).body).toMatchObject(OUTSIDE);
    }
    expect([(await answer(inside)).status < 300, (await settle(inside)).status < 300]).toEqual([true, true]);
    const own = idOf(await comment(id, targetIn(inFirst)));
    expect((await theirs.send('PUT', `/api/threads/${own}/anchor`, { target: targetIn(inSecond) })).body).toMatchObject(OUTSIDE);
    expect((await theirs.send('PUT', `/api/threads/${own}/anchor`, { target: targetIn(inFirst) })).status).toBe(200);
  });

  test('suggestions are decided by others', async () => {
    const id = await aWorld([FIRST]);
    const suggestion = idOf(await suggest(id, targetIn(inFirst), client));
    expect((await theirs.send('POST', `/api/suggestions/${suggestion}/acceptance`, { nowHash: null, instead: null })).status).toBe(403);
    expect((await textOf(id)).includes('Mening')).toBe(false);
  });
});

test('when the guest is taken out, socket, line and files are closed within two seconds', async () => {
  const id = await aWorld([FIRST]);
  const here = await enter(id);
  const line = await theirs.send('POST', `/api/responses/${id}/line?schema=1`, '', { 'content-type': 'application/octet-stream' });
  const from = Date.now();
  await client.send('DELETE', `/api/responses/${id}/guests/${guest.personId}`);
  await until(() => here.closed !== null, 'sent away');
  expect([here.closed?.code, Date.now() - from < 2_000]).toEqual([4404, true]);
  expect(line.status).toBeLessThan(300);
  for (const rest of ['', '/export?format=docx', '/projection', '/threads', '/people', '/guests'])
    expect([rest, (await theirs.send('GET', `/api/responses/${id}${rest}`)).status]).toEqual([rest, 404]);
  expect((await theirs.send('POST', `/api/responses/${id}/line`)).status).toBe(404);
});
