// Counts by block, when a chunk has to be drawn again, and who cites one block.
import type { CitedByBody, HeatBody } from '@samsvar/protocol';
import { citationsOf, heatOf, heatSignature } from './cited-by';

const heat = (...counts: readonly (readonly [ord: number, count: number])[]) =>
  heatOf({ blocks: counts.map(([ord, count]): HeatBody['blocks'][number] => ({ ord, count, responses: 1, stances: { none: count } })), total: 9 });

it('knows each block, and the greatest count', () => {
  const { blocks, most, total } = heat([2, 3], [7, 1]);
  expect([blocks.get(2)?.count, blocks.get(3), most, total]).toEqual([3, undefined, 3, 9]);
});

it('has a signature that changes only where something changed, or with what strength is measured by', () => {
  const before = heat([2, 3]);
  expect(heatSignature(heat([2, 3], [90, 1]), 0, 39)).toBe(heatSignature(before, 0, 39));
  expect(heatSignature(heat([2, 3], [90, 1]), 80, 119)).not.toBe(heatSignature(before, 80, 119));
  expect(heatSignature(heat([2, 3], [90, 8]), 0, 39)).not.toBe(heatSignature(before, 0, 39));
  expect(heatSignature(heat([2, 3], [90, 8]), 40, 79)).toBe('');
});

it('tells a citation once, with its words', () => {
  const cited = (exact: string, ...ids: string[]) =>
    ({ passage: { exact, versionNo: 1 }, citations: ids.map((citationId) => ({ citationId, responseId: 'r' })) }) as unknown as CitedByBody['cited'][number]; // only what is looked at
  expect(citationsOf([cited('ett', 'a', 'b'), cited('två', 'b')]).map(({ citationId, exact }) => [citationId, exact])).toEqual([['a', 'ett'], ['b', 'ett']]);
});
