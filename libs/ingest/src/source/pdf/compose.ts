// Leaves to blocks: joins lines, settles hyphens, and keeps where each line stands.
import type { Fragment, NoteMark } from '@samsvar/domain';
import type { NewBlock } from '../../base/block-list';
import { canonicalWithSigns, NOTE_SIGN } from '../../base/text';
import { drawnHyphens, type Vocabulary } from './hyphens';
import type { Leaf } from './leaf';
import type { Line } from './line';

/** Share of the type size above and below the baseline that a line's rectangle covers. */
const ASCENT = 0.8;
const DESCENT = 0.22;

const round = (points: number): number => Math.round(points * 100) / 100;

const rectangle = (line: Line, from: number, to: number): Fragment => ({
  page: line.page,
  x: round(line.x),
  y: round(line.y - line.size * ASCENT),
  width: round(Math.max(0, line.right - line.x)),
  height: round(line.size * (ASCENT + DESCENT)),
  from,
  to,
});

/** A line's text with a sign at each mark. */
const withSigns = ({ text, notes }: Line): string => {
  let signed = '';
  let from = 0;
  for (const { at } of notes) {
    signed += text.slice(from, at) + NOTE_SIGN;
    from = Math.max(from, at);
  }
  return signed + text.slice(from);
};

/** Makes a block of a leaf. `pageLabels` are the printed numbers by page, from 1. */
export const blockOfLeaf = (
  leaf: Leaf,
  vocabulary: Vocabulary,
  pageLabels: ReadonlyMap<number, string>,
): NewBlock => {
  let text = '';
  const fragments: Fragment[] = [];
  const notes: NoteMark[] = [];
  for (const line of leaf.lines) {
    // Leaders in a table of contents say nothing; the page number stays.
    const found = canonicalWithSigns(drawnHyphens(withSigns(line)).replace(/(?:\s*[.…·]){4,}\s*/g, ' '));
    const next = found.text;
    if (next === '') continue;
    if (text !== '') {
      const between = vocabulary.between(text, next);
      const last = fragments.at(-1);
      if (between === 'join' && last) {
        text = text.slice(0, -1);
        fragments[fragments.length - 1] = { ...last, to: text.length };
      } else if (between === 'space') text += ' ';
    }
    fragments.push(rectangle(line, text.length, text.length + next.length));
    for (const [index, at] of found.signs.entries())
      notes.push({ at: text.length + at, label: line.notes[index]?.label ?? '' });
    text += next;
  }
  const pageFrom = fragments[0]?.page ?? null;
  return {
    type: leaf.type,
    level: leaf.level,
    label: leaf.label,
    text,
    pageFrom,
    pageTo: fragments.reduce<number | null>((last, { page }) => Math.max(last ?? page, page), null),
    pageLabel: pageFrom === null ? null : (pageLabels.get(pageFrom) ?? null),
    cell: leaf.cell,
    notes: notes.map(({ at, label }) => ({ at: Math.min(at, text.length), label })),
    fragments,
  };
};
