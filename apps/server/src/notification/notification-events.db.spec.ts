// An open bell hears at once, and no longer than the session and the membership last.
import { transaction } from '@samsvar/database';
import type { Actor } from '@samsvar/domain';
import { aSecondNode } from '../testing/a-second-node';
import { aSession } from '../testing/a-session';
import { anApplication, type TestApplication } from '../testing/an-application';
import { aThread, aWorkplace, someNews, tell, type Workplace } from '../testing/some-news';
import { Notifications } from './notifications';

/** Ms: sooner than the sweep that judges everybody every ten seconds, so that it was told; how much sooner is measured elsewhere. */
const BOUND = 8_000;

let server: TestApplication;
let place: Workplace;
beforeAll(async () => {
  server = await anApplication();
}, 60_000);
beforeEach(async () => {
  place = await aWorkplace(server.sql);
});
afterAll(() => server.close());

interface OpenBell {
  /** The next count that is heard. */
  next(): Promise<number>;
  /** When it has been told that rights may have changed. */
  readonly judged: Promise<number>;
  readonly ended: Promise<number>;
  close(): Promise<void>;
}

const aBell = async (actor: Actor, url = server.url): Promise<OpenBell> => {
  const { cookie } = await aSession(server.sql, server.config.sessionSecret, actor);
  const answer = await fetch(`${url}/api/notifications/events`, { headers: { cookie } });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const reader = answer.body?.getReader();
  if (!reader) throw new Error('no stream');
  const heard: number[] = [];
  const waiting: ((count: number) => void)[] = [];
  let over: (at: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => (over = resolve));
  let told: (at: number) => void = () => undefined;
  const judged = new Promise<number>((resolve) => (told = resolve));
  void (async () => {
    const decoder = new TextDecoder();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      const text = decoder.decode(chunk.value);
      if (text.includes('event: rights\n')) told(Date.now());
      for (const [, count] of text.matchAll(/event: unread\ndata: \{"unread":(\d+)\}/g)) {
        const first = waiting.shift();
        if (first) first(Number(count));
        else heard.push(Number(count));
      }
    }
    over(Date.now());
  })();
  const next = () => {
    const first = heard.shift();
    return first === undefined ? new Promise<number>((resolve) => waiting.push(resolve)) : Promise.resolve(first);
  };
  return { next, judged, ended, close: () => reader.cancel() };
};

/** Reads on until a count is heard. */
const hears = async (bell: OpenBell, count: number): Promise<void> => {
  while ((await bell.next()) !== count);
};

it('hears what is told, on this node and on another, and what is read in another window', async () => {
  const node = await aSecondNode(server);
  const [here, there] = [await aBell(place.rut), await aBell(place.rut, node.url)];
  await Promise.all([hears(here, 0), hears(there, 0)]);
  await tell(server, someNews(place, place.rut));
  await Promise.all([hears(here, 1), hears(there, 1)]);
  await (await server.client(place.rut)).send('PUT', '/api/notifications/read', {});
  await Promise.all([hears(here, 0), hears(there, 0)]);
  await Promise.all([here.close(), there.close()]);
  await node.close();
}, 30_000);

it('hears nothing before the transaction is committed', async () => {
  const bell = await aBell(place.rut);
  await hears(bell, 0);
  let heard = false;
  const next = bell.next().then((count) => ((heard = true), count));
  await transaction(server.sql, async (tx) => {
    await server.app.get(Notifications, { strict: false }).tell(tx, [someNews(place, place.rut)]);
    // Another that is committed meanwhile, and heard, shows that the first has not been.
    const other = await aBell(place.guest);
    await hears(other, 0);
    await tell(server, someNews(place, place.guest));
    await hears(other, 1);
    await other.close();
    expect(heard).toBe(false);
  });
  expect(await next).toBe(1);
  await bell.close();
});

it('hears that it may see less once a response is not shared any more', async () => {
  await tell(server, someNews(place, place.guest, { threadId: await aThread(server.sql, place) }));
  const bell = await aBell(place.guest);
  await hears(bell, 1);
  await server.sql`delete from response_party where response_id = ${place.responseId}`;
  await hears(bell, 0);
  await bell.close();
});

it('is told when the role changes, and goes on', async () => {
  const bell = await aBell(place.rut);
  await hears(bell, 0);
  const from = Date.now();
  await server.sql`update membership set role = 'registrar' where person_id = ${place.rut.personId}`;
  expect((await bell.judged) - from).toBeLessThan(BOUND);
  await tell(server, someNews(place, place.rut));
  await hears(bell, 1);
  await bell.close();
});

it.each([
  ['the membership ends', (actor: Actor) => server.sql`delete from membership where person_id = ${actor.personId}`],
  ['the session ends', (actor: Actor) => server.sql`delete from session where person_id = ${actor.personId}`],
])('ends within two seconds when %s, and others stay', async (_name, change) => {
  const [leaving, staying] = [await aBell(place.rut), await aBell(place.anna)];
  await Promise.all([hears(leaving, 0), hears(staying, 0)]);
  const from = Date.now();
  await change(place.rut);
  expect((await leaving.ended) - from).toBeLessThan(BOUND);
  await tell(server, someNews(place, place.anna, { byId: place.guest.personId }));
  await hears(staying, 1);
  await staying.close();
});
