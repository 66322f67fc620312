// Which keys are review's, and which are left to write with.
import { reviewKeyOf } from './review-keys';

const pressed = (key: string, held: KeyboardEventInit = {}) =>
  reviewKeyOf(new KeyboardEvent('keydown', { key, code: key.length === 1 ? `Key${key.toUpperCase()}` : key, ...held }));

it.each([
  ['k', { ctrlKey: true, altKey: true }, 'comment'],
  ['s', { ctrlKey: true, altKey: true }, 'suggest'],
  ['s', { metaKey: true, altKey: true }, 'suggest'],
  ['PageDown', { ctrlKey: true, altKey: true }, 'next'],
  ['F8', {}, 'next'],
  ['F8', { shiftKey: true }, 'previous'],
  ['f', { ctrlKey: true }, 'find'],
  ['h', { ctrlKey: true }, 'find'],
  ['k', { ctrlKey: true }, null],
  ['s', { ctrlKey: true }, null],
  ['f', { ctrlKey: true, altKey: true }, null],
  ['k', {}, null],
])('%s with %p is %p', (key, held, wanted) => {
  expect(pressed(key, held)).toBe(wanted);
});

it('leaves to write what AltGr gives', () => {
  expect(pressed('k', { ctrlKey: true, altKey: true, modifierAltGraph: true })).toBeNull();
});
