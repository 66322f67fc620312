// Tests of what becomes of a comparison on its page.
import type { BlockBody, ComparisonBody } from '@samsvar/protocol';
import { comparedBlocks, comparisonRows, countsOf, type ComparisonFilter } from './comparison-rows';

const block = (ord: number, text: string, facts: Partial<BlockBody> = {}): BlockBody => ({
  ord, type: 'paragraph', level: null, label: null, text, pageFrom: 1 + ord, pageTo: null, pageLabel: null, cell: null, ...facts,
});
const heading = { type: 'heading' as const, label: '4.3', level: 1 };
const before = [block(0, 'Centrum', heading), block(1, 'ett'), block(2, 'två'), block(3, 'tre'), block(4, 'fyra'), block(5, 'fem')];
const after = [block(0, 'Centrum', heading), block(1, 'ett'), block(2, 'nytt'), block(3, 'TVÅ'), block(4, 'tr'), block(5, 'e'), block(6, 'fyra', { pageLabel: 'iv' })];
const demand = { responseId: 'r', responseTitle: 'Svar', blockId: 'b', passageId: 'p', kind: 'demand', text: 'Att …', first: 1, last: 2 } as ComparisonBody['demands'][number]; // ids of nothing
const comparison: ComparisonBody = {
  from: 1,
  to: 2,
  map: [
    { from: 0, to: 0, kind: 'same', similarity: 1 },
    { from: 1, to: 1, kind: 'same', similarity: 1 },
    { from: null, to: 2, kind: 'inserted', similarity: 0 },
    { from: 2, to: 3, kind: 'edited', similarity: 0.5 },
    { from: 3, to: 4, kind: 'split', similarity: 0.5 },
    { from: 3, to: 5, kind: 'split', similarity: 0.5 },
    { from: 5, to: null, kind: 'deleted', similarity: 0 },
    { from: 4, to: 6, kind: 'moved-edited', similarity: 0.5 },
  ],
  citedFrom: [1, 2],
  citedTo: [6],
  demands: [demand],
};
const blocks = comparedBlocks(comparison, { before, after });
const everything: ComparisonFilter = { onlyCited: false, hidden: new Set() };
const told = (filter: Partial<ComparisonFilter>, of = blocks) =>
  comparisonRows(of, { ...everything, ...filter }).map((row) => (row.is === 'fold' ? [row.same, row.others] : row.blocks.kind));

it('joins the rows of a split block, and says where what was moved stood', () => {
  expect(blocks.map(({ kind, before: was, after: is }) => [kind, was.length, is.length])).toEqual([
    ['same', 1, 1], ['same', 1, 1], ['inserted', 0, 1], ['edited', 1, 1], ['split', 1, 2], ['deleted', 1, 0], ['moved-edited', 1, 1],
  ]);
  expect(blocks.at(-1)).toMatchObject({ from: { section: '4.3 Centrum', page: '5' }, place: { section: '4.3 Centrum', page: 'iv' }, isCited: true });
  expect(blocks.at(-2)?.place).toEqual({ section: '4.3 Centrum', page: '6' });
  expect(blocks[0]?.place).toEqual({ section: null, page: '1' });
});

it('counts by kind, and both where something was moved and edited', () => {
  expect(countsOf(blocks)).toEqual({ edited: 3, moved: 1, deleted: 1, inserted: 1, same: 2 });
});

it('folds what is the same, but where we have asked for something', () => {
  expect(told({})).toEqual([[1, 0], 'same', 'inserted', 'edited', 'split', 'deleted', 'moved-edited']);
});

it('shows only what we cite', () => {
  expect(told({ onlyCited: true })).toEqual([[1, 0], 'same', [0, 1], 'edited', [0, 2], 'moved-edited']);
});

it('leaves out kinds; what is moved and edited goes with the last of both', () => {
  expect(told({ hidden: new Set(['edited'] as const) })).toEqual([[1, 0], 'same', 'inserted', [0, 2], 'deleted', 'moved-edited']);
  expect(told({ hidden: new Set(['edited', 'moved'] as const) })).toEqual([[1, 0], 'same', 'inserted', [0, 2], 'deleted', [0, 1]]);
});

it('gives a demand about several blocks to each of them, once to one', () => {
  expect(blocks.map(({ demands }) => demands.length)).toEqual([0, 1, 0, 1, 0, 0, 0]);
});

it('joins the rows of a merged block', () => {
  const merged = comparedBlocks(
    { ...comparison, demands: [{ ...demand, first: 0, last: 1 }], map: [{ from: 0, to: 0, kind: 'merged', similarity: 0.5 }, { from: 1, to: 0, kind: 'merged', similarity: 0.5 }, { from: 2, to: 1, kind: 'same', similarity: 1 }] },
    { before, after },
  );
  expect(merged.map(({ kind, before: was, demands }) => [kind, was.length, demands.length])).toEqual([['merged', 2, 1], ['same', 1, 0]]);
});
