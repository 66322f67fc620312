// Citations by block, and when a chunk has to be drawn again.
import type { CitedByBody } from '@samsvar/protocol';
import { citationsByBlock, citedSignature } from './cited-by';

type Cited = CitedByBody['cited'][number];
const cited = (blockFrom: number, blockTo: number, ...ids: string[]): Cited =>
  ({
    passage: { blockFrom, blockTo },
    citations: ids.map((citationId) => ({ citationId, section: '4.3', stance: null })),
  }) as unknown as Cited; // only what is looked at

it('counts a citation once for each block it touches', () => {
  const blocks = citationsByBlock([cited(2, 4, 'a'), cited(4, 4, 'b', 'a')]);
  expect([...blocks].map(([ord, list]) => [ord, list.map((one) => one.citationId)])).toEqual([[2, ['a']], [3, ['a']], [4, ['a', 'b']]]);
});

it('has a signature that changes only where something changed', () => {
  const before = citationsByBlock([cited(2, 2, 'a')]);
  const after = citationsByBlock([cited(2, 2, 'a'), cited(90, 90, 'b')]);
  expect(citedSignature(after, 0, 39)).toBe(citedSignature(before, 0, 39));
  expect(citedSignature(after, 80, 119)).not.toBe(citedSignature(before, 80, 119));
});
