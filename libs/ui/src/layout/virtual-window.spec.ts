// Only the rows that can be seen are drawn, whatever their heights.
import { expect, it } from '@jest/globals';
import { offsetsOf, windowOf } from './virtual-window';

const even = offsetsOf(10_000, () => 100);

it('sums heights', () => {
  expect([...offsetsOf(3, (index) => (index + 1) * 10)]).toEqual([0, 10, 30, 60]);
  expect([...offsetsOf(0, () => 10)]).toEqual([0]);
});

it.each([
  [0, 0, 7],
  [95_000, 949, 957],
  [999_500, 9994, 10_000],
  [-200, 0, 5],
])('at %i px draws the rows from %i to %i', (top, first, end) =>
  expect(windowOf(even, { top, height: 600, beyond: 50 })).toEqual({ first, end }));

it('draws nothing of an empty list', () =>
  expect(windowOf(offsetsOf(0, () => 1), { top: 0, height: 600, beyond: 50 })).toEqual({ first: 0, end: 0 }));
