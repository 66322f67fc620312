// The outline of a source and the pieces it is drawn in.
import type { BlockBody } from '@samsvar/protocol';
import { CHUNK_BLOCKS, chunkAt, chunksAround, chunksOf, nextChunks } from './chunks';
import { headingAbove, outlineOf } from './outline';
import { readingParts } from './reading-parts';

const aBlock = (ord: number, given: Partial<BlockBody> = {}): BlockBody => ({
  ord, type: 'paragraph', level: null, label: null, text: `t${ord}`, pageFrom: null, pageTo: null, pageLabel: null, cell: null,
  ...given,
});
const heading = (ord: number, level: number, text = `h${ord}`): BlockBody => aBlock(ord, { type: 'heading', level, text });

describe('outlineOf', () => {
  it('gives depths that never jump', () => {
    const lines = outlineOf([heading(0, 2), heading(1, 4), aBlock(2), heading(3, 3), heading(4, 1), heading(5, 2)]);
    expect(lines.map((line) => [line.ord, line.depth])).toEqual([[0, 0], [1, 1], [3, 1], [4, 0], [5, 1]]);
  });
  it('leaves empty headings out', () => {
    expect(outlineOf([heading(0, 1, ' '), heading(1, 1)]).map((line) => line.ord)).toEqual([1]);
  });
  it('finds the heading above a block', () => {
    const lines = outlineOf([aBlock(0), heading(1, 1), aBlock(2), heading(3, 1)]);
    expect([0, 1, 2, 9].map((ord) => headingAbove(lines, ord)?.ord ?? null)).toEqual([null, 1, 1, 3]);
  });
});

describe('chunks', () => {
  const blocks = Array.from({ length: 205 }, (_, ord) => aBlock(ord, ord >= 30 && ord < 100 ? { type: 'list-item', level: 1 } : {}));
  const chunks = chunksOf(readingParts(blocks), () => 80);
  it('cover every block once, in order, without cutting a list', () => {
    expect(chunks.map((chunk) => [chunk.first, chunk.last])).toEqual([[0, 99], [100, 139], [140, 179], [180, 204]]);
    expect(CHUNK_BLOCKS).toBe(40);
  });
  it('are found by block', () => {
    expect([0, 99, 100, 204, 999].map((ord) => chunkAt(chunks, ord))).toEqual([0, 0, 1, 3, 3]);
    expect(chunkAt([], 4)).toBe(0);
  });
  it('grow around the target and stop at the ends', () => {
    expect([chunksAround(10, 8, 0), chunksAround(10, 8, 3), chunksAround(0, 0, 3)]).toEqual([[8], [5, 6, 7, 8, 9], []]);
    expect(nextChunks(10, 8, { drawn: new Set([7, 8, 9]), most: 3 })).toEqual([6, 5, 4]);
    expect(nextChunks(5, 2, { drawn: new Set([2]), most: 9 })).toEqual([3, 1, 4, 0]);
  });
});
