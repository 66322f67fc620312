// Who is told, who is not, and that nothing is shown of what somebody may no longer see.
import { randomUUID } from 'node:crypto';
import { transaction } from '@samsvar/database';
import type { Actor } from '@samsvar/domain';
import type { NotificationListBody } from '@samsvar/protocol';
import { aSession } from '../testing/a-session';
import { anActor } from '../testing/a-workspace';
import { anApplication, type TestApplication, type TestClient } from '../testing/an-application';
import { aThread, aWorkplace, someNews, tell, type Workplace } from '../testing/some-news';
import { Notifications } from './notifications';

let server: TestApplication;
let place: Workplace;
beforeAll(async () => {
  server = await anApplication();
}, 60_000);
beforeEach(async () => {
  place = await aWorkplace(server.sql);
});
afterAll(() => server.close());

const listOf = async (client: TestClient, after = ''): Promise<NotificationListBody> => {
  const answer = await client.send('GET', `/api/notifications${after && `?after=${encodeURIComponent(after)}`}`);
  expect(answer.status).toBe(200);
  return answer.body as NotificationListBody; // what the shape promises
};
const shownTo = async (actor: Actor): Promise<string[]> => {
  const { notifications, unread } = await listOf(await server.client(actor));
  expect(unread).toBe(notifications.filter(({ isRead }) => !isRead).length);
  return notifications.map(({ kind }) => kind);
};

it('tells each once, and never who did it', async () => {
  const threadId = await aThread(server.sql, place);
  const call = someNews(place, place.rut, { threadId });
  await tell(server, call, call, someNews(place, place.anna, { threadId }), { ...call, kind: 'answered' });
  expect(await shownTo(place.rut)).toEqual(['mentioned']);
  expect(await shownTo(place.anna)).toEqual([]);
});

it('says who did what where, and nothing more', async () => {
  const threadId = await aThread(server.sql, place);
  await tell(server, someNews(place, place.guest, { threadId }));
  const { notifications } = await listOf(await server.client(place.guest));
  const [organisation] = await server.sql<{ name: string }[]>`select name from organisation where id = ${place.anna.organisationId}`;
  expect(notifications).toEqual([
    {
      id: expect.any(String),
      kind: 'mentioned',
      response: { id: place.responseId, title: 'Remissvar om en strategi' },
      threadId,
      suggestionId: null,
      sectionId: null,
      sectionTitle: null,
      source: null,
      by: { name: 'Åsa Öberg', organisation: organisation?.name },
      at: expect.any(String),
      isRead: false,
    },
  ]);
});

it('tells nothing of a transaction that is rolled back', async () => {
  const notifications = server.app.get(Notifications, { strict: false });
  const attempt = transaction(server.sql, async (tx) => {
    await notifications.tell(tx, [someNews(place, place.rut)]);
    throw new Error('no');
  });
  await expect(attempt).rejects.toThrow('no');
  expect(await shownTo(place.rut)).toEqual([]);
});

it.each([
  ['mentioned', false],
  ['answered', false],
  ['assigned', false],
  ['resolved', true],
  ['reopened', true],
  ['suggestion-accepted', true],
  ['suggestion-rejected', true],
] as const)('of a settled thread, %s is told: %s', async (kind, isTold) => {
  const threadId = await aThread(server.sql, place, { isSettled: true });
  await tell(server, someNews(place, place.rut, { threadId, kind }));
  expect(await shownTo(place.rut)).toEqual(isTold ? [kind] : []);
});

it('tells those who work with a section nothing of it once it is done, and others as before', async () => {
  const { sql } = server;
  const { responseId, rut, guest, anna } = place;
  const [done, open] = [randomUUID(), randomUUID()];
  for (const [id, state] of [[done, 'done'], [open, 'writing']] as const) {
    await sql`insert into section_work (response_id, section_id, state, updated_by) values (${responseId}, ${id}, ${state}, ${anna.personId})`;
    await sql`insert into section_person (response_id, section_id, person_id, organisation_id, part) values (${responseId}, ${id}, ${rut.personId}, ${rut.organisationId}, 'owner')`;
  }
  const news = [done, open].flatMap((sectionId) => [rut, guest].map((to) => someNews(place, to, { kind: 'section-ready', sectionId })));
  await tell(server, ...news);
  const sections = async (actor: Actor) => (await listOf(await server.client(actor))).notifications.map(({ sectionId }) => sectionId).sort();
  expect(await sections(rut)).toEqual([open]);
  expect(await sections(guest)).toEqual([done, open].sort());
});

