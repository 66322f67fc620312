// Ranges over blocks give exactly the words between their ends.
import type { Block } from '../source/block';
import { contextOfRange, textOfRange } from './passage';

const aBlock = (ord: number, text: string): Block => ({
  ord,
  type: 'paragraph',
  level: null,
  label: null,
  text,
  pageFrom: null,
  pageTo: null,
  pageLabel: null,
  cell: null,
  notes: [],
  fragments: [],
});
const blocks = [
  aBlock(3, 'Regionen ska erbjuda vård.'),
  aBlock(4, 'Åtgärder följs upp.'),
  aBlock(5, 'Klart.'),
];

test('inside one block', () => {
  expect(textOfRange(blocks, { blockFrom: 3, offsetFrom: 9, blockTo: 3, offsetTo: 12 })).toBe('ska');
});

test('over several blocks, joined by a line feed', () => {
  const range = { blockFrom: 3, offsetFrom: 21, blockTo: 5, offsetTo: 5 };
  expect(textOfRange(blocks, range)).toBe('vård.\nÅtgärder följs upp.\nKlart');
});

test.each([
  ['empty', { blockFrom: 3, offsetFrom: 4, blockTo: 3, offsetTo: 4 }],
  ['backwards', { blockFrom: 3, offsetFrom: 9, blockTo: 3, offsetTo: 2 }],
  ['past the end', { blockFrom: 3, offsetFrom: 0, blockTo: 3, offsetTo: 999 }],
  ['a block that is not there', { blockFrom: 3, offsetFrom: 0, blockTo: 9, offsetTo: 1 }],
  ['before the start', { blockFrom: 3, offsetFrom: -1, blockTo: 3, offsetTo: 2 }],
])('%s is no range', (_, range) => {
  expect(textOfRange(blocks, range)).toBeNull();
});

test('context is what stands around, inside the blocks', () => {
  const around = contextOfRange(blocks, { blockFrom: 3, offsetFrom: 9, blockTo: 3, offsetTo: 12 });
  expect(around).toEqual({ prefix: 'Regionen ', suffix: ' erbjuda vård.' });
});
