// Batches of a line: what goes in comes out, and what is broken is refused.
import { LINE_LIMITS, decodeBatch, encodeBatch, takeBatch } from './line';

const bytes = (...values: number[]) => new Uint8Array(values);

test.each([
  ['nothing', { frames: [], goodbye: null }],
  ['one message', { frames: [bytes(0, 1, 2)], goodbye: null }],
  ['several, one of them empty', { frames: [bytes(1), bytes(), new Uint8Array(70_000).fill(7)], goodbye: null }],
  ['a goodbye alone', { frames: [], goodbye: { code: 1012, reason: 'omstart åäö' } }],
  ['messages and a goodbye', { frames: [bytes(1), bytes(2, 3)], goodbye: { code: 4404, reason: '' } }],
])('reads back %s', (_name, batch) => {
  const { frames, goodbye } = decodeBatch(encodeBatch(batch));
  expect(frames.map((frame) => [...frame])).toEqual(batch.frames.map((frame) => [...frame]));
  expect(goodbye).toEqual(batch.goodbye);
});

test('refuses every shortened batch and what follows after the goodbye', () => {
  const whole = encodeBatch({ frames: [bytes(1, 2, 3), bytes(4)], goodbye: { code: 4404, reason: 'not-found' } });
  const withoutGoodbye = encodeBatch({ frames: [bytes(1, 2, 3), bytes(4)], goodbye: null }).length;
  for (let length = 0; length < whole.length; length++) {
    const part = whole.slice(0, length);
    if (length === withoutGoodbye) expect(decodeBatch(part).goodbye).toBeNull();
    else expect(() => decodeBatch(part)).toThrow();
  }
  expect(() => decodeBatch(new Uint8Array([...whole, 0]))).toThrow('More than a batch');
});

test('refuses a count that nobody would send, before it makes room for it', () => {
  expect(() => decodeBatch(bytes(255, 255, 255, 255, 15))).toThrow('Too many messages');
});

test('a batch takes what fits, and a message that is larger than a batch alone', () => {
  const queue = [bytes(1), new Uint8Array(LINE_LIMITS.batchBytes), bytes(2), bytes(3)];
  expect(takeBatch(queue).map((frame) => frame.length)).toEqual([1]);
  expect(takeBatch(queue).map((frame) => frame.length)).toEqual([LINE_LIMITS.batchBytes]);
  expect(takeBatch(queue).map((frame) => frame.length)).toEqual([1, 1]);
  expect(takeBatch(queue)).toEqual([]);
  const many = Array.from({ length: LINE_LIMITS.batchFrames + 5 }, () => bytes(1));
  expect(takeBatch(many).length).toBe(LINE_LIMITS.batchFrames);
  expect(many.length).toBe(5);
});