it('tells nobody who has left the organisation', async () => {
  await server.sql`delete from membership where person_id = ${place.rut.personId}`;
  await tell(server, someNews(place, place.rut));
  expect(await server.sql`select 1 from notification where person_id = ${place.rut.personId}`).toHaveLength(0);
});

it('shows each only what was told them as the organisation they act as', async () => {
  const elsewhere = await anActor(server.sql);
  await server.sql`insert into membership (organisation_id, person_id, role) values (${elsewhere.organisationId}, ${place.rut.personId}, 'author')`;
  const asOther: Actor = { ...elsewhere, personId: place.rut.personId };
  const other = await aWorkplace(server.sql);
  await server.sql`insert into response_party (response_id, organisation_id, part, joined_by) values (${other.responseId}, ${elsewhere.organisationId}, 'write', ${elsewhere.personId})`;
  await tell(server, someNews(other, asOther));
  const kindsFor = async (actor: Actor) => {
    const client = await server.client();
    client.cookie = (await aSession(server.sql, server.config.sessionSecret, actor)).cookie;
    return (await listOf(client)).notifications.map(({ kind }) => kind);
  };
  expect(await kindsFor(asOther)).toEqual(['mentioned']);
  expect(await kindsFor(place.rut)).toEqual([]);
});

it('neither shows nor counts what is about a response that is not shared any more', async () => {
  await tell(server, someNews(place, place.guest));
  expect(await shownTo(place.guest)).toEqual(['mentioned']);
  await server.sql`delete from response_party where response_id = ${place.responseId}`;
  expect(await shownTo(place.guest)).toEqual([]);
});

it('neither shows nor counts threads of another organisation’s own layer', async () => {
  const threadId = await aThread(server.sql, place, { layer: place.anna.organisationId });
  await tell(server, someNews(place, place.guest, { threadId }), someNews(place, place.rut, { threadId }));
  expect(await shownTo(place.guest)).toEqual([]);
  expect(await shownTo(place.rut)).toEqual(['mentioned']);
});

it('lists fifty at a time, newest first, each once', async () => {
  for (let no = 0; no < 3; no++) await tell(server, ...Array.from({ length: 40 }, () => someNews(place, place.rut, { sectionId: randomUUID() })));
  const client = await server.client(place.rut);
  const first = await listOf(client);
  const second = await listOf(client, first.next ?? '');
  const third = await listOf(client, second.next ?? '');
  expect([first, second, third].map(({ notifications }) => notifications.length)).toEqual([50, 50, 20]);
  expect(third.next).toBeNull();
  const all = [first, second, third].flatMap(({ notifications }) => notifications);
  expect(new Set(all.map(({ id }) => id)).size).toBe(120);
  expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort().reverse());
  expect(first.unread).toBe(120);
});

it.each(['x', '1.x', '1', `x.${randomUUID()}`, `1.${randomUUID()}'--`])('refuses the cursor %j', async (after) => {
  const answer = await (await server.client(place.rut)).send('GET', `/api/notifications?after=${encodeURIComponent(after)}`);
  expect(answer.status).toBe(400);
});

it('marks some as read, then all, and never another’s', async () => {
  await tell(server, ...[1, 2, 3].map((no) => someNews(place, place.rut, { sectionId: String(no) })), someNews(place, place.guest));
  const [rut, guest] = [await server.client(place.rut), await server.client(place.guest)];
  const [one] = (await listOf(rut)).notifications;
  const [others] = (await listOf(guest)).notifications;
  expect((await rut.send('PUT', '/api/notifications/read', { ids: [one?.id, others?.id] })).body).toEqual({ unread: 2 });
  expect((await listOf(guest)).unread).toBe(1);
  expect((await rut.send('PUT', '/api/notifications/read', {})).body).toEqual({ unread: 0 });
  expect((await listOf(rut)).notifications.every(({ isRead }) => isRead)).toBe(true);
  expect((await listOf(guest)).unread).toBe(1);
});
