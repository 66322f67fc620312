// Measures of a whole document that decide where its paragraphs end: type size, leading, margins.
import type { Region } from './columns';
import { bodySizeOf, heaviest } from './leaf';
import type { Line } from './line';

export interface Measures {
  readonly bodySize: number;
  /** Usual distance between baselines for lines of a size, in points. */
  readonly leading: (size: number) => number;
  /** The right margin that lines of a column are set against. */
  readonly rightOf: (region: Region) => number;
}

const half = (size: number): number => Math.round(size * 2) / 2;

/** Measures all columns of a document. */
export const measure = (regions: readonly Region[]): Measures => {
  const lines = regions.flatMap((region) => region.lines);
  const bodySize = bodySizeOf(lines);
  const leadings = new Map<number, Map<number, number>>();
  const rights = new Map<number, Map<number, number>>();
  for (const region of regions) {
    const own = rights.get(Math.round(region.left / 12)) ?? new Map<number, number>();
    rights.set(Math.round(region.left / 12), own);
    own.set(Math.round(region.right), (own.get(Math.round(region.right)) ?? 0) + region.lines.length);
    for (const [index, line] of region.lines.entries()) {
      const before = region.lines[index - 1];
      if (!before || half(before.size) !== half(line.size)) continue;
      const gap = Math.round((line.y - before.y) * 5) / 5;
      const seen = leadings.get(half(line.size)) ?? new Map<number, number>();
      leadings.set(half(line.size), seen.set(gap, (seen.get(gap) ?? 0) + 1));
    }
  }
  const usual = new Map([...leadings].map(([size, seen]) => [size, usualGap(size, seen)]));
  const bodyLeading = usual.get(half(bodySize)) ?? bodySize * 1.3;
  return {
    bodySize,
    leading: (size) => usual.get(half(size)) ?? (bodyLeading / bodySize) * size,
    rightOf: (region) => {
      const known = heaviest(
        rights.get(Math.round(region.left / 12)) ?? new Map<number, number>(),
        region.right,
      );
      // Few lines say little about the margin; a neighbour that is much wider is another kind of column.
      return region.lines.length >= 6 || known > region.right * 1.6
        ? region.right
        : Math.max(region.right, known);
    },
  };
};

/** The most common gap, unless lines of this size are mostly paragraphs of one line. */
const usualGap = (size: number, seen: ReadonlyMap<number, number>): number => {
  const plausible = new Map([...seen].filter(([gap]) => gap > size * 0.9 && gap < size * 2.2));
  const most = Math.max(0, ...plausible.values());
  const common = [...plausible].filter(([, count]) => count >= most * 0.3).map(([gap]) => gap);
  return common.length > 0 ? Math.min(...common) : size * 1.3;
};

/** Width of a line's first word with the space before it, in points. */
export const firstWordWidth = (line: Line): number => {
  const word = /^\S+/.exec(line.text)?.[0] ?? '';
  const perCharacter = (line.right - line.x) / Math.max(1, line.text.length);
  return (word.length + 0.6) * perCharacter;
};
