// A person who comes back sees what others have written before anything of their own is sent.
import * as Y from 'yjs';
import { NOTHING, aScene, closeScenes, sync } from '../testing/fake-server';

afterEach(closeScenes);

const theirs = () => {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'deras ');
  return Y.encodeStateAsUpdate(doc);
};

test('what others wrote comes in, and nothing goes out until it is released', () => {
  const { connection, socket, type } = aScene();
  connection.hold();
  type('mitt');
  socket().open();
  socket().says(sync('step1', NOTHING));
  expect(connection.isHeldBack).toBe(false);
  socket().says(sync('step2', theirs()));
  expect(connection.isHeldBack).toBe(true);
  type(' och mer');
  expect(connection.doc.getText('t').toString()).toContain('deras');
  expect(socket().writes).toBe(0);
  expect(connection.hasUnsaved).toBe(true);
  connection.release();
  expect(connection.isHeldBack).toBe(false);
  expect(socket().writes).toBe(1);
  socket().tells({ type: 'ack', count: 1 });
  expect(connection.hasUnsaved).toBe(false);
});

test('it goes on over a lost connection', () => {
  const { connection, socket, type, pass } = aScene();
  connection.hold();
  type('mitt');
  socket().open();
  socket().says(sync('step1', NOTHING));
  socket().says(sync('step2', theirs()));
  socket().ends(1006);
  expect(connection.isHeldBack).toBe(false);
  pass(60_000);
  socket().open();
  socket().says(sync('step1', NOTHING));
  socket().says(sync('step2', theirs()));
  expect(connection.isHeldBack).toBe(true);
  expect(socket().writes).toBe(0);
});

test('released before anything was asked, all is as always', () => {
  const { connection, socket, type, join } = aScene();
  connection.hold();
  connection.release();
  type('mitt');
  join();
  expect(connection.isHeldBack).toBe(false);
  expect(socket().writes).toBe(1);
});

test.each([
  ['what is unsaved waits on this computer', true, 0],
  ['a copy with nothing unsaved in it goes', false, 1],
] as const)('signed out: %s', async (_, isUnsaved, expected) => {
  let wipes = 0;
  const keeper = { load: () => Promise.resolve(null), unsent: () => undefined, document: () => undefined, wipe: () => Promise.resolve(void (wipes += 1)) };
  const { connection, socket, join, type } = aScene({ keeper });
  await new Promise((resolve) => setTimeout(resolve, 0));
  join();
  if (isUnsaved) type('mitt');
  socket().ends(4401, 'not-signed-in');
  expect(connection.refusal?.code).toBe('not-signed-in');
  expect(wipes).toBe(expected);
});
