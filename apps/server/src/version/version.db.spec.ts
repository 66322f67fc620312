// Versions over HTTP on a real PostgreSQL: kept, listed, named, read, compared, restored, and hidden from others.
import { createHash, randomUUID } from 'node:crypto';
import { contentText, type NodeJson, type ResponseContent } from '@samsvar/document';
import type { Actor, ResponseId } from '@samsvar/domain';
import {
  authorshipShape,
  comparableShape,
  responseVersionShape,
  restoredShape,
  threadShape,
  versionContentShape,
  versionListShape,
  type ResponseVersionBody,
} from '@samsvar/protocol';
import { FakeSocket, readFrame, syncMessage } from '@samsvar/realtime/testing';
import { ResponseDocuments } from '../response/response-documents';
import { insertVersion } from '../response/response-version.store';
import { aParagraph, aResponse, aSection } from '../testing/a-response';
import { aSession } from '../testing/a-session';
import { aTypist, type Typist } from '../testing/a-typist';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';

let server: TestApplication;
let documents: ResponseDocuments;
let author: Actor;
let colleague: Actor;
let reviewer: Actor;
let guest: Actor;
let clients: Readonly<Record<'author' | 'reviewer' | 'guest' | 'stranger', TestClient>>;
const typists: Typist[] = [];
beforeAll(async () => {
  server = await anApplication();
  documents = server.app.get(ResponseDocuments, { strict: false });
  author = await anActor(server.sql);
  colleague = await aColleague(server.sql, author, 'author');
  reviewer = await aColleague(server.sql, author, 'reviewer');
  guest = await anActor(server.sql);
  const stranger = await anActor(server.sql);
  clients = {
    author: await server.client(author),
    reviewer: await server.client(reviewer),
    guest: await server.client(guest),
    stranger: await server.client(stranger),
  };
}, 60_000);
afterAll(async () => {
  for (const typist of typists) typist.close();
  await server.close();
});

