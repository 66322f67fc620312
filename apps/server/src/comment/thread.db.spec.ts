// Threads through the doors: who sees what, who is told, and what becomes of them.
import { randomUUID } from 'node:crypto';
import type { Actor, ResponseId } from '@samsvar/domain';
import { peopleShape, threadListShape, threadShape, type ThreadBody } from '@samsvar/protocol';
import { aParty } from '../testing/a-joint-response';
import { aResponse } from '../testing/a-response';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { countBlocking } from './thread.store';
import { Access } from '../access/access';

let server: TestApplication;
let [author, reviewer, administrator, guest, stranger]: Actor[] = [];
let people: Readonly<Record<'author' | 'reviewer' | 'administrator' | 'guest' | 'stranger', TestClient>>;
let response: ResponseId;

/** Set in `beforeAll`. */
const set = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not set up');
  return value;
};

beforeAll(async () => {
  server = await anApplication();
  const { sql } = server;
  author = await anActor(sql, 'author');
  reviewer = await aColleague(sql, author, 'reviewer');
  administrator = await aColleague(sql, author, 'administrator');
  guest = await anActor(sql, 'author');
  stranger = await anActor(sql, 'author');
  people = {
    author: await server.client(author),
    reviewer: await server.client(reviewer),
    administrator: await server.client(administrator),
    guest: await server.client(guest),
    stranger: await server.client(stranger),
  };
  response = await aResponse(server, author);
  await aParty(sql, response, guest);
}, 60_000);
afterAll(() => server.close());

const draft = (text: string, differences: object = {}) => ({
  visibility: 'organisation',
  target: null,
  comment: { text, mentions: [] },
  ...differences,
});

const begin = async (client: TestClient, text: string, differences: object = {}): Promise<ThreadBody> => {
  const answer = await client.send('POST', `/api/responses/${response}/threads`, draft(text, differences));
  if (answer.status !== 201) throw new Error(`${String(answer.status)} ${answer.text}`);
  return threadShape.parse(answer.body);
};

const list = async (client: TestClient, query = ''): Promise<ThreadBody[]> => {
  const answer = await client.send('GET', `/api/responses/${response}/threads${query}`);
  return threadListShape.parse(answer.body).threads;
};

describe('a thread about the whole', () => {
  test('is begun by a reviewer, under the name of the session, and seen by the own organisation alone', async () => {
    const thread = await begin(people.reviewer, 'Vi bör svara kortare.');
    expect(thread).toMatchObject({ kind: 'comment', visibility: 'organisation', anchor: null, settled: null, isMine: true, isUnread: false });
    expect(thread.comments[0]?.by).toMatchObject({ id: set(reviewer).personId, name: 'Ivar Ek' });
    expect((await list(people.author)).find(({ id }) => id === thread.id)).toMatchObject({ isUnread: true, isMine: false });
    expect((await list(people.guest)).some(({ id }) => id === thread.id)).toBe(false);
  });

  test('a forged name or author in the body is refused', async () => {
    const answer = await people.reviewer.send('POST', `/api/responses/${response}/threads`, { ...draft('Hej'), by: { name: 'Chefen' } });
    expect(answer.status).toBe(400);
  });

  test('an internal one of another organisation answers exactly like one that is absent, at every door', async () => {
    const { id, comments } = await begin(people.reviewer, 'Internt.');
    const doors = (thread: string, comment: string): [string, string, unknown?][] => [
      ['GET', `/api/threads/${thread}`],
      ['PUT', `/api/threads/${thread}`, { isBlocking: true }],
      ['POST', `/api/threads/${thread}/settlement`, { outcome: 'addressed' }],
      ['DELETE', `/api/threads/${thread}/settlement`],
      ['PUT', `/api/threads/${thread}/seen`],
      ['POST', `/api/threads/${thread}/comments`, { text: 'x', mentions: [] }],
      ['PUT', `/api/comments/${comment}`, { text: 'x', mentions: [] }],
      ['DELETE', `/api/comments/${comment}`],
    ];
    const hidden = doors(id, set(comments[0]).id);
    const absent = doors(randomUUID(), randomUUID());
    for (const [index, door] of hidden.entries()) {
      const [one, other] = [await people.guest.send(...door), await people.guest.send(...set(absent[index]))];
      expect({ status: one.status, text: one.text }).toEqual({ status: 404, text: other.text });
      expect(other.status).toBe(404);
    }
    expect(await people.author.send('GET', `/api/threads/${id}`)).toMatchObject({ status: 200 });
  });

  test('one for all parties is answered by the other organisation', async () => {
    const { id } = await begin(people.reviewer, 'Till alla.', { visibility: 'parties' });
    const answer = await people.guest.send('POST', `/api/threads/${id}/comments`, { text: 'Vi håller med.', mentions: [] });
    expect(threadShape.parse(answer.body).comments.map(({ text }) => text)).toEqual(['Till alla.', 'Vi håller med.']);
    expect(await people.reviewer.send('GET', `/api/threads/${id}`)).toMatchObject({ body: { isUnread: true } });
    expect((await people.reviewer.send('PUT', `/api/threads/${id}/seen`)).status).toBe(204);
    expect(await people.reviewer.send('GET', `/api/threads/${id}`)).toMatchObject({ body: { isUnread: false } });
  });

  test('an administrator reads and may not write; a stranger gets nothing', async () => {
    expect((await people.administrator.send('GET', `/api/responses/${response}/threads`)).status).toBe(200);
    expect((await people.administrator.send('POST', `/api/responses/${response}/threads`, draft('Hej'))).status).toBe(403);
    expect((await people.stranger.send('POST', `/api/responses/${response}/threads`, draft('Hej'))).status).toBe(404);
  });
});

