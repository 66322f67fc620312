// Where a hint stands beside its control.
import { placeHint } from './place-hint';

const screen = { width: 400, height: 300 };
const control = (left: number, top: number) => ({ left, top, bottom: top + 30, width: 40, height: 30 });

it('stands centred under its control', () =>
  expect(placeHint(control(100, 50), { width: 60, height: 20 }, screen)).toEqual({ x: 90, y: 86 }));

it('stands above it at the foot of the screen', () =>
  expect(placeHint(control(100, 260), { width: 60, height: 20 }, screen)).toEqual({ x: 90, y: 234 }));

it('never leaves the screen', () => {
  expect(placeHint(control(0, 50), { width: 200, height: 20 }, screen).x).toBe(6);
  expect(placeHint(control(370, 50), { width: 200, height: 20 }, screen).x).toBe(194);
});
