// Rounds follow each other, whatever becomes of one, and stop with the server.
import { jest } from '@jest/globals';
import { Refusal } from '@samsvar/domain';
import type { Log } from './logger';
import { Rounds } from './rounds';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A log that remembers what it was warned of; nothing else of it is used. */
const aLog = (): { readonly log: Log; readonly warned: string[] } => {
  const warned: string[] = [];
  return { log: { warn: (_: unknown, words: string) => void warned.push(words) } as unknown as Log, warned };
};

test('the first comes soon, the next after a while, one that fails is told of and followed by another', async () => {
  const { log, warned } = aLog();
  let rounds = 0;
  const work = async () => {
    rounds += 1;
    if (rounds === 1) throw new Error('no');
    if (rounds === 2) throw new Refusal('not-found');
  };
  const all = new Rounds({ work, every: 60_000, log, failed: 'went wrong' });
  all.begin();
  await jest.advanceTimersByTimeAsync(10_000);
  expect([rounds, warned]).toEqual([1, ['went wrong']]);
  await jest.advanceTimersByTimeAsync(60_000);
  await jest.advanceTimersByTimeAsync(60_000);
  expect([rounds, warned]).toEqual([3, ['went wrong']]);
  await all.end();
  await jest.advanceTimersByTimeAsync(600_000);
  expect(rounds).toBe(3);
});

test('ending waits for the round that is under way, and none follows it', async () => {
  const { log } = aLog();
  let finish: () => void = () => undefined;
  let begun = 0;
  const work = () => {
    begun += 1;
    return new Promise<void>((resolve) => (finish = resolve));
  };
  const all = new Rounds({ work, every: 1_000, log, failed: '' });
  all.begin();
  await jest.advanceTimersByTimeAsync(10_000);
  let hasEnded = false;
  const ended = all.end().then(() => (hasEnded = true));
  await jest.advanceTimersByTimeAsync(1_000);
  expect([begun, hasEnded]).toEqual([1, false]);
  finish();
  await ended;
  await jest.advanceTimersByTimeAsync(60_000);
  expect([begun, hasEnded]).toEqual([1, true]);
});
