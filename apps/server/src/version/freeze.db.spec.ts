// A text locked and opened again on two nodes, with people in the middle of writing.
import { randomUUID } from 'node:crypto';
import type { Actor, ResponseId } from '@samsvar/domain';
import { responseShape, responseVersionShape, versionContentShape, versionListShape } from '@samsvar/protocol';
import { Access } from '../access/access';
import { ResponseDocuments } from '../response/response-documents';
import { aParagraph, aResponse } from '../testing/a-response';
import { aSecondNode, type SecondNode } from '../testing/a-second-node';
import { aSession } from '../testing/a-session';
import { aTypist, type Typist } from '../testing/a-typist';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { setFrozen } from './freeze.store';
import { FrozenVersion } from './frozen-version';

let server: TestApplication;
let other: SecondNode;
let author: Actor;
let client: TestClient;
const typists: Typist[] = [];
beforeAll(async () => {
  server = await anApplication();
  other = await aSecondNode(server);
  author = await anActor(server.sql);
  client = await server.client(author);
}, 60_000);
afterAll(async () => {
  for (const typist of typists) typist.close();
  await other.close();
  await server.close();
});

/** Ms: sooner than the sweep that judges everybody every ten seconds, so that it was told; how much sooner is measured elsewhere. */
const BOUND = 8_000;
const until = async (isSo: () => boolean | Promise<boolean>, what: string): Promise<number> => {
  const from = Date.now();
  for (; !(await isSo()); ) {
    if (Date.now() > from + 20_000) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return Date.now() - from;
};
const enter = async (actor: Actor, responseId: ResponseId, url: string): Promise<Typist> => {
  const { cookie } = await aSession(server.sql, server.config.sessionSecret, actor);
  const typist = await aTypist({ url, cookie, responseId });
  typists.push(typist);
  return typist;
};
const write = async (typist: Typist, words: string): Promise<void> => {
  const { settled } = typist;
  typist.type(words);
  await until(() => typist.settled > settled, 'saved');
};
const freeze = (id: ResponseId, label = '') => client.send('POST', `/api/responses/${id}/freeze`, { label });
const frozenOf = async (id: ResponseId) => responseShape.parse((await client.send('GET', `/api/responses/${id}`)).body).frozen;

test('those who write on any node are made readers at once, and writers again when it is opened', async () => {
  const id = await aResponse(server, author, [aParagraph('Vi')]);
  const [here, there] = [await enter(author, id, server.url), await enter(await aColleague(server.sql, author, 'author'), id, other.url)];
  await Promise.all([write(here, ' ett'), write(there, ' två')]);
  const answer = await freeze(id, ' Till nämnden ');
  expect(answer.status).toBe(201);
  expect(responseVersionShape.parse(answer.body)).toMatchObject({ kind: 'frozen', label: 'Till nämnden', by: { id: author.personId } });
  expect(await until(() => [here, there].every(({ access }) => access.at(-1) === false), 'downgraded')).toBeLessThan(BOUND);
  expect(await frozenOf(id)).toMatchObject({ by: 'Åsa Öberg' });
  // Whatever a client sends: it is refused, and nothing of it is kept.
  const head = async () => (await server.sql<{ head: number }[]>`select head from response_document where response_id = ${id}`)[0]?.head;
  const before = await head();
  here.type(' sent');
  await until(() => here.refusals.length > 0 || here.closed !== null, 'refused');
  expect(await head()).toBe(before);

  expect((await client.send('DELETE', `/api/responses/${id}/freeze`)).status).toBe(204);
  expect(await until(() => there.access.at(-1) === true, 'upgraded')).toBeLessThan(BOUND);
  await write(there, ' tre');
  expect(await frozenOf(id)).toBeNull();
});

test('a text is locked once, and opening an open one changes nothing', async () => {
  const id = await aResponse(server, author);
  expect((await freeze(id)).status).toBe(201);
  const again = await freeze(id);
  expect([again.status, again.body]).toEqual([409, expect.objectContaining({ code: 'text-frozen' })]);
  const { versions } = versionListShape.parse((await client.send('GET', `/api/responses/${id}/versions`)).body);
  expect(versions.map(({ kind }) => kind)).toEqual(['frozen']);
  for (const _ of [1, 2]) expect((await client.send('DELETE', `/api/responses/${id}/freeze`)).status).toBe(204);
});

test('blocking threads that the caller may know of must be settled first', async () => {
  const id = await aResponse(server, author);
  const thread = randomUUID();
  const begin = (one: string, layer: string | null) =>
    server.sql`insert into thread (id, response_id, layer, organisation_id, kind, is_blocking, created_by)
      values (${one}, ${id}, ${layer}, ${author.organisationId}, 'comment', true, ${author.personId})`;
  await begin(thread, author.organisationId);
  const refused = await freeze(id);
  expect([refused.status, refused.body]).toEqual([409, expect.objectContaining({ code: 'blocking-threads', details: { count: 1 } })]);
  expect(await frozenOf(id)).toBeNull();
  await server.sql`update thread set settled_at = now(), outcome = 'addressed' where id = ${thread}`;
  // What another organisation keeps to itself stops nobody, and is told to nobody.
  const stranger = await anActor(server.sql);
  await begin(randomUUID(), stranger.organisationId);
  expect((await freeze(id)).status).toBe(201);
});

test('what was still accepted while the lock was made known is in the frozen version', async () => {
  const id = await aResponse(server, author, [aParagraph('Vi')]);
  const typist = await enter(author, id, server.url);
  const first = responseVersionShape.parse((await freeze(id, 'Låst')).body);
  // As if it had been in flight: the log has it, and the version does not.
  const documents = server.app.get(ResponseDocuments, { strict: false });
  const { content } = await documents.projection(id);
  const late = { ...content, text: { ...content.text, content: [aParagraph('Vi hann.')] } };
  await documents.command(id, { type: 'restore', to: late, sectionId: null }, { writtenBy: null, decidedBy: null });
  await server.app.get(FrozenVersion, { strict: false }).settle(id);
  const { versions } = versionListShape.parse((await client.send('GET', `/api/responses/${id}/versions`)).body);
  expect(versions).toMatchObject([{ kind: 'frozen', label: 'Låst', by: { id: author.personId } }]);
  expect(versions[0]?.id).not.toBe(first.id);
  const text = versionContentShape.parse((await client.send('GET', `/api/versions/${versions[0]?.id ?? ''}`)).body);
  expect(JSON.stringify(text.content)).toContain('Vi hann.');
  expect(typist.closed).toBeNull();
});

test('two who lock at once lock it once', async () => {
  const id = await aResponse(server, author);
  const grant = await server.app.get(Access, { strict: false }).require(author, 'version.freeze', { response: id });
  const locked = await Promise.all([1, 2, 3].map(() => setFrozen(server.sql, grant, { id, at: new Date() })));
  expect(locked.filter(Boolean)).toHaveLength(1);
});
