// Where the separator of a split may stand.
import { clampRatio } from './split-ratio';

it('keeps both sides their least width', () => {
  const bounds = { width: 1000, minFirst: 300, minSecond: 400 };
  expect(clampRatio(0.1, bounds)).toBeCloseTo(0.3);
  expect(clampRatio(0.9, bounds)).toBeCloseTo(0.6);
  expect(clampRatio(0.45, bounds)).toBe(0.45);
});

it('stands in the middle when there is not room for both', () =>
  expect(clampRatio(0.1, { width: 500, minFirst: 300, minSecond: 300 })).toBe(0.5));
