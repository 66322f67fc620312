// A hit as it goes over the wire: some of its words, what was found in them, and what can be cited.
import { PASSAGE_MAX } from '@samsvar/domain';
import type { SearchHit } from '@samsvar/protocol';
import { sentenceAround, shownPart } from './cutting';
import { marksIn, nearMarksIn, type Wanted } from './marks';
import type { HitRow } from './search.store';

/** Blocks of responses are gone to by their id and cited by nobody; blocks of sources by their place. */
export const presentHit = (row: HitRow, wanted: readonly Wanted[]): SearchHit => {
  const exactly = marksIn(row.text, wanted);
  const marks = exactly.length > 0 ? exactly : nearMarksIn(row.text, wanted);
  const shown = shownPart(row.text, marks[0]);
  return {
    ord: row.blockId === null ? row.ord : null,
    blockId: row.blockId,
    sectionTitle: row.section,
    pageLabel: row.page,
    text: row.text.slice(shown.from, shown.to),
    at: shown.from,
    marks: marks.flatMap(({ from, to }) => (from < shown.from || to > shown.to ? [] : [{ from: from - shown.from, to: to - shown.from }])),
    cite: row.blockId === null ? citable(row, marks[0] ?? { from: 0, to: 0 }) : null,
  };
};

const citable = ({ text, type }: HitRow, mark: { readonly from: number; readonly to: number }): SearchHit['cite'] => {
  const { from, to } = type === 'heading' && text.length <= PASSAGE_MAX ? { from: 0, to: text.length } : sentenceAround(text, mark);
  return from === to ? null : { from, to, exact: text.slice(from, to) };
};
