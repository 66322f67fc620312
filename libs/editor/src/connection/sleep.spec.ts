// Sleep and waking, changed networks, clocks that are set: a line that may be dead is not waited for.
import { FakeSocket, aScene, closeScenes } from '../testing/fake-server';

afterEach(closeScenes);

const looksAt = (state: 'visible' | 'hidden') => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};
afterEach(() => looksAt('visible'));

test.each<[string, () => void]>([
  ['the network changes', () => window.dispatchEvent(new Event('online'))],
  ['the page comes back from where it was put away', () => window.dispatchEvent(new Event('pageshow'))],
  ['a frozen tab is thawed', () => document.dispatchEvent(new Event('resume'))],
  ['the window is looked at again', () => looksAt('visible')],
])('after sleep, a line is opened anew at once when %s', (_, happens) => {
  const { connection, join, sleep, type } = aScene();
  join();
  type('skrivet före sömnen');
  // Neither timers nor their clock go on while the computer sleeps.
  sleep(3_600_000);
  happens();
  expect(FakeSocket.all).toHaveLength(2);
  expect(connection.isConnected).toBe(false);
  expect(connection.saveState).toEqual({ state: 'waiting', changes: 1 });
});

test('a line that was heard of just now is left alone', () => {
  const { join, pass } = aScene();
  join();
  pass(11_000);
  window.dispatchEvent(new Event('online'));
  looksAt('hidden');
  looksAt('visible');
  expect(FakeSocket.all).toHaveLength(1);
});

test('a clock that is set back costs nothing, and one that is set forward one reconnection', () => {
  const { connection, socket, join, sleep, pass } = aScene();
  join();
  sleep(-86_400_000);
  window.dispatchEvent(new Event('online'));
  pass(5_000);
  expect(FakeSocket.all).toHaveLength(1);
  socket().tells({ type: 'cursor', epoch: 1, seq: 1, order: 0 });
  sleep(86_400_000);
  window.dispatchEvent(new Event('online'));
  expect(FakeSocket.all).toHaveLength(2);
  join();
  window.dispatchEvent(new Event('online'));
  pass(10_000);
  expect(FakeSocket.all).toHaveLength(2);
  expect(connection.isConnected).toBe(true);
});

test('a window nobody looks at still comes back, by its timer', () => {
  const { socket, join, sleep, pass } = aScene();
  join();
  looksAt('hidden');
  const old = socket();
  sleep(60_000);
  document.dispatchEvent(new Event('resume'));
  expect(FakeSocket.all).toHaveLength(1);
  pass(1_000);
  expect(socket()).not.toBe(old);
});

test('what was typed in the last moment before a window is hidden or frozen is sent', () => {
  const { socket, join, type } = aScene();
  join();
  type('a');
  looksAt('hidden');
  expect(socket().writes).toBe(2);
  type('b');
  document.dispatchEvent(new Event('freeze'));
  expect(socket().writes).toBe(3);
});

test('a closed connection listens to nothing any more', () => {
  const { connection, join, sleep } = aScene();
  join();
  connection.close();
  sleep(60_000);
  window.dispatchEvent(new Event('online'));
  looksAt('visible');
  expect(FakeSocket.all).toHaveLength(1);
});
