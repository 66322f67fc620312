// Where printed pages begin, and which of them were recognised in pictures.
import type { BlockBody } from '@samsvar/protocol';
import { pageMarks } from './page-marks';
import { readingParts } from './reading-parts';

const aBlock = (ord: number, pageFrom: number | null, pageLabel: string | null = null): BlockBody => ({
  ord, type: 'paragraph', level: null, label: null, text: `Stycke ${ord}.`, pageFrom, pageTo: pageFrom, pageLabel, cell: null,
});

it('marks the first part of each page by its printed number, and says whose words were recognised', () => {
  const blocks = [aBlock(0, 1, 'i'), aBlock(1, 1, 'i'), aBlock(2, 2), aBlock(3, 3)];
  expect([...pageMarks(readingParts(blocks), blocks, [2])]).toEqual([
    [0, { label: 'i', isRecognised: false }],
    [2, { label: '2', isRecognised: true }],
    [3, { label: '3', isRecognised: false }],
  ]);
});

it('marks nothing in what has no pages', () => {
  const blocks = [aBlock(0, null)];
  expect(pageMarks(readingParts(blocks), blocks).size).toBe(0);
});
