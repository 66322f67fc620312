// Hearing of changed rights through a connection that is cut, refused for a while, and there again.
import net from 'node:net';
import { openDatabase, type Sql } from '@samsvar/database';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import { openLog } from '../base/logger';
import { aColleague, anActor } from '../testing/a-workspace';
import { AccessNews, type Whose } from './access-news';

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
}, 60_000);
afterAll(() => database.close());

const until = async (isSo: () => boolean, what: string): Promise<void> => {
  const end = Date.now() + 15_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** A way to the database that can be cut and mended. */
const aWay = async () => {
  const target = new URL(database.url);
  const open = new Set<net.Socket>();
  let isCut = false;
  const server = net.createServer((near) => {
    if (isCut) return void near.destroy();
    const far = net.connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [near, far].forEach((one) => one.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(database.url);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' && address ? address.port : 0);
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return { url: url.href, cut, mend: () => (isCut = false), close: () => server.close() };
};

const listening = async (sql: Sql) => {
  const news = new AccessNews(sql, openLog('silent'));
  const told: Whose[] = [];
  const leave = news.follow((whose) => told.push(whose));
  await news.onApplicationBootstrap();
  return { news, told, leave };
};

test('tells of memberships and of sessions that end, of each person by name, and not of itself', async () => {
  const { sql } = database;
  const { news, told, leave } = await listening(sql);
  await until(() => news.silentMs < 5_000, 'hears itself');
  const actor = await anActor(sql);
  await sql`insert into session (id_hash, data, person_id, expires_at) values ('\\x01', '{}', ${actor.personId}, now())`;
  await sql`delete from session where person_id = ${actor.personId}`;
  await sql`update membership set role = 'reviewer' where person_id = ${actor.personId}`;
  await sql`delete from membership where person_id = ${actor.personId}`;
  await until(() => told.length === 4, 'told');
  expect(told).toEqual(Array(4).fill(actor.personId));
  expect(news.isRecent(actor.personId)).toBe(true);
  leave();
  const other = await aColleague(sql, actor, 'author');
  await until(() => news.isRecent(other.personId), 'heard');
  expect(told).toHaveLength(4);
  await news.beforeApplicationShutdown();
});

test('what is rolled back is not told', async () => {
  const { sql } = database;
  const { told, news } = await listening(sql);
  const [actor, last] = [await anActor(sql), await anActor(sql)];
  await until(() => told.includes(last.personId), 'joined');
  told.splice(0);
  const undone = sql.begin(async (tx) => {
    await tx`delete from membership where person_id = ${actor.personId}`;
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  await sql`delete from membership where person_id = ${last.personId}`;
  await until(() => told.length > 0, 'told');
  expect(told).toEqual([last.personId]);
  await news.beforeApplicationShutdown();
});

test('after an outage everybody is to be judged, and single changes are heard again', async () => {
  const way = await aWay();
  const sql = openDatabase(way.url, { connections: 2 });
  const { told, news } = await listening(sql);
  await until(() => news.silentMs < 5_000, 'hears itself');
  expect(told).toEqual([]);
  way.cut();
  // Long enough that it has tried in vain more than once.
  const before = await anActor(database.sql);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(told).toEqual([]);
  way.mend();
  await until(() => told.includes('everybody'), 'everybody');
  expect(told).not.toContain(before.personId);
  expect(news.isRecent(before.personId)).toBe(true);
  const after = await anActor(database.sql);
  await until(() => told.includes(after.personId), 'heard again');
  await news.beforeApplicationShutdown();
  await sql.end({ timeout: 1 });
  way.cut();
  way.close();
}, 40_000);
