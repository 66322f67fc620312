// What is seen of a file before it is sent.
import { UPLOAD_LIMIT } from '@samsvar/protocol';
import { nameOf, problemOf } from './file-types';

it.each([
  [0, 'empty'],
  [1, null],
  [UPLOAD_LIMIT, null],
  [UPLOAD_LIMIT + 1, 'tooLarge'],
])('a file of %d bytes: %s', (size, expected) => expect(problemOf({ size })).toBe(expected));

it('shows no name that turns round what it says', () =>
  expect(nameOf({ name: 'remiss\u202Efdp.exe' })).toBe('remiss fdp.exe'));
