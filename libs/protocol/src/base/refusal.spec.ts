// Every refusal has a status, a close code and words in both languages.
import type { RefusalCode } from '@samsvar/domain';
import { REFUSALS, wordsOfRefusal } from './refusal';

const codes = Object.keys(REFUSALS) as RefusalCode[]; // the keys of a constant record

test.each(codes)('%s', (code) => {
  const { status, close } = REFUSALS[code];
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(600);
  expect(Math.floor(close / 100)).toBe(status === 429 || status === 503 ? 45 : 44);
  const words = wordsOfRefusal(code, {}, 'sv');
  expect(words).toMatch(/^[A-ZÅÄÖ].*[.!]$/);
  expect(wordsOfRefusal(code, {}, 'en')).not.toBe(words);
});

test('a limit is said in the message', () => {
  expect(wordsOfRefusal('too-large', { limit: 100_000_000 }, 'sv')).toContain('100 MB');
});
