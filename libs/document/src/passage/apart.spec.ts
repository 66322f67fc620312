// Places that share words with a better one are left out; those that only touch are not.
import type { PlaceCandidate } from '@samsvar/domain';
import { apart } from './apart';

const at = (blockFrom: number, offsetFrom: number, blockTo: number, offsetTo: number): PlaceCandidate => ({
  range: { blockFrom, offsetFrom, blockTo, offsetTo }, text: '', likeness: 1,
});

test.each([
  ['the same words', at(3, 0, 3, 20), at(3, 0, 3, 20), 1],
  ['a part of them', at(3, 0, 3, 20), at(3, 4, 3, 12), 1],
  ['more than them', at(3, 4, 3, 12), at(3, 0, 3, 20), 1],
  ['the end of them and what follows', at(3, 0, 4, 10), at(4, 5, 5, 3), 1],
  ['a block between', at(3, 9, 6, 1), at(4, 0, 4, 10), 1],
  ['what follows directly', at(3, 0, 3, 20), at(3, 20, 3, 30), 2],
  ['another block', at(3, 0, 3, 20), at(4, 0, 4, 20), 2],
])('%s', (_, first, second, kept) => {
  expect(apart([first, second])).toEqual([first, second].slice(0, kept));
});
