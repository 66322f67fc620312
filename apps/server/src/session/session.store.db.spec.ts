// The session store against what express-session asks of one, on a real database with a clock of our own.
import { randomUUID } from 'node:crypto';
import { aDatabase, type TestDatabase } from '@samsvar/database/testing';
import type { SessionData } from 'express-session';
import { anActor } from '../testing/a-workspace';
import { AGE_LIMIT, IDLE_LIMIT, SessionStore } from './session.store';

let database: TestDatabase;
let store: SessionStore;
let now = Date.parse('2026-11-22T08:00:00Z');

beforeAll(async () => {
  database = await aDatabase();
  store = new SessionStore(database.sql, () => new Date(now));
});
afterAll(() => database.close());

const get = (id: string) =>
  new Promise<SessionData | null>((resolve, reject) =>
    store.get(id, (error, data) => (error ? reject(error as Error) : resolve(data ?? null))),
  );
const done = (call: (done: (error?: unknown) => void) => void) =>
  new Promise<void>((resolve, reject) => call((error) => (error ? reject(error as Error) : resolve())));
const set = (id: string, data: SessionData) => done((end) => store.set(id, data, end));
const touch = async (id: string) => {
  const data = await get(id);
  if (data) await done((end) => store.touch(id, data, end));
};
const aSession = (): SessionData => ({
  cookie: { originalMaxAge: null, httpOnly: true } as SessionData['cookie'],
}); // the part that is stored

test('gives back what was set, and null for what never was', async () => {
  const { personId, organisationId } = await anActor(database.sql);
  await set('one', { ...aSession(), passport: { user: { personId, organisationId } } });
  expect(await get('one')).toMatchObject({
    cookie: { httpOnly: true },
    passport: { user: { personId, organisationId } },
  });
  expect(await get(randomUUID())).toBeNull();
});

test('set again replaces; destroy removes, and may be called for what is gone', async () => {
  const { personId, organisationId } = await anActor(database.sql);
  await set('two', aSession());
  await set('two', { ...aSession(), passport: { user: { personId, organisationId } } });
  expect((await get('two'))?.passport?.user?.personId).toBe(personId);
  await done((end) => store.destroy('two', end));
  await done((end) => store.destroy('two', end));
  expect(await get('two')).toBeNull();
});

test('the id itself is nowhere in the table', async () => {
  await set('the-secret-id', aSession());
  const rows = await database.sql<{ text: string }[]>`select session::text as text from session`;
  expect(rows.length).toBeGreaterThan(0);
  const hex = Buffer.from('the-secret-id').toString('hex');
  for (const { text } of rows) expect(text.includes('the-secret-id') || text.includes(hex)).toBe(false);
});

test('an unused session ends after twelve hours, a used one goes on', async () => {
  const began = now;
  await set('idle', aSession());
  await set('used', aSession());
  now = began + IDLE_LIMIT - 1000;
  await touch('used');
  now = began + IDLE_LIMIT;
  expect(await get('idle')).toBeNull();
  expect(await get('used')).not.toBeNull();
});

test('no use prolongs a session past seven days', async () => {
  const began = now;
  await set('long', aSession());
  const step = IDLE_LIMIT / 2;
  while (now + step < began + AGE_LIMIT) {
    now += step;
    await touch('long');
    // Saving again, as sign-in does, must not restart the count either.
    const data = await get('long');
    if (data) await set('long', data);
  }
  expect(await get('long')).not.toBeNull();
  now = began + AGE_LIMIT;
  expect(await get('long')).toBeNull();
});

test('the sweep removes what has expired and nothing else', async () => {
  await set('old', aSession());
  now += IDLE_LIMIT;
  await set('young', aSession());
  expect(await store.removeExpired()).toBeGreaterThan(0);
  expect(await get('young')).not.toBeNull();
  const [{ count } = { count: -1 }] = await database.sql<
    { count: number }[]
  >`select count(*) from session where expires_at <= ${new Date(now)}`;
  expect(count).toBe(0);
});

test('a removed person has no session left', async () => {
  const { personId, organisationId } = await anActor(database.sql);
  await set('gone', { ...aSession(), passport: { user: { personId, organisationId } } });
  await database.sql`delete from membership where person_id = ${personId}`;
  await database.sql`delete from person where id = ${personId}`;
  expect(await get('gone')).toBeNull();
});
