// What the fields of the retention page say.
import { readDays } from './use-retention';

test.each([
  ['', null],
  ['  ', null],
  ['30', 30],
  [' 365 ', 365],
  ['36500', 36_500],
  ['29', 'wrong'],
  ['36501', 'wrong'],
  ['1e3', 'wrong'],
  ['-40', 'wrong'],
  ['trettio', 'wrong'],
])('”%s” is %s', (text, days) => {
  expect(readDays(text)).toBe(days);
});
