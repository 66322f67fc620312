// Presence between nodes: taken apart and put together without loss, and never trusted to be whole.
import { randomBytes } from 'node:crypto';
import { joinEntries, splitEntries } from './presence-entries';

/** Two connections: a small client id, and the largest; clocks 1 and 300; states of 4 and 200 bytes. */
const LARGEST = [255, 255, 255, 255, 255, 255, 255, 15];
const WHOLE = Uint8Array.from([2, 7, 1, 4, ...Buffer.from('null'), ...LARGEST, 172, 2, 200, 1, ...Buffer.alloc(200, 'x')]);

test('entries come back as they were, by client id', () => {
  const entries = splitEntries(WHOLE);
  expect(entries?.map(({ clientId }) => clientId)).toEqual([7, Number.MAX_SAFE_INTEGER]);
  expect(joinEntries(entries ?? [], 1_000).map((piece) => new Uint8Array(piece))).toEqual([WHOLE]);
  expect(splitEntries(Uint8Array.of(0))).toEqual([]);
  expect(joinEntries([], 1_000)).toEqual([]);
});

test('pieces keep to the limit, and one entry that is larger goes alone', () => {
  const entries = Array.from({ length: 300 }, (_, clientId) => ({ clientId, bytes: new Uint8Array(clientId === 9 ? 900 : 40) }));
  const pieces = joinEntries(entries, 500);
  expect(pieces.filter(({ length }) => length > 500)).toHaveLength(1);
  expect(pieces.reduce((sum, [count = 0]) => sum + count, 0)).toBe(300);
  // A count of more than 127 takes two bytes.
  expect(joinEntries(entries, 1_000_000)[0]?.slice(0, 2)).toEqual(Buffer.from([172, 2]));
});

test('what is cut off, too long or made up is nothing', () => {
  for (let length = 0; length < WHOLE.length; length += 1) expect(splitEntries(WHOLE.subarray(0, length))).toBeNull();
  expect(splitEntries(Uint8Array.from([...WHOLE, 0]))).toBeNull();
  expect(splitEntries(Uint8Array.from([255, 255, 255, 255, 255, 255, 255, 255, 255, 1]))).toBeNull();
  for (let i = 0; i < 2_000; i += 1) expect(() => splitEntries(randomBytes(i % 60))).not.toThrow();
});
