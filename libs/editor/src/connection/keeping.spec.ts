// What a keeper is told, what it gives back, and when it must forget.
import * as Y from 'yjs';
import { FakeSocket, NOTHING, aScene, closeScenes, sync } from '../testing/fake-server';
import type { Kept, Keeper, Place } from './keeper';

afterEach(closeScenes);

/** A keeper that remembers what it was told. */
const aKeeper = (kept: Kept | null | Error = null) => {
  const told = { unsent: [] as (Uint8Array | null)[], documents: [] as { state: Uint8Array; place: Place | null }[], wipes: 0 };
  const keeper: Keeper = {
    load: () => (kept instanceof Error ? Promise.reject(kept) : Promise.resolve(kept)),
    unsent: (update) => void told.unsent.push(update),
    document: (read, place) => void told.documents.push({ state: read(), place }),
    wipe: () => {
      told.wipes += 1;
      return Promise.resolve();
    },
  };
  return { keeper, told };
};

const loaded = () => new Promise((resolve) => setTimeout(resolve, 0));
const textOf = (...updates: (Uint8Array | null | undefined)[]) => {
  const doc = new Y.Doc();
  for (const update of updates) if (update) Y.applyUpdate(doc, update);
  return doc.getText('t').toString();
};

/** A document as an earlier visit left it, with something written on top. */
const anEarlierVisit = (): Kept => {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'grund');
  const document = Y.encodeStateAsUpdate(doc);
  const before = Y.encodeStateVector(doc);
  doc.getText('t').insert(5, ' och mer');
  return { document, unsent: Y.encodeStateAsUpdate(doc, before), place: { epoch: 2, seq: 7 }, keptAt: 1 };
};

test('what was kept is shown before anything is connected, and what was not sent is sent', async () => {
  const { keeper } = aKeeper(anEarlierVisit());
  const { connection, socket } = aScene({ keeper });
  expect(FakeSocket.all).toHaveLength(0);
  await loaded();
  expect(connection.isShown).toBe(true);
  expect(connection.isSynced).toBe(false);
  expect(connection.doc.getText('t').toString()).toBe('grund och mer');
  expect(connection.hasUnsaved).toBe(true);
  expect(socket().url).toBe('ws://samsvar/collab/1?since=2.7');
  socket().open();
  socket().says(sync('step1', NOTHING));
  expect(textOf(anEarlierVisit().document, socket().updates[0])).toContain('grund');
  expect(Y.decodeUpdate(socket().updates[0] ?? new Uint8Array([0, 0])).structs).not.toHaveLength(0);
  socket().tells({ type: 'ack', count: 1 });
  expect(connection.hasUnsaved).toBe(false);
});

test('only what was not sent was kept: nothing is shown until the text has come', async () => {
  const { keeper } = aKeeper({ ...anEarlierVisit(), document: null });
  const { connection, socket } = aScene({ keeper });
  await loaded();
  expect(connection.isShown).toBe(false);
  expect(connection.hasUnsaved).toBe(true);
  expect(socket().url).toBe('ws://samsvar/collab/1');
});

test('a keeper that fails holds nothing up', async () => {
  const { keeper } = aKeeper(new Error('no disk'));
  const { connection, join } = aScene({ keeper });
  await loaded();
  join();
  expect(connection.isSynced).toBe(true);
});

test('it hears of what is not acknowledged, and that it is', async () => {
  const { keeper, told } = aKeeper();
  const { connection, socket, join, type, pass } = aScene({ keeper });
  await loaded();
  join();
  type('hej');
  pass(200);
  expect(textOf(told.unsent.at(-1))).toBe('hej');
  socket().tells({ type: 'ack', count: 2 });
  pass(200);
  expect(told.unsent.at(-1)).toBeNull();
  socket().tells({ type: 'cursor', epoch: 1, seq: 3, order: 1 });
  pass(5_000);
  expect(textOf(told.documents.at(-1)?.state)).toBe('hej');
  type('x');
  pass(5_000);
  expect(told.documents.at(-1)?.place).toEqual({ epoch: 1, seq: 3 });
  expect(connection.hasUnsaved).toBe(true);
});

test('a window that goes to sleep is not waited for', async () => {
  const { keeper, told } = aKeeper();
  const { socket, join, type } = aScene({ keeper });
  await loaded();
  join();
  type('i sista stund');
  const { writes } = socket();
  window.dispatchEvent(new Event('pagehide'));
  expect(textOf(told.unsent.at(-1))).toBe('i sista stund');
  expect(socket().writes).toBe(writes + 1);
});

test.each([
  [4404, 'not-found'],
  [4403, 'not-allowed'],
  [4401, 'not-signed-in'],
])('closed with %i %s, everything kept is forgotten', async (code, reason) => {
  const { keeper, told } = aKeeper();
  const { socket, join, pass } = aScene({ keeper });
  await loaded();
  join();
  socket().ends(code, reason);
  expect(told.wipes).toBe(1);
  const { length } = told.unsent;
  pass(10_000);
  expect(told.unsent).toHaveLength(length);
});

test('signed in again, it keeps again', async () => {
  const { keeper, told } = aKeeper();
  const { connection, socket, join, type, pass } = aScene({ keeper });
  await loaded();
  join();
  socket().ends(4401, 'not-signed-in');
  connection.signedInAs('1');
  type('kvar');
  pass(200);
  expect(textOf(told.unsent.at(-1))).toBe('kvar');
});

test('whoever may only read keeps nothing, once the server has answered what was on its way', async () => {
  const { keeper, told } = aKeeper();
  const { socket, join, type, pass } = aScene({ keeper });
  await loaded();
  join();
  type();
  pass(30);
  socket().tells({ type: 'access', canWrite: false });
  expect(told.wipes).toBe(0);
  socket().tells({ type: 'ack', count: 2 });
  expect(told.wipes).toBe(1);
});

test('stranded text is kept until the person throws it away, unless the right to it is gone', async () => {
  const kept = aKeeper();
  const one = aScene({ keeper: kept.keeper });
  await loaded();
  one.join();
  one.type();
  one.pass(30);
  one.socket().tells({ type: 'nack', n: 2, code: 'document-too-large', text: 'Nej.' });
  expect(kept.told.wipes).toBe(0);
  await one.connection.discard();
  expect(kept.told.wipes).toBe(1);
  const gone = aKeeper();
  const two = aScene({ keeper: gone.keeper });
  await loaded();
  two.join();
  two.type();
  two.pass(30);
  two.socket().tells({ type: 'nack', n: 2, code: 'read-only', text: 'Nej.' });
  expect(gone.told.wipes).toBe(1);
});

test('a copy of another document is forgotten before it is opened anew', async () => {
  const { keeper, told } = aKeeper();
  const { connection, socket, join } = aScene({ keeper });
  await loaded();
  join();
  socket().ends(4409, 'conflict');
  expect(connection.renewal).toBeNull();
  await loaded();
  expect(told.wipes).toBe(1);
  expect(connection.renewal).toBe('conflict');
});
