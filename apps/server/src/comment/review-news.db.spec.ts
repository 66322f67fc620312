// Who is told of what happens in the review, and the limits of what one can say there.
import type { Actor, ResponseId } from '@samsvar/domain';
import { THREAD_LIMIT, Refusal } from '@samsvar/domain';
import { notificationListShape, threadShape, type ThreadBody } from '@samsvar/protocol';
import { aParty } from '../testing/a-joint-response';
import { aParagraph, aResponse, aSection } from '../testing/a-response';
import { aTarget } from '../testing/a-target';
import { aColleague, anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { ReviewPace, WRITES_PER_MINUTE } from './review-pace';

let server: TestApplication;
let people: Readonly<Record<'author' | 'reviewer' | 'registrar' | 'administrator' | 'guest' | 'guestReviewer', Actor>>;
let reviewing: TestClient;
let writing: TestClient;
let response: ResponseId;
const block = aParagraph('Vi tillstyrker förslaget.');

beforeAll(async () => {
  server = await anApplication();
  const { sql } = server;
  const author = await anActor(sql, 'author');
  const guest = await anActor(sql, 'author');
  people = {
    author,
    reviewer: await aColleague(sql, author, 'reviewer'),
    registrar: await aColleague(sql, author, 'registrar'),
    administrator: await aColleague(sql, author, 'administrator'),
    guest,
    guestReviewer: await aColleague(sql, guest, 'reviewer'),
  };
  reviewing = await server.client(people.reviewer);
  writing = await server.client(author);
  response = await aResponse(server, author, [block]);
  await aParty(sql, response, guest);
}, 60_000);
afterAll(() => server.close());

const begin = async (mentions: object[], differences: object = {}): Promise<ThreadBody> => {
  const answer = await reviewing.send('POST', `/api/responses/${response}/threads`, {
    visibility: 'organisation',
    target: null,
    comment: { text: 'Se här.', mentions },
    ...differences,
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return threadShape.parse(answer.body);
};

/** Who has been told of a thread, and why. */
const toldOf = async (thread: string): Promise<string[]> => {
  const rows = await server.sql<{ personId: string; kind: string }[]>`
    select person_id, kind from notification where thread_id = ${thread} order by created_at, kind`;
  const nameOf = (id: string) => Object.entries(people).find(([, { personId }]) => personId === id)?.[0] ?? 'somebody else';
  return rows.map(({ personId, kind }) => `${nameOf(personId)} ${kind}`).sort();
};

const person = ({ personId: id }: Actor) => ({ kind: 'person', id, label: 'Namn' });
const role = (id: string) => ({ kind: 'role', id, label: 'Roll' });
const organisation = ({ organisationId: id }: Actor) => ({ kind: 'organisation', id, label: 'Organisation' });

test.each([
  ['a person, and never oneself', () => [person(people.registrar), person(people.reviewer)], ['registrar mentioned']],
  ['a person of another organisation is not told', () => [person(people.guest)], []],
  ['a role is that of the own organisation', () => [role('author'), role('reviewer')], ['author mentioned']],
  ['another organisation is not told', () => [organisation(people.guest)], []],
  ['the own organisation is all but administrators', () => [organisation(people.author)], ['author mentioned', 'registrar mentioned']],
  ['somebody called twice is told once', () => [person(people.author), role('author')], ['author mentioned']],
])('inside the organisation: %s', async (_, mentions, expected) => {
  expect(await toldOf((await begin(mentions())).id)).toEqual(expected);
});

test.each([
  ['a person of another organisation', () => [person(people.guest)], ['guest mentioned']],
  ['a role is that of all parties', () => [role('reviewer'), role('author')], ['author mentioned', 'guest mentioned', 'guestReviewer mentioned']],
  ['an organisation', () => [organisation(people.guest)], ['guest mentioned', 'guestReviewer mentioned']],
])('among all parties: %s', async (_, mentions, expected) => {
  expect(await toldOf((await begin(mentions(), { visibility: 'parties' })).id)).toEqual(expected);
});

test('whoever has had to do with a thread is told of what follows', async () => {
  const { id } = await begin([], { assignedTo: people.registrar.personId });
  expect(await toldOf(id)).toEqual(['registrar assigned']);
  await writing.send('POST', `/api/threads/${id}/comments`, { text: 'Jo.', mentions: [] });
  await writing.send('POST', `/api/threads/${id}/settlement`, { outcome: 'addressed' });
  await writing.send('POST', `/api/threads/${id}/settlement`, { outcome: 'addressed' });
  expect(await toldOf(id)).toEqual(['registrar answered', 'registrar assigned', 'registrar resolved', 'reviewer answered', 'reviewer resolved']);
});

test('a comment that is changed tells only those who are called now', async () => {
  const { id, comments } = await begin([person(people.author)]);
  await reviewing.send('PUT', `/api/comments/${comments[0]?.id ?? ''}`, { text: 'Se.', mentions: [person(people.author), person(people.registrar)] });
  expect(await toldOf(id)).toEqual(['author mentioned', 'registrar mentioned']);
});

test('a suggestion is told to whoever answers for the text, and its fate to whoever made it', async () => {
  const made = await reviewing.send('POST', `/api/responses/${response}/suggestions`, {
    visibility: 'organisation',
    scope: 'inline',
    target: aTarget(block, 'tillstyrker'),
    base: [{ type: 'text', text: 'tillstyrker' }],
    proposed: [{ type: 'text', text: 'avstyrker' }],
  });
  const { id, threadId } = made.body as { id: string; threadId: string }; // what the shape promises
  expect(await toldOf(threadId)).toEqual(['author suggestion-made']);
  await writing.send('POST', `/api/suggestions/${id}/acceptance`, {});
  expect(await toldOf(threadId)).toEqual(['author suggestion-made', 'reviewer suggestion-accepted']);
});

test('whoever writes without a pause is asked to wait', async () => {
  const pace = server.app.get(ReviewPace, { strict: false });
  for (let no = 0; no < WRITES_PER_MINUTE; no += 1) await pace.take(people.guestReviewer.personId);
  await expect(pace.take(people.guestReviewer.personId)).rejects.toThrow(Refusal);
  const client = await server.client(people.guestReviewer);
  const answer = await client.send('POST', `/api/responses/${response}/threads`, { visibility: 'parties', target: null, comment: { text: 'x', mentions: [] } });
  expect(answer).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
});

test('a response holds so many threads, and no more', async () => {
  const full = await aResponse(server, people.author);
  const { organisationId, personId } = people.author;
  await server.sql`
    insert into thread (id, response_id, organisation_id, kind, created_by)
    select gen_random_uuid(), ${full}, ${organisationId}, 'comment', ${personId} from generate_series(1, ${THREAD_LIMIT}::int)`;
  const answer = await reviewing.send('POST', `/api/responses/${full}/threads`, { visibility: 'organisation', target: null, comment: { text: 'x', mentions: [] } });
  expect(answer).toMatchObject({ status: 409, body: { code: 'too-many-threads', details: { limit: THREAD_LIMIT } } });
});

it('is read once the thread is opened, or settled by whoever was told, and the list says which section it stands in', async () => {
  const heading = aSection('Hälsodata');
  const body = aParagraph('Regionen bör ta ansvar.');
  const here = await aResponse(server, people.author, [heading, body]);
  const ask = async () => {
    const target = aTarget(body, 'bör');
    const answer = await reviewing.send('POST', `/api/responses/${here}/threads`, { visibility: 'organisation', target, comment: { text: 'Ska?', mentions: [person(people.author)] } });
    return threadShape.parse(answer.body).id;
  };
  const unread = async () => {
    const { notifications } = notificationListShape.parse((await writing.send('GET', '/api/notifications')).body);
    return notifications.filter(({ response: about, isRead }) => about.id === here && !isRead).map(({ threadId, sectionTitle }) => [threadId, sectionTitle]);
  };
  const [opened, settled] = [await ask(), await ask()];
  expect(await unread()).toEqual([[settled, 'Hälsodata'], [opened, 'Hälsodata']]);
  expect((await reviewing.send('PUT', `/api/threads/${settled}/seen`)).status).toBe(204);
  expect(await unread()).toHaveLength(2);
  expect((await writing.send('PUT', `/api/threads/${opened}/seen`)).status).toBe(204);
  expect(await unread()).toEqual([[settled, 'Hälsodata']]);
  expect((await writing.send('POST', `/api/threads/${settled}/settlement`, { outcome: 'addressed', note: '' })).status).toBe(200);
  expect(await unread()).toEqual([]);
});
