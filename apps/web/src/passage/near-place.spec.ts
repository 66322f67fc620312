// Looking for a lost place begins where it stood.
import type { BlockMapRow } from '@samsvar/domain';
import type { BlockBody } from '@samsvar/protocol';
import { blockAfter, headingNamed } from './near-place';

const row = (from: number | null, to: number | null): BlockMapRow => ({
  from, to, kind: from === null ? 'inserted' : to === null ? 'deleted' : 'same', similarity: from === null || to === null ? 0 : 1,
});

it('begins at what became of the block', () => {
  expect(blockAfter([row(0, 0), row(null, 1), row(1, 2)], 1)).toBe(2);
});

it('begins before where a deleted block stood, past what is new', () => {
  expect(blockAfter([row(0, 0), row(1, 1), row(null, 2), row(2, null), row(3, 3)], 2)).toBe(1);
});

it('begins after it where nothing stood before, and nowhere when nothing is known', () => {
  expect(blockAfter([row(0, null), row(1, 0)], 0)).toBe(0);
  expect(blockAfter([row(0, null)], 0)).toBeNull();
  expect(blockAfter([], 4)).toBeNull();
});

it('knows the same heading, number and all', () => {
  const blocks = [
    { ord: 3, type: 'heading', level: 1, label: '4.2', text: 'Data' },
    { ord: 9, type: 'heading', level: 1, label: '4.3', text: 'Ett gemensamt centrum' },
  ] as unknown as BlockBody[]; // the rest does not matter here
  expect(headingNamed(blocks, { sectionLabel: '4.3 Ett gemensamt centrum' })).toBe(9);
  expect(headingNamed(blocks, { sectionLabel: '4.4 Annat' })).toBeNull();
  expect(headingNamed(blocks, { sectionLabel: null })).toBeNull();
});
