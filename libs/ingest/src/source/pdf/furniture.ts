// Page furniture: running headers, footers and page numbers, told by their repetition, and the printed page numbers in them.
import { heaviest } from './leaf';
import type { Line } from './line';

/** How many lines from the top and the bottom of a page may be furniture. */
const REACH = 4;
/** Share of the pages on which a line must come back, and the least number of pages. */
const SHARE = 0.25;
const LEAST = 3;

const keyOf = (line: Line): string =>
  `${line.text.replace(/\d+/g, '#').replace(/\s+/g, ' ')} ${Math.round(line.y / 3)}`;

/** Keys of a line at its height and at the next, so that a point of drift does not matter. */
const keysOf = (line: Line): string[] => [
  keyOf(line),
  keyOf({ ...line, y: line.y + 3 }),
  keyOf({ ...line, y: line.y - 3 }),
];

const isFurnitureShape = (line: Line): boolean => line.text.length <= 160;

/** Splits the lines of all pages (top to bottom within each) into the text and the furniture. */
export const withoutFurniture = (
  pages: readonly (readonly Line[])[],
): { body: Line[][]; furniture: Line[] } => {
  const counts = new Map<string, number>();
  const edges = pages.map(
    (lines) => new Set([...lines.slice(0, REACH), ...lines.slice(-REACH)].filter(isFurnitureShape)),
  );
  for (const edge of edges) {
    const keys = new Set([...edge].map(keyOf));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const needed = Math.max(LEAST, Math.ceil(pages.length * SHARE));
  const furniture: Line[] = [];
  const body = pages.map((lines, index) =>
    lines.filter((line) => {
      if (!edges[index]?.has(line)) return true;
      const seen = keysOf(line).reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
      if (seen < needed) return true;
      furniture.push(line);
      return false;
    }),
  );
  return { body, furniture };
};

/** The printed page number of each page: the numbers in furniture that keep the same distance to the page's place. */
export const printedNumbers = (furniture: readonly Line[], pages: number): Map<number, string> => {
  const numbers = new Map<number, Set<number>>();
  const offsets = new Map<number, number>();
  for (const line of furniture) {
    for (const [found] of line.text.matchAll(/(?<![\d:–-])\d{1,4}(?![\d:–-])/g)) {
      const number = Number(found);
      const known = numbers.get(line.page) ?? new Set<number>();
      if (!known.has(number)) offsets.set(number - line.page, (offsets.get(number - line.page) ?? 0) + 1);
      numbers.set(line.page, known.add(number));
    }
  }
  const offset = heaviest(offsets, Number.NaN);
  const labels = new Map<number, string>();
  if (Number.isNaN(offset) || ((offsets.get(offset) ?? 0) < 2 && pages > 1)) return labels;
  for (const [page, found] of numbers) if (found.has(page + offset)) labels.set(page, String(page + offset));
  return labels;
};
