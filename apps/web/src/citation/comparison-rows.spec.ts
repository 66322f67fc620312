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
  comparisonRows(of, { ...everything, ...filter }).map((row) => {
    switch (row.is) {
      case 'fold': return [row.same, row.others];
      case 'run': return { [row.kind]: row.blocks.map(({ before: was, after: is }) => [...was, ...is].map(({ text }) => text).join()) };
      case 'shown': return row.blocks.kind;
    }
  });

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

/** A document of which `gone` (by number) is removed, and the rest is the same. */
const without = (gone: readonly number[], given: Partial<ComparisonBody> = {}) => {
  const texts = ['Sammanfattning', 'Inledning', 'Mål', 'Budget', 'Slut', 'Bilaga', 'Mer', 'Sist'];
  const kept = texts.flatMap((_, ord) => (gone.includes(ord) ? [] : [ord]));
  return comparedBlocks(
    {
      ...comparison, citedFrom: [], citedTo: [], demands: [], ...given,
      map: texts.map((_, ord) => (gone.includes(ord) ? { from: ord, to: null, kind: 'deleted', similarity: 0 } : { from: ord, to: kept.indexOf(ord), kind: 'same', similarity: 1 })),
    },
    { before: texts.map((text, ord) => block(ord, text)), after: kept.map((ord, no) => block(no, texts[ord] ?? '')) },
  );
};

it('tells three or more removed in a row as one, and two as two', () => {
  expect(told({}, without([0, 1, 2, 3, 5, 6]))).toEqual([{ deleted: ['Sammanfattning', 'Inledning', 'Mål', 'Budget'] }, [1, 0], 'deleted', 'deleted', [1, 0]]);
});

it('tells what is cited, or has a demand, by itself: it ends the row of others', () => {
  expect(told({}, without([0, 1, 2, 3, 4, 5, 6], { citedFrom: [3] }))).toEqual([{ deleted: ['Sammanfattning', 'Inledning', 'Mål'] }, 'deleted', { deleted: ['Slut', 'Bilaga', 'Mer'] }, [1, 0]]);
  expect(told({}, without([0, 1, 2, 3], { demands: [{ ...demand, first: 1, last: 1 }] }))).toEqual(['deleted', 'deleted', 'deleted', 'deleted', [4, 0]]);
});

it('does the same for what is new, never mixes it with what is removed, and leaves what is left out folded', () => {
  const texts = ['a', 'b', 'c', 'd', 'e', 'f'];
  const mixed = comparedBlocks(
    {
      ...comparison, citedFrom: [], citedTo: [], demands: [],
      map: [
        ...[0, 1, 2].map((from) => ({ from, to: null, kind: 'deleted' as const, similarity: 0 })),
        ...[0, 1, 2].map((to) => ({ from: null, to, kind: 'inserted' as const, similarity: 0 })),
      ],
    },
    { before: texts.slice(0, 3).map((text, ord) => block(ord, text)), after: texts.slice(3).map((text, ord) => block(ord, text)) },
  );
  expect(told({}, mixed)).toEqual([{ deleted: ['a', 'b', 'c'] }, { inserted: ['d', 'e', 'f'] }]);
  expect(told({ hidden: new Set(['deleted'] as const) }, mixed)).toEqual([[0, 3], { inserted: ['d', 'e', 'f'] }]);
});
