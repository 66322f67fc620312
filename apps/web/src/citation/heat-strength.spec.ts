// Tests of the three steps of a paragraph's mark.
import { strengthOf } from './heat-strength';

it.each([
  [1, 1, 1], [1, 2, 1], [2, 2, 3], [1, 3, 1], [2, 3, 2], [3, 3, 3],
  [3, 30, 1], [4, 30, 2], [9, 30, 2], [10, 30, 3], [30, 30, 3], [1, 500, 1], [60, 500, 2], [64, 500, 3],
])('%i of at most %i is step %i', (count, most, expected) => {
  expect(strengthOf(count, most)).toBe(expected);
});
