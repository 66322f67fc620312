// Finding words in a document's blocks.
import { expect, it } from '@jest/globals';
import { searchHits } from './search-hits';

const blocks = [
  { ord: 4, text: 'Ökad tillgång. ÖKAD tillgång (2,5 %)' },
  { ord: 5, text: 'Ett gemensamt\ncentrum för hälsodata' },
];

it.each([
  ['ökad', [[4, 0, 4], [4, 15, 19]]],
  ['gemensamt  centrum', [[5, 4, 21]]],
  ['(2,5 %)', [[4, 29, 36]]],
  ['.*', []],
  ['e', []],
  ['  ', []],
])('finds %j at %j', (query, places) =>
  expect(searchHits(blocks, query).map(({ ord, from, to }) => [ord, from, to])).toEqual(places),
);
