// What the person is told: "saved" only when it is, and honestly what else.
import * as Y from 'yjs';
import { FakeSocket, NOTHING, aScene, closeScenes, sync } from '../testing/fake-server';
import { retryDelay } from './connection-timing';

afterEach(closeScenes);

test('saved, saving, saved: the last only when the server says that it is on disk', () => {
  const { connection, socket, join, type, pass } = aScene();
  join();
  expect(connection.isSynced).toBe(true);
  socket().tells({ type: 'ack', count: 1 });
  type();
  expect(connection.saveState).toEqual({ state: 'saving' });
  pass(30);
  type();
  socket().tells({ type: 'ack', count: 2 });
  expect(connection.saveState).toEqual({ state: 'saving' });
  pass(30);
  socket().tells({ type: 'ack', count: 3 });
  expect(connection.saveState).toEqual({ state: 'saved' });
  expect(connection.hasUnsaved).toBe(false);
});

test('what is typed within 25 ms goes out as one message', () => {
  const { socket, join, type, pass } = aScene();
  join();
  const before = socket().writes;
  for (let i = 0; i < 10; i += 1) type();
  pass(30);
  expect(socket().writes).toBe(before + 1);
});

test('changes that wait are counted, also before the first connection; the next whole answer covers them all', () => {
  const { connection, socket, join, type } = aScene();
  type();
  type();
  expect(connection.saveState).toEqual({ state: 'waiting', changes: 2 });
  join();
  expect(connection.saveState).toEqual({ state: 'saving' });
  socket().tells({ type: 'ack', count: 1 });
  expect(connection.saveState).toEqual({ state: 'saved' });
});

test('an acknowledgement of an earlier connection means nothing to this one', () => {
  const { connection, socket, join, type, pass } = aScene();
  join();
  type();
  pass(30);
  const old = socket();
  old.ends(1006);
  expect(connection.saveState).toEqual({ state: 'waiting', changes: 1 });
  old.tells({ type: 'ack', count: 2 });
  expect(connection.saveState).toEqual({ state: 'waiting', changes: 1 });
  pass(1_000);
  expect(socket()).not.toBe(old);
});

test('a refusal is shown in its words, and nothing is called saved afterwards', () => {
  const { connection, socket, join, type, pass } = aScene();
  join();
  type();
  pass(30);
  socket().tells({ type: 'nack', n: 2, code: 'read-only', text: 'Du kan läsa svaret.' });
  type();
  socket().tells({ type: 'ack', count: 5 });
  expect(connection.saveState).toEqual({ state: 'cannot-save', text: 'Du kan läsa svaret.' });
});

test('a gap is passing: when asked again, everything is sent as one, and only that is the answer', () => {
  const { connection, socket, join, type, pass } = aScene();
  join();
  type();
  pass(30);
  socket().tells({ type: 'nack', n: 2, code: 'update-gap', text: 'Igen.' });
  socket().tells({ type: 'ack', count: 2 });
  expect(connection.saveState).toEqual({ state: 'saving' });
  type();
  pass(30);
  expect(socket().writes).toBe(2);
  socket().says(sync('step1', NOTHING));
  socket().tells({ type: 'ack', count: 3 });
  expect(connection.saveState).toEqual({ state: 'saved' });
});

test('a server that cannot save is believed, and so is its recovery; silence counts as waiting', () => {
  const { connection, socket, join, type, pass } = aScene();
  join();
  type();
  socket().tells({ type: 'notice', code: 'not-saving', text: 'Det går inte att spara.' });
  expect(connection.saveState).toEqual({ state: 'cannot-save', text: 'Det går inte att spara.' });
  socket().tells({ type: 'notice', code: 'saving-again', text: '' });
  expect(connection.saveState).toEqual({ state: 'saving' });
  pass(3_100);
  expect(connection.saveState).toEqual({ state: 'waiting', changes: 1 });
});

test('a dead line is found out by its silence, and tried again', () => {
  const { connection, socket, join, pass } = aScene();
  join();
  const old = socket();
  pass(26_000);
  expect(connection.isConnected === false || socket() !== old).toBe(true);
});

test.each([
  [4404, 'not-found'],
  [4401, 'not-signed-in'],
  [4409, 'schema-outdated'],
])('close code %i is for good', (code, reason) => {
  const { connection, socket, join, pass } = aScene();
  join();
  const before = FakeSocket.all.length;
  socket().ends(code, reason);
  pass(60_000);
  expect(connection.refusal?.code).toBe(reason);
  expect(FakeSocket.all).toHaveLength(before);
});

