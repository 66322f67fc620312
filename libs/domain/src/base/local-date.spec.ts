// Dates are Swedish calendar days.
import { daysBetween, isLocalDate, localDateOf } from './local-date';

test.each(['2026-12-15', '2028-02-29'])('%s is a date', (text) => expect(isLocalDate(text)).toBe(true));
test.each(['2026-02-29', '2026-13-01', '26-12-15', '2026-1-1', '', '2026-12-15T00:00'])('%s is not', (text) =>
  expect(isLocalDate(text)).toBe(false),
);

test('the day in Sweden, in winter and summer time, around midnight', () => {
  expect(localDateOf(new Date('2026-12-14T22:59:00Z'))).toBe('2026-12-14');
  expect(localDateOf(new Date('2026-12-14T23:00:00Z'))).toBe('2026-12-15');
  expect(localDateOf(new Date('2026-06-14T22:00:00Z'))).toBe('2026-06-15');
});

test('days between count whole days over a change of clocks', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  expect(daysBetween('2026-12-15', '2026-12-15')).toBe(0);
  expect(daysBetween('2026-12-16', '2026-12-15')).toBe(-1);
});