describe('settling', () => {
  test('is done once: a second one answers what the first one said', async () => {
    const { id } = await begin(people.author, 'Klart?', { isBlocking: true });
    const settle = (outcome: string) => people.reviewer.send('POST', `/api/threads/${id}/settlement`, { outcome, note: 'Så här.' });
    expect(await settle('addressed')).toMatchObject({ status: 200, body: { settled: { outcome: 'addressed', note: 'Så här.' } } });
    expect(await settle('rejected')).toMatchObject({ status: 200, body: { settled: { outcome: 'addressed' } } });
    expect((await list(people.author, '?state=settled')).map((thread) => thread.id)).toContain(id);
    expect((await list(people.author, '?state=open')).map((thread) => thread.id)).not.toContain(id);
    expect(await people.author.send('DELETE', `/api/threads/${id}/settlement`)).toMatchObject({ status: 200, body: { settled: null } });
  });

  test('what blocks is counted as far as one may know', async () => {
    const access = server.app.get(Access);
    const grantOf = (actor: Actor | undefined) => access.require(set(actor), 'comment.read', { response });
    const before = await countBlocking(server.sql, await grantOf(guest), response);
    await begin(people.author, 'Måste lösas.', { isBlocking: true });
    expect(await countBlocking(server.sql, await grantOf(guest), response)).toBe(before);
    expect(await countBlocking(server.sql, await grantOf(author), response)).toBeGreaterThan(before);
  });
});

describe('words of one’s own', () => {
  test('are changed and taken back by whoever wrote them, and by nobody else', async () => {
    const { id, comments } = await begin(people.reviewer, 'Först.');
    const comment = set(comments[0]).id;
    expect((await people.author.send('PUT', `/api/comments/${comment}`, { text: 'Annat', mentions: [] })).status).toBe(403);
    expect((await people.author.send('DELETE', `/api/comments/${comment}`)).status).toBe(403);
    const edited = threadShape.parse((await people.reviewer.send('PUT', `/api/comments/${comment}`, { text: 'Sedan.', mentions: [] })).body);
    expect(edited.comments[0]).toMatchObject({ text: 'Sedan.', isDeleted: false });
    expect(edited.comments[0]?.editedAt).not.toBeNull();
    await people.reviewer.send('DELETE', `/api/comments/${comment}`);
    const left = threadShape.parse((await people.author.send('GET', `/api/threads/${id}`)).body);
    expect(left.comments).toMatchObject([{ id: comment, text: '', isDeleted: true }]);
    expect(await server.sql`select body from comment where id = ${comment}`).toMatchObject([{ body: '' }]);
    expect((await people.reviewer.send('PUT', `/api/comments/${comment}`, { text: 'Igen', mentions: [] })).status).toBe(403);
  });
});

describe('people', () => {
  test('of another organisation are known once they have shown themselves', async () => {
    const joint = await aResponse(server, set(author));
    await aParty(server.sql, joint, set(guest));
    const names = async () => {
      const answer = await people.author.send('GET', `/api/responses/${joint}/people`);
      return peopleShape.parse(answer.body);
    };
    const before = await names();
    expect(before.organisations).toHaveLength(2);
    expect(before.people.map(({ id }) => id)).not.toContain(set(guest).personId);
    expect(before.people.map(({ id }) => id)).not.toContain(set(administrator).personId);
    await people.guest.send('POST', `/api/responses/${joint}/threads`, draft('Internt.'));
    expect((await names()).people.map(({ id }) => id)).not.toContain(set(guest).personId);
    await people.guest.send('POST', `/api/responses/${joint}/threads`, draft('Till alla.', { visibility: 'parties' }));
    expect((await names()).people.map(({ id }) => id)).toContain(set(guest).personId);
  });

  test('are given a thread only when they may see it', async () => {
    const assignedTo = set(guest).personId;
    const internal = await people.author.send('POST', `/api/responses/${response}/threads`, draft('Din.', { assignedTo }));
    const absent = await people.author.send('POST', `/api/responses/${response}/threads`, draft('Din.', { assignedTo: randomUUID() }));
    expect([internal.status, absent.status]).toEqual([400, 400]);
    expect(internal.text).toBe(absent.text);
    const open = await begin(people.author, 'Din.', { assignedTo, visibility: 'parties' });
    expect(open.assignedTo).toMatchObject({ id: assignedTo, organisation: { id: set(guest).organisationId } });
    expect((await list(people.guest)).find(({ id }) => id === open.id)).toMatchObject({ isMine: true });
    expect(await people.guest.send('PUT', `/api/threads/${open.id}`, { assignedTo: null })).toMatchObject({ status: 200, body: { assignedTo: null } });
  });
});

describe('many threads', () => {
  test('are listed page by page, each once', async () => {
    const many = await aResponse(server, set(author));
    await server.sql`
      insert into thread (id, response_id, layer, organisation_id, kind, created_by)
      select gen_random_uuid(), ${many}, null, ${set(author).organisationId}, 'comment', ${set(author).personId} from generate_series(1, 1200)`;
    const seen = new Set<string>();
    let after: string | null = '';
    let pages = 0;
    while (after !== null) {
      const page = await people.author.send('GET', `/api/responses/${many}/threads${after && `?after=${after}`}`);
      const body = threadListShape.parse(page.body);
      for (const { id } of body.threads) seen.add(id);
      after = body.next;
      pages += 1;
    }
    expect([seen.size, pages]).toEqual([1200, 3]);
    expect((await people.author.send('GET', `/api/responses/${many}/threads?after=x`)).status).toBe(400);
  });
});
