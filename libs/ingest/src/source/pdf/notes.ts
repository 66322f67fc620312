// Footnotes by geometry: smaller type at the bottom of a column that begins with a number.
import type { Region } from './columns';
import { newLeaf, type Leaf } from './leaf';
import { withoutStart, type Line } from './line';

const NOTE = /^(\d{1,3}|\*{1,3})(?:[.)]?\s+|(?=\p{L}))/u;

interface Label {
  readonly text: string;
  /** Characters that it and what follows it take. */
  readonly length: number;
}

/**
 * The number that begins a note, or null for a line that goes on with one. A note that itself begins with a number
 * ("⁹18 kap.") stands so close that only the number expected next tells them apart.
 */
const labelOf = (line: Line, above: Leaf | null, before: Leaf | null): Label | null => {
  const found = NOTE.exec(line.text);
  const latest = above ?? before;
  const expected = String(Number(latest?.label) + 1);
  const digits = /^\d+/.exec(line.text)?.[0] ?? '';
  const isSentenceOver = above === null || /[.!?)]$/.test(above.lines.at(-1)?.text ?? '');
  if (latest && isSentenceOver && digits.length > expected.length && digits.startsWith(expected))
    return { text: expected, length: expected.length };
  if (!found?.[1]) return null;
  // Below another note, any other number is part of that note's text.
  const follows = above === null || found[1].startsWith('*') || found[1] === expected;
  return follows ? { text: found[1], length: found[0].length } : null;
};

/** Cuts the smaller lines at the foot of a column from its text. `before` is the last note met, `carried` the same if its text may go on here. */
export const splitNotes = (
  region: Region,
  bodySize: number,
  { before, carried }: { before: Leaf | null; carried: boolean },
): { lines: Line[]; notes: Leaf[] } => {
  let from = region.lines.length;
  while (from > 0 && (region.lines[from - 1]?.size ?? bodySize) < bodySize * 0.94) from -= 1;
  const small = region.lines.slice(from);
  const first = small[0];
  if (!first || from === 0) return { lines: region.lines, notes: [] };
  if (!carried && labelOf(first, null, before) === null) return { lines: region.lines, notes: [] };
  const notes: Leaf[] = [];
  let current = carried ? before : null;
  for (const line of small) {
    const label = labelOf(line, notes.at(-1) ?? null, before);
    if (label) {
      current = newLeaf('footnote');
      current.label = label.text;
      notes.push(current);
      current.lines.push(withoutStart(line, label.length));
    } else current?.lines.push(line);
  }
  return { lines: region.lines.slice(0, from), notes };
};

const REFERENCE =
  /(?<=[\p{Ll})”"]|(?<!\d)[.,;:!?])(\d{1,3})(?=[\s.,;:!?)]|$)|(?<=[\s–-]\d{2,}[.!?:])(\d{1,3})(?=\s+\p{Lu}|\s*$)/gu;

/**
 * Numbers that fonts raise by themselves stand at the same height and size as the text; the notes at the foot of
 * this page, or of one beside it when lines were moved for lack of room, tell them apart. A note is pointed at once: each number found is
 * taken out of `labels`, and becomes a mark of the line.
 */
const withoutReferences = (line: Line, labels: readonly Set<string>[]): Line => {
  let text = '';
  let from = 0;
  let notes = [...line.notes];
  for (const { 0: digits, index } of line.text.matchAll(REFERENCE)) {
    if (!labels.some((page) => page.delete(digits))) continue;
    text += line.text.slice(from, index);
    from = index + digits.length;
    const at = text.length;
    notes = notes.map((note) => (note.at > at ? { ...note, at: Math.max(at, note.at - digits.length) } : note));
    notes.push({ at, label: digits });
  }
  if (from === 0) return line;
  return { ...line, text: text + line.text.slice(from), notes: notes.sort((a, b) => a.at - b.at) };
};

/** Takes the numbers that point at notes out of all other leaves. */
export const removeReferences = (leaves: readonly Leaf[]): void => {
  const labels = new Map<number, Set<string>>();
  for (const leaf of leaves) {
    const page = leaf.lines[0]?.page;
    if (leaf.type !== 'footnote' || leaf.label === null || page === undefined) continue;
    labels.set(page, (labels.get(page) ?? new Set<string>()).add(leaf.label));
  }
  if (labels.size === 0) return;
  for (const leaf of leaves) {
    if (leaf.type === 'footnote') continue;
    for (const [index, line] of leaf.lines.entries()) {
      const near = [0, 1, -1]
        .map((step) => labels.get(line.page + step))
        .filter((page) => page !== undefined);
      if (near.length > 0) leaf.lines[index] = withoutReferences(line, near);
    }
  }
};
