// Dates as people type them.
import { parseDate } from './parse-date';

it.each([
  ['2026-03-27', '2026-03-27'],
  [' 20260327 ', '2026-03-27'],
  ['2026/3/7', '2026-03-07'],
  ['2026 03 27', '2026-03-27'],
])('reads %j', (typed, date) => expect(parseDate(typed)).toBe(date));

it.each(['', '2026', '2026-02-30', '27/3 2026', '2026-13-01', 'i morgon'])('does not guess at %j', (typed) =>
  expect(parseDate(typed)).toBeNull(),
);