const until = async (isSo: () => boolean | Promise<boolean>, what: string): Promise<void> => {
  for (const end = Date.now() + 20_000; !(await isSo()); ) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const enter = async (actor: Actor, responseId: ResponseId): Promise<Typist> => {
  const { cookie } = await aSession(server.sql, server.config.sessionSecret, actor);
  const typist = await aTypist({ url: server.url, cookie, responseId });
  typists.push(typist);
  return typist;
};
/** Writes at the end of the first paragraph, and waits until it is on disk. */
const write = async (typist: Typist, words: string): Promise<void> => {
  const { settled } = typist;
  typist.type(words);
  await until(() => typist.settled > settled, 'saved');
};
const keep = async (id: string, label: string, by = clients.author): Promise<ResponseVersionBody> => {
  const answer = await by.send('POST', `/api/responses/${id}/versions`, { label });
  expect([answer.status, answer.status === 201 ? '' : answer.text]).toEqual([201, '']);
  return responseVersionShape.parse(answer.body);
};
const list = async (id: string, by = clients.author) => versionListShape.parse((await by.send('GET', `/api/responses/${id}/versions`)).body).versions;
const read = async (id: string, by = clients.author) => versionContentShape.parse((await by.send('GET', `/api/versions/${id}`)).body);
const restore = (id: string, sectionId: string | null = null, by = clients.author) => by.send('POST', `/api/versions/${id}/restoration`, { sectionId });
const authorship = async (id: string, by = clients.author) => authorshipShape.parse((await by.send('GET', `/api/responses/${id}/authorship`)).body);
const textOf = async (id: ResponseId): Promise<string> => wordsOf((await documents.projection(id)).content.text);
const wordsOf = (node: NodeJson): string => node.text ?? (node.content ?? []).map(wordsOf).join(node.type === 'doc' ? '|' : '');
/** Who wrote which words of a text, by the ends of their ids. */
const written = ({ content, runs, people }: Awaited<ReturnType<typeof authorship>>): [string, string][] =>
  // What was read from a document.
  ((content.text['content'] ?? []) as NodeJson[]).flatMap((block) => {
    let at = 0;
    const words = wordsOf(block);
    return (runs[String(block.attrs?.['id'])] ?? []).map(([length, by]): [string, string] => [words.slice(at, (at += length)), people[by]?.id ?? 'nobody']);
  });

describe('keeping', () => {
  test('keeps the text under a name, with its hash, words, position and who wrote it', async () => {
    const id = await aResponse(server, author, [aParagraph('Vi tillstyrker')]);
    await write(await enter(colleague, id), ' förslaget.');
    const version = await keep(id, ' Till styrelsen ');
    expect(version).toMatchObject({ kind: 'named', label: 'Till styrelsen', words: 3, by: { id: author.personId } });
    expect(version.contributors.map(({ id: one }) => one).sort()).toEqual([author.personId, colleague.personId].sort());
    const { content, runs, people } = await read(version.id);
    expect(runs && people.length).toBe(2);
    // The wire hands on what was kept.
    const text = contentText(content as unknown as ResponseContent);
    expect(createHash('sha256').update(text).digest('hex')).toBe(version.sha256);
    const [row] = await server.sql`select seq, schema_version, epoch from response_version where id = ${version.id}`;
    expect(row).toMatchObject({ seq: version.seq, epoch: 1, schemaVersion: 1 });
  });

  test('keeps no anchors, and counts as contributors those since the version before', async () => {
    const mark = { type: 'anchor', attrs: { anchorId: randomUUID() } };
    const id = await aResponse(server, author, [aParagraph('Vi ', { type: 'text', text: 'tillstyrker', marks: [mark] }, '.')]);
    const first = await keep(id, 'Ett');
    expect(JSON.stringify(await read(first.id))).not.toContain('anchor');
    await write(await enter(colleague, id), ' Nu.');
    expect((await keep(id, 'Två')).contributors.map(({ id: one }) => one)).toEqual([colleague.personId]);
    expect((await keep(id, 'Tre')).contributors).toEqual([]);
  });

  test('lists the newest first, and never what the server keeps for itself', async () => {
    const id = await aResponse(server, author);
    const [first, second] = [await keep(id, 'Ett'), await keep(id, 'Två')];
    const { epoch, seq, content } = await documents.projection(id);
    for (const kind of ['guard', 'renewal'] as const) {
      const hidden = await insertVersion(server.sql, { responseId: id, epoch, seq, kind, content, personId: null });
      expect((await clients.author.send('GET', `/api/versions/${hidden}`)).status).toBe(404);
      expect((await restore(hidden)).status).toBe(404);
    }
    expect((await list(id)).map(({ id: one }) => one)).toEqual([second.id, first.id]);
  });

  test('names one that was kept of itself, which is then somebody’s', async () => {
    const id = await aResponse(server, author);
    const { epoch, seq, content } = await documents.projection(id);
    const auto = await insertVersion(server.sql, { responseId: id, epoch, seq, kind: 'auto', content, personId: null });
    const answer = await clients.author.send('PUT', `/api/versions/${auto}`, { label: 'Den goda' });
    expect(responseVersionShape.parse(answer.body)).toMatchObject({ kind: 'named', label: 'Den goda', by: { id: author.personId } });
    expect((await clients.author.send('PUT', `/api/versions/${auto}`, { label: '  ' })).status).toBe(400);
    expect((await clients.reviewer.send('PUT', `/api/versions/${auto}`, { label: 'Min' })).status).toBe(403);
  });

  test('offers the other responses of the own organisation for comparing, and nobody else’s', async () => {
    const [id, other] = [await aResponse(server, author), await aResponse(server, author)];
    const version = await keep(other, 'I fjol');
    const { responses } = comparableShape.parse((await clients.author.send('GET', `/api/responses/${id}/comparable`)).body);
    expect(responses.map((response) => response.id)).not.toContain(id);
    expect(responses.find((response) => response.id === other)).toMatchObject({ versions: [{ id: version.id, label: 'I fjol' }] });
  });
});

describe('who wrote what', () => {
  test('follows people while they write together, and through a renewal', async () => {
    const id = await aResponse(server, author, [aParagraph('Ett')]);
    expect(written(await authorship(id))).toEqual([['Ett', author.personId]]);
    await write(await enter(colleague, id), ' två');
    await write(await enter(author, id), ' tre');
    const now = written(await authorship(id));
    const byColleague = now.filter(([, by]) => by === colleague.personId).map(([words]) => words);
    expect([now.map(([words]) => words).join('').length, byColleague]).toEqual([11, [' två']]);
    await documents.renew(id, author);
    expect(written(await authorship(id))).toEqual(now);
    const [row] = await server.sql<{ bytes: number }[]>`select pg_column_size(runs) as bytes from response_authorship where response_id = ${id}`;
    expect(row?.bytes).toBeLessThan(1_000);
  });

  test('begins with what the clients tell where nothing was kept', async () => {
    const id = await aResponse(server, author, [aParagraph('Ett')]);
    await server.sql`delete from response_authorship where response_id = ${id}`;
    expect((await authorship(id)).runs).toEqual({});
    await write(await enter(colleague, id), ' två');
    expect(written(await authorship(id))).toEqual([['Ett', author.personId], [' två', colleague.personId]]);
  });

  test('gives what the server put in to those on whose behalf', async () => {
    const id = await aResponse(server, author, [aParagraph('Ett')]);
    const { content } = await documents.projection(id);
    const to = { ...content, text: { ...content.text, content: [...(content.text.content ?? []), aParagraph('Föreslaget.')] } };
    const behalf = { writtenBy: { personId: reviewer.personId, organisationId: reviewer.organisationId }, decidedBy: author.personId };
    await documents.command(id, { type: 'restore', to, sectionId: null }, behalf);
    expect(written(await authorship(id))).toEqual([['Ett', author.personId], ['Föreslaget.', reviewer.personId]]);
  });
});

describe('restoring', () => {
  test('brings the text back, keeps it as it was before, and gives back who wrote it', async () => {
    const id = await aResponse(server, author, [aParagraph('Vi tillstyrker')]);
    await write(await enter(colleague, id), ' förslaget i sin helhet.');
    const version = await keep(id, 'Före');
    const [then, wroteThen] = [await textOf(id), written(await authorship(id))];
    const { content } = await documents.projection(id);
    const shortened = { ...content, text: { ...content.text, content: [aParagraph('Nej.')] } };
    await documents.command(id, { type: 'restore', to: shortened, sectionId: null }, { writtenBy: null, decidedBy: null });
    expect(await textOf(id)).toBe('Nej.');

    const watcher = await enter(colleague, id);
    const answer = await restore(version.id);
    expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
    const { before, changed, detached } = restoredShape.parse(answer.body);
    expect([before.kind, changed > 0, detached]).toEqual(['before-restore', true, 0]);
    expect(await textOf(id)).toBe(then);
    expect(written(await authorship(id))).toEqual(wroteThen);
    expect((await read(before.id)).content.text).toEqual(expect.objectContaining({ content: [expect.objectContaining({ content: [{ text: 'Nej.', type: 'text' }] })] }));
    // Those who write hear of it, in the text and otherwise.
    expect(watcher.closed).toBeNull();
    const told = await server.sql`select person_id from notification where response_id = ${id} and kind = 'restored'`;
    expect(told.map(({ personId }) => personId as string)).toEqual([colleague.personId]);
  });

  test('brings back one section, and leaves the others', async () => {
    const [one, two] = [aSection('Ett'), aSection('Två')];
    const id = await aResponse(server, author, [one, aParagraph('A.'), two, aParagraph('B.')]);
    const version = await keep(id, 'Före');
    const { content } = await documents.projection(id);
    const blocks = (content.text.content ?? []).map((block) => (block.type === 'paragraph' ? { ...block, content: [{ type: 'text', text: `${wordsOf(block)} Nytt.` }] } : block));
    await documents.command(id, { type: 'restore', to: { ...content, text: { ...content.text, content: blocks } }, sectionId: null }, { writtenBy: null, decidedBy: null });
    const answer = await restore(version.id, String(two.attrs?.['id']));
    expect(restoredShape.parse(answer.body)).toMatchObject({ changed: 1, detached: 0 });
    expect(await textOf(id)).toBe('|A. Nytt.||B.');
    expect((await restore(version.id, 'nowhere')).status).toBe(404);
  });

  test('counts what lost its place in the text', async () => {
    const id = await aResponse(server, author, [aParagraph('Vi tillstyrker.')]);
    const version = await keep(id, 'Före');
    const { content } = await documents.projection(id);
    const more = aParagraph('Ett helt nytt stycke som snart är borta.');
    await documents.command(id, { type: 'restore', to: { ...content, text: { ...content.text, content: [...(content.text.content ?? []), more] } }, sectionId: null }, { writtenBy: null, decidedBy: null });
    const block = String(more.attrs?.['id']);
    const target = { from: { block, offset: 0 }, to: { block, offset: 8 }, isWhole: false, quote: 'Ett helt', prefix: '', suffix: ' nytt', relative: null };
    const begun = await clients.reviewer.send('POST', `/api/responses/${id}/threads`, { visibility: 'organisation', target, comment: { text: 'Hm.', mentions: [] } });
    expect([begun.status, begun.status === 201 ? '' : begun.text]).toEqual([201, '']);
    expect(restoredShape.parse((await restore(version.id)).body)).toMatchObject({ detached: 1 });
  });

  test('leaves what others write meanwhile, and comments on the words that survive', async () => {
    const [one, two] = [aParagraph('Vi avstyrker'), aParagraph('Regionen bör utreda frågan om data.')];
    const id = await aResponse(server, author, [one, two]);
    const version = await keep(id, 'Före');
    const { content } = await documents.projection(id);
    const block = String(two.attrs?.['id']);
    const changed = (content.text.content ?? []).map((node) => (node.attrs?.['id'] === block ? { ...node, content: [{ type: 'text', text: 'Regionen bör genast utreda frågan om data och trafik.' }] } : node));
    await documents.command(id, { type: 'restore', to: { ...content, text: { ...content.text, content: changed } }, sectionId: null }, { writtenBy: null, decidedBy: null });
    const target = { from: { block, offset: 20 }, to: { block, offset: 33 }, isWhole: false, quote: 'utreda frågan', prefix: 'Regionen bör genast ', suffix: ' om data', relative: null };
    const begun = await clients.reviewer.send('POST', `/api/responses/${id}/threads`, { visibility: 'organisation', target, comment: { text: 'Hur?', mentions: [] } });
    expect([begun.status, begun.status === 201 ? '' : begun.text]).toEqual([201, '']);

    const typist = await enter(colleague, id);
    typist.type(' ej');
    const answer = restore(version.id);
    typist.type(' förslaget.');
    expect(restoredShape.parse((await answer).body)).toMatchObject({ detached: 0 });
    await until(() => typist.settled === 2, 'saved');
    expect(await textOf(id)).toMatch(/\|Regionen bör utreda frågan om data\.$/);
    const { id: thread } = begun.body as { id: string }; // what the shape promises
    const { anchor } = threadShape.parse((await clients.reviewer.send('GET', `/api/threads/${thread}`)).body);
    expect(anchor).toMatchObject({ state: 'live', now: 'utreda frågan', from: { block, offset: 13 } });
  });

  test('is for authors of the own organisation, and for nobody while the text is locked', async () => {
    const id = await aResponse(server, author);
    const version = await keep(id, 'Före');
    expect((await restore(version.id, null, clients.reviewer)).status).toBe(403);
    await clients.author.send('POST', `/api/responses/${id}/freeze`, {});
    expect(await restore(version.id)).toMatchObject({ status: 409, body: { code: 'text-frozen' } });
  });
});

describe('those who have the text open', () => {
  /** Comes in by hand, and hears what others are told. */
  const events = async (id: ResponseId, actor: Actor) => {
    const socket = new FakeSocket();
    const { name: session } = await aSession(server.sql, server.config.sessionSecret, actor);
    const person = { id: actor.personId, name: 'Åsa', organisation: 'Länet', organisationId: actor.organisationId };
    const peer = documents.join(socket, id, { person, session, canWrite: false, language: 'sv', speaksOurs: true, since: null });
    peer.receive(syncMessage('step1', new Uint8Array([0])));
    await until(() => socket.sent.map(readFrame).some(({ type }) => type === 'step2'), 'joined');
    return () => socket.sent.map(readFrame).flatMap((frame) => (frame.type === 'channel' ? [[frame.name, frame.payload]] : []));
  };

  test('hear of new versions, of what was brought back by whom, and of the lock', async () => {
    const id = await aResponse(server, author, [aParagraph('Ett.')]);
    const heard = await events(id, reviewer);
    const version = await keep(id, 'Före');
    const { content } = await documents.projection(id);
    const to = { ...content, text: { ...content.text, content: [aParagraph('Två.')] } };
    await documents.command(id, { type: 'restore', to, sectionId: null }, { writtenBy: null, decidedBy: null });
    const { before } = restoredShape.parse((await restore(version.id)).body);
    await clients.author.send('POST', `/api/responses/${id}/freeze`, {});
    await clients.author.send('DELETE', `/api/responses/${id}/freeze`);
    await until(() => heard().some(([name, payload]) => name === 'frozen' && JSON.stringify(payload) === '{"by":null}'), 'told');
    expect(heard()).toEqual([
      ['versions', {}],
      ['versions', {}],
      ['restored', { by: 'Åsa Öberg', before: before.id }],
      ['versions', {}],
      ['frozen', { by: 'Åsa Öberg' }],
      ['frozen', { by: null }],
    ]);
  });
});

describe('sharing', () => {
  test('is preceded by a version, which those who join are not shown', async () => {
    const id = await aResponse(server, author);
    const [row] = await server.sql<{ number: string }[]>`select organisation_number as number from organisation where id = ${guest.organisationId}`;
    const joined = await clients.author.send('POST', `/api/responses/${id}/parties`, { organisationNumber: row?.number, part: 'write' });
    expect(joined.status).toBe(201);
    expect((await list(id)).map(({ kind }) => kind)).toEqual(['before-share']);
    expect(await list(id, clients.guest)).toEqual([]);
  });
});

describe('other organisations', () => {
  const steady = ({ status, text }: { status: number; text: string }) => [status, text];

  test('get the same for what they may not see as for what does not exist', async () => {
    const id = await aResponse(server, author);
    const version = await keep(id, 'Hemlig');
    const asks = (response: string, one: string): readonly (readonly [string, string, unknown?])[] => [
      ['GET', `/api/responses/${response}/versions`],
      ['POST', `/api/responses/${response}/versions`, { label: 'Min' }],
      ['GET', `/api/responses/${response}/authorship`],
      ['GET', `/api/responses/${response}/comparable`],
      ['POST', `/api/responses/${response}/freeze`, {}],
      ['DELETE', `/api/responses/${response}/freeze`],
      ['GET', `/api/versions/${one}`],
      ['PUT', `/api/versions/${one}`, { label: 'Min' }],
      ['POST', `/api/versions/${one}/restoration`, { sectionId: null }],
    ];
    const [hidden, absent] = [asks(id, version.id), asks(randomUUID(), randomUUID())];
    for (const [i, ask] of hidden.entries()) {
      const [seen, none] = [await clients.stranger.send(...ask), await clients.stranger.send(...(absent[i] ?? ask))];
      expect([ask[1], steady(seen)]).toEqual([ask[1], steady(none)]);
      expect(seen.status).toBe(404);
    }
  });

  test('see versions from the day they joined on, and may not bring any back', async () => {
    const id = await aResponse(server, author);
    const early = await keep(id, 'Innan');
    await server.sql`insert into response_party (response_id, organisation_id, part, joined_by) values (${id}, ${guest.organisationId}, 'write', ${author.personId})`;
    const late = await keep(id, 'Sedan');
    expect((await list(id, clients.guest)).map(({ id: one }) => one)).toEqual([late.id]);
    const [hidden, absent] = [await clients.guest.send('GET', `/api/versions/${early.id}`), await clients.guest.send('GET', `/api/versions/${randomUUID()}`)];
    expect(steady(hidden)).toEqual(steady(absent));
    expect(steady(await restore(early.id, null, clients.guest))).toEqual(steady(absent));
    expect((await read(late.id, clients.guest)).version.label).toBe('Sedan');
    expect((await restore(late.id, null, clients.guest)).status).toBe(403);
    expect((await clients.guest.send('POST', `/api/responses/${id}/freeze`, {})).status).toBe(403);
    expect((await keep(id, 'Gästens', clients.guest)).by).toMatchObject({ id: guest.personId, organisation: { id: guest.organisationId } });
  });
});