test('signed out is over when the same person is signed in again: it comes back and sends what waits', () => {
  const { connection, socket, join, type, pass } = aScene();
  join();
  type();
  socket().ends(4401, 'not-signed-in');
  expect(connection.saveState).toMatchObject({ state: 'cannot-save' });
  connection.signedInAs('1');
  expect(connection.refusal).toBeNull();
  expect(connection.saveState).toEqual({ state: 'waiting', changes: 1 });
  pass(1_000);
  join();
  expect(socket().writes).toBe(1);
  socket().tells({ type: 'ack', count: 1 });
  expect(connection.saveState).toEqual({ state: 'saved' });
});

test.each([
  ['signed out', 4401],
  ['only disconnected', 1006],
])('nothing is opened while another person is signed in, after being %s', (_, code) => {
  const { connection, socket, join, type, pass } = aScene();
  join();
  type();
  socket().ends(code);
  connection.signedInAs('2');
  pass(60_000);
  expect(FakeSocket.all).toHaveLength(1);
  expect(connection.refusal?.code).toBe('not-signed-in');
  connection.signedInAs('1');
  pass(1_000);
  expect(FakeSocket.all).toHaveLength(2);
});

test('what is open when another person signs in may finish, but is not opened again', () => {
  const { connection, socket, join, type, pass } = aScene();
  join();
  type();
  connection.signedInAs('2');
  pass(30);
  socket().tells({ type: 'ack', count: 2 });
  expect(connection.saveState).toEqual({ state: 'saved' });
  socket().ends(1006);
  pass(60_000);
  expect(FakeSocket.all).toHaveLength(1);
});

test('other refusals, and a closed connection, do not come back with the person', () => {
  const { connection, socket, join, pass } = aScene();
  join();
  socket().ends(4404, 'not-found');
  connection.signedInAs('1');
  const closed = aScene();
  closed.join();
  closed.socket().ends(4401, 'not-signed-in');
  closed.connection.close();
  closed.connection.signedInAs('1');
  pass(60_000);
  closed.pass(60_000);
  expect(connection.refusal?.code).toBe('not-found');
  expect(FakeSocket.all).toHaveLength(1);
});

test.each([1006, 1012, 1013, 4503])('close code %i is tried again', (code) => {
  const { connection, socket, join, pass } = aScene();
  join();
  socket().ends(code);
  pass(1_000);
  expect(connection.refusal).toBeNull();
  expect(FakeSocket.all).toHaveLength(2);
});

test('an upgrade that is refused is asked about, since a browser hides why', async () => {
  const { connection, socket } = aScene({ probe: () => Promise.resolve(404) });
  socket().ends(1006);
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(connection.refusal?.code).toBe('not-found');
});

test('it comes back with its place in the log, and asks for our subprotocol', () => {
  const { socket, join, pass } = aScene();
  expect(socket().protocols).toEqual(['samsvar.1']);
  join();
  socket().tells({ type: 'cursor', epoch: 1, seq: 42, order: 3 });
  socket().ends(1006);
  pass(1_000);
  expect(socket().url).toBe('ws://samsvar/collab/1?since=1.42');
});

test('events of other rooms and notices reach those who listen', () => {
  const { connection, socket, join } = aScene();
  const heard: unknown[] = [];
  const stop = connection.onChannel('citation', (payload) => heard.push(payload));
  join();
  socket().tells({ type: 'channel', name: 'citation', payload: { id: 1 } });
  stop();
  socket().tells({ type: 'channel', name: 'citation', payload: { id: 2 } });
  expect(heard).toEqual([{ id: 1 }]);
});

test('others’ text arrives without counting as ours', () => {
  const { connection, socket, join } = aScene();
  join();
  const other = new Y.Doc();
  other.getText('t').insert(0, 'hej');
  socket().says(sync('update', Y.encodeStateAsUpdate(other)));
  expect(connection.doc.getText('t').toString()).toBe('hej');
  expect(connection.saveState).toEqual({ state: 'saved' });
});

test('waiting times are spread over the whole span, first a second, at most ten', () => {
  expect([0, 1, 2, 3, 4, 50].map((failures) => retryDelay(failures, () => 1))).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  expect(retryDelay(9, () => 0)).toBe(0);
});
