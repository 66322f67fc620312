// Lists and tables come back from flat blocks.
import type { BlockBody } from '@samsvar/protocol';
import { isNumbered, readingParts, type ListPart, type TablePart } from './reading-parts';

const aBlock = (ord: number, given: Partial<BlockBody> = {}): BlockBody => ({
  ord, type: 'paragraph', level: null, label: null, text: `t${ord}`, pageFrom: null, pageTo: null, pageLabel: null, cell: null,
  ...given,
});
const items = (...given: [depth: number, label: string | null][]): BlockBody[] =>
  given.map(([level, label], ord) => aBlock(ord, { type: 'list-item', level, label }));
const cell = (ord: number, row: number, column: number, header = false, table = 0): BlockBody =>
  aBlock(ord, { type: 'table-cell', cell: { table, row, column, header } });

type Sketch = { n?: (string | Sketch)[]; b?: (string | Sketch)[] };
const sketch = (list: ListPart): Sketch => {
  const inside = list.items.flatMap((item) => [item.block.text, ...item.lists.map(sketch)]);
  return list.ordered ? { n: inside } : { b: inside };
};
const lists = (blocks: BlockBody[]): Sketch[] => readingParts(blocks).map((part) => sketch(part as ListPart)); // only lists given

describe('lists', () => {
  it('nest by depth', () => {
    expect(lists(items([1, '1.'], [2, 'a)'], [2, 'b)'], [1, '2.']))).toEqual([{ n: ['t0', { n: ['t1', 't2'] }, 't3'] }]);
  });
  it('mix numbered and bulleted levels', () => {
    expect(lists(items([1, '1.'], [2, '•'], [3, '–'], [1, '2.']))).toEqual([{ n: ['t0', { b: ['t1', { b: ['t2'] }] }, 't3'] }]);
  });
  it('take a jump of two levels as one', () => {
    expect(lists(items([1, '•'], [3, '•'], [1, '•']))).toEqual([{ b: ['t0', { b: ['t1'] }, 't2'] }]);
  });
  it('survive a list that starts deep and goes up', () => {
    expect(lists(items([2, '•'], [1, '•']))).toEqual([{ b: ['t0', 't1'] }]);
  });
  it('start a new list when bullets turn to numbers', () => {
    expect(lists(items([1, '•'], [1, '1.']))).toEqual([{ b: ['t0'] }, { n: ['t1'] }]);
  });
  it('end at another block', () => {
    const parts = readingParts([...items([1, '•']), aBlock(1), aBlock(2, { type: 'list-item', level: 1 })]);
    expect(parts.map((part) => [part.kind, part.first, part.last])).toEqual([['list', 0, 0], ['paragraph', 1, 1], ['list', 2, 2]]);
  });
  it.each([['1.', true], ['a)', true], ['(iv)', true], ['3.2', true], ['•', false], ['–', false], [null, false]])('%s counts: %s', (label, is) => {
    expect(isNumbered(label)).toBe(is);
  });
});

describe('a table of contents', () => {
  const line = (ord: number, level: number, text: string, label: string | null = null): BlockBody => aBlock(ord, { type: 'list-item', level, text, label });
  const contents = (...blocks: BlockBody[]): boolean[] => readingParts(blocks).map((part) => (part as ListPart).contents); // only lists given
  it('is a list without bullets whose items end in pages that never go back', () => {
    expect(contents(line(0, 1, '1 Inledning 5'), line(1, 2, '1.1 Varför 5'), line(2, 1, 'Bilaga 14'))).toEqual([true]);
  });
  it.each([
    ['a page is missing', [line(0, 1, '1 Inledning 5'), line(1, 1, 'Att regionen tar ansvar.')]],
    ['numbers go back', [line(0, 1, 'Målet nås 2030'), line(1, 1, 'Målet sattes 2019')]],
    ['there are bullets', [line(0, 1, 'År 2025', '•'), line(1, 1, 'År 2026', '•')]],
    ['it is one line', [line(0, 1, 'Att målet nås 2030')]],
  ])('is not one when %s', (_, blocks) => {
    expect(contents(...blocks)).toEqual([false]);
  });
});

describe('tables', () => {
  const table = (blocks: BlockBody[]): (readonly [boolean, string])[][] =>
    (readingParts(blocks)[0] as TablePart).rows.map((row) => row.map((c) => [c.header, c.blocks.map((b) => b.text).join('|')] as const)); // only tables given
  it('get rows, columns and headers back', () => {
    expect(table([cell(0, 0, 0, true), cell(1, 0, 1, true), cell(2, 1, 0), cell(3, 1, 1)])).toEqual([
      [[true, 't0'], [true, 't1']],
      [[false, 't2'], [false, 't3']],
    ]);
  });
  it('keep columns in line where a cell is missing, and several paragraphs in one cell', () => {
    expect(table([cell(0, 0, 0, true), cell(1, 0, 2, true), cell(2, 1, 1), cell(3, 1, 1)])).toEqual([
      [[true, 't0'], [false, ''], [true, 't1']],
      [[false, ''], [false, 't2|t3'], [false, '']],
    ]);
  });
  it('are two when two follow each other', () => {
    expect(readingParts([cell(0, 0, 0), cell(1, 0, 0, false, 1)]).map((part) => part.last)).toEqual([0, 1]);
  });
});

it('keeps every block exactly once, whatever the mixture', () => {
  const blocks = [aBlock(0, { type: 'heading', level: 1 }), ...items([1, '•'], [2, '•']).map((b, i) => ({ ...b, ord: i + 1 })), aBlock(3, { type: 'footnote', label: '1' }), cell(4, 0, 0), aBlock(5)];
  const parts = readingParts(blocks);
  expect(parts.flatMap((part) => Array.from({ length: part.last - part.first + 1 }, (_, i) => part.first + i))).toEqual([0, 1, 2, 3, 4, 5]);
});
