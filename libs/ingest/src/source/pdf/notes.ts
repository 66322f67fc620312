// Footnotes by geometry: smaller type at the bottom of a column that begins with a number.
import type { Region } from './columns';
import { newLeaf, type Leaf } from './leaf';
import { withoutStart, type Line } from './line';

const NOTE = /^(\d{1,3}|\*{1,3})(?:[.)]?\s+|(?=\p{L}))/u;

/** Cuts the smaller lines at the foot of a column from its text. `carried` is the last note of the column before. */
export const splitNotes = (
  region: Region,
  bodySize: number,
  carried: Leaf | null,
): { lines: Line[]; notes: Leaf[] } => {
  let from = region.lines.length;
  while (from > 0 && (region.lines[from - 1]?.size ?? bodySize) < bodySize * 0.94) from -= 1;
  const small = region.lines.slice(from);
  const first = small.findIndex((line) => NOTE.test(line.text));
  const atFoot = small.length > 0 && from > 0;
  if (!atFoot || (first !== 0 && !carried) || (first < 0 && !carried))
    return { lines: region.lines, notes: [] };
  const notes: Leaf[] = [];
  let current = carried;
  for (const line of small) {
    const label = NOTE.exec(line.text);
    if (label?.[1] && follows(label[1], notes.at(-1)?.label ?? null)) {
      current = newLeaf('footnote');
      current.label = label[1];
      notes.push(current);
      current.lines.push(withoutStart(line, label[0].length));
    } else current?.lines.push(line);
  }
  return { lines: region.lines.slice(0, from), notes };
};

/** A note's number is one more than that of the note above it; any other number is part of its text. */
const follows = (label: string, above: string | null): boolean =>
  above === null || label.startsWith('*') || Number(label) === Number(above) + 1;

const REFERENCE =
  /(?<=[\p{Ll})”"]|(?<!\d)[.,;:!?])(\d{1,3})(?=[\s.,;:!?)]|$)|(?<=\d[.!?:])(\d{1,3})(?=\s+\p{Lu}|\s*$)/gu;

/**
 * Numbers that fonts raise by themselves stand at the same height and size as the text; the notes at the foot of
 * the column tell them apart. Takes each found number out of `labels`: a note is pointed at once.
 */
export const withoutReferences = (line: Line, labels: Set<string>): Line => {
  if (labels.size === 0) return line;
  const text = line.text.replace(REFERENCE, (digits) => (labels.delete(digits) ? '' : digits));
  return text === line.text ? line : { ...line, text };
};
