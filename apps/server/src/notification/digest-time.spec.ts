// The digest goes out at seven in Sweden, also on the days when clocks change.
import { lastDigest } from './digest-time';

test.each([
  // Winter and summer, just before and at seven.
  ['2026-12-15T05:59:59.999Z', '2026-12-14T06:00:00.000Z'],
  ['2026-12-15T06:00:00.000Z', '2026-12-15T06:00:00.000Z'],
  ['2026-06-15T04:59:59.999Z', '2026-06-14T05:00:00.000Z'],
  ['2026-06-15T05:00:00.000Z', '2026-06-15T05:00:00.000Z'],
  // Sunday 29 March 2026 has 23 hours, Sunday 25 October has 25.
  ['2026-03-29T00:30:00.000Z', '2026-03-28T06:00:00.000Z'],
  ['2026-03-29T04:59:00.000Z', '2026-03-28T06:00:00.000Z'],
  ['2026-03-29T05:00:00.000Z', '2026-03-29T05:00:00.000Z'],
  ['2026-10-25T05:59:00.000Z', '2026-10-24T05:00:00.000Z'],
  ['2026-10-25T06:00:00.000Z', '2026-10-25T06:00:00.000Z'],
  // Between midnight in Sweden and midnight UTC.
  ['2026-12-31T23:30:00.000Z', '2026-12-31T06:00:00.000Z'],
])('at %s the last digest was at %s', (now, last) => {
  expect(lastDigest(new Date(now)).toISOString()).toBe(last);
});

test('there is one digest a day, whenever one looks', () => {
  const from = Date.parse('2026-01-01T12:00:00Z');
  const digests = new Set(Array.from({ length: 365 * 24 }, (_, hour) => lastDigest(new Date(from + hour * 3_600_000)).toISOString()));
  expect(digests.size).toBe(366);
});
