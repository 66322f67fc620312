// Marks find their notes, also where numbers begin anew.
import type { BlockBody } from '@samsvar/protocol';
import { noteLinksOf } from './note-links';

const aBlock = (ord: number, given: Partial<BlockBody> = {}): BlockBody => ({
  ord, type: 'paragraph', level: null, label: null, text: 'Ett sätt.', pageFrom: null, pageTo: null, pageLabel: null, cell: null,
  ...given,
});
const pointing = (ord: number, ...labels: string[]): BlockBody => aBlock(ord, { notes: labels.map((label) => ({ at: 9, label })) });
const note = (ord: number, label: string | null): BlockBody => aBlock(ord, { type: 'footnote', label });

it('a mark means the nearest note after it, and the note knows the way back', () => {
  const links = noteLinksOf([pointing(10, '1', '2'), note(11, '1'), note(12, '2'), pointing(13, '1'), aBlock(14), note(15, '1')]);
  expect([links.noteOf(10, 0), links.noteOf(10, 1), links.noteOf(13, 0)]).toEqual([11, 12, 15]);
  expect([11, 12, 15].map(links.markOf)).toEqual([10, 10, 13]);
});

it('a note pointed at twice leads back to the first place', () => {
  expect(noteLinksOf([pointing(0, '1'), pointing(1, '1'), note(2, '1')]).markOf(2)).toBe(0);
});

it('a mark without a note, and a note without a mark, lead nowhere', () => {
  const links = noteLinksOf([note(0, '1'), pointing(1, '1', '*'), note(2, null), note(3, '2')]);
  expect([links.noteOf(1, 0), links.noteOf(1, 1), links.markOf(0), links.markOf(2), links.markOf(3)]).toEqual([null, null, null, null, null]);
});
