// The printed page of a character, also where a block runs over a page break.
import { aBlock } from '../testing/a-source';
import { printedPage } from './printed-page';

const line = (page: number, from: number, to: number) => ({
  page,
  from,
  to,
  x: 0,
  y: 0,
  width: 1,
  height: 1,
});
const fragments = [line(14, 0, 50), line(15, 50, 80)];

it.each([
  ['no pages', {}, 0, null],
  ['unnumbered pages', { pageFrom: 3, pageTo: 3 }, 0, '3'],
  ['a printed number', { pageFrom: 3, pageTo: 3, pageLabel: 'iii' }, 0, 'iii'],
  ['the first page', { pageFrom: 14, pageTo: 15, pageLabel: '12', fragments }, 49, '12'],
  ['the second page', { pageFrom: 14, pageTo: 15, pageLabel: '12', fragments }, 50, '13'],
  ['the second page without a printed number', { pageFrom: 14, pageTo: 15, fragments }, 60, '15'],
  ['the end of the block', { pageFrom: 14, pageTo: 15, pageLabel: '12', fragments }, 80, '12'],
])('%s', (_, block, offset, page) => {
  expect(printedPage(aBlock(0, block), offset)).toBe(page);
});
