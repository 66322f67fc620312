// The end of days in summer, in winter and when the clocks are changed.
import { endOfDay } from './end-of-day';

test.each([
  ['2026-01-31', '2026-01-31T23:00:00.000Z'],
  ['2026-07-01', '2026-07-01T22:00:00.000Z'],
  ['2026-03-28', '2026-03-28T23:00:00.000Z'],
  ['2026-03-29', '2026-03-29T22:00:00.000Z'],
  ['2026-10-24', '2026-10-24T22:00:00.000Z'],
  ['2026-10-25', '2026-10-25T23:00:00.000Z'],
])('%s ends at %s', (day, end) => {
  expect(endOfDay(day).toISOString()).toBe(end);
});
