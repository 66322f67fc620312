// Finds columns by their gutters and puts the lines of a page in reading order.
import { lineOf, type Line } from './line';
import type { Run } from './page';

/** Lines of one column, top to bottom, and the edges between which they are set. */
export interface Region {
  readonly page: number;
  readonly lines: Line[];
  readonly left: number;
  readonly right: number;
}

/** Narrowest gap between columns, in points. */
const GUTTER = 9;
/** Lines that must stand beside each other before a gap counts as a gutter. */
const LEAST_LINES = 5;

/** Groups the runs of a page by baseline. */
const rowsOf = (runs: readonly Run[]): Run[][] => {
  const sorted = runs.filter((run) => run.text.trim() !== '').sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: Run[][] = [];
  let base: Run | null = null;
  for (const run of sorted) {
    if (base === null || run.y - base.y > 0.45 * Math.max(base.size, run.size)) {
      rows.push([]);
      base = run;
    } else if (run.size > base.size) base = run;
    rows.at(-1)?.push(run);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
};

const edgesOf = (rows: readonly Run[][]): { left: number; right: number } => ({
  left: Math.min(...rows.flat().map((run) => run.x)),
  right: Math.max(...rows.flat().map((run) => run.x + run.width)),
});

/** How many rows have ink over each point between the edges. */
const coverage = (rows: readonly Run[][], left: number, right: number): number[] => {
  const covered = new Array<number>(Math.max(1, Math.ceil(right - left) + 1)).fill(0);
  for (const row of rows) {
    const points = new Set<number>();
    for (const run of row)
      for (let x = Math.floor(run.x - left); x <= run.x + run.width - left; x += 1)
        points.add(Math.max(0, x));
    for (const x of points) covered[x] = (covered[x] ?? 0) + 1;
  }
  return covered;
};

/** Gaps of some width that few rows cross, with how few. */
const gapsOf = (
  covered: readonly number[],
  width: number,
  crossing: number,
): { from: number; to: number; rows: number }[] => {
  const gaps: { from: number; to: number; rows: number }[] = [];
  let open: { from: number; to: number; rows: number } | null = null;
  for (let x = Math.ceil(width * 0.22); x <= width * 0.78; x += 1) {
    const rows = covered[x] ?? 0;
    if (rows > crossing) open = null;
    else if (open === null) gaps.push((open = { from: x, to: x, rows }));
    else [open.to, open.rows] = [x, open.rows + rows];
  }
  return gaps.filter(({ from, to }) => to - from >= GUTTER);
};

/**
 * Shares of the rows that may cross a gutter, tried from none: headings and summaries over the whole width do,
 * but a column of few lines must not be taken for a gap that few rows cross.
 */
const CROSSINGS = [0.02, 0.1, 0.25];

/** The middle of the clearest gap that many lines stand on both sides of; null for one column. */
const gutterOf = (rows: readonly Run[][], left: number, right: number): number | null => {
  const covered = coverage(rows, left, right);
  for (const share of CROSSINGS) {
    const gaps = gapsOf(covered, right - left, rows.length * share);
    const clearness = (gap: { from: number; to: number; rows: number }): number =>
      (gap.to - gap.from) ** 2 / (gap.to - gap.from + gap.rows);
    const best = gaps.sort((a, b) => clearness(b) - clearness(a))[0];
    if (best && separates(rows, left + (best.from + best.to) / 2)) return left + (best.from + best.to) / 2;
  }
  return null;
};

/** Whether there is enough text on both sides of a line down the page. */
const separates = (rows: readonly Run[][], middle: number): boolean => {
  const inside = rows.filter((row) => !row.some((run) => run.x < middle && run.x + run.width > middle));
  const onLeft = inside.map((row) => row.filter((run) => run.x < middle)).filter((row) => row.length > 0);
  const onRight = inside.map((row) => row.filter((run) => run.x > middle)).filter((row) => row.length > 0);
  return besideEachOther(onLeft, onRight) >= LEAST_LINES && isText(onLeft) && isText(onRight);
};

const heightOf = (row: readonly Run[]): number => row[0]?.y ?? 0;

/** How many lines of the shorter side stand within the height of the other; their baselines need not agree. */
const besideEachOther = (left: readonly Run[][], right: readonly Run[][]): number => {
  const within = (side: readonly Run[][], other: readonly Run[][]): number => {
    const [top, bottom] = [heightOf(other[0] ?? []) - 2, heightOf(other.at(-1) ?? []) + 2];
    return side.filter((row) => heightOf(row) >= top && heightOf(row) <= bottom).length;
  };
  return Math.min(within(left, right), within(right, left));
};

/** Whether a side is set as text and not as the short cells of a table: half its lines are well filled. */
const isText = (side: readonly Run[][]): boolean => {
  const { left, right } = edgesOf(side);
  const widths = side.map((row) => row.reduce((sum, run) => sum + run.width, 0)).sort((a, b) => a - b);
  return (widths[Math.floor(widths.length / 2)] ?? 0) > (right - left) * 0.6;
};

const regionOf = (rows: readonly Run[][]): Region[] => {
  const lines = rows.map((row) => lineOf(row)).filter((line) => line !== null);
  const first = lines[0];
  return first ? [{ page: first.page, lines, ...edgesOf(rows) }] : [];
};

/** Cuts rows into bands at those that cross the gutter; left before right within each band. */
const inBands = (rows: readonly Run[][], middle: number): Region[] => {
  const regions: Region[] = [];
  let band: Run[][] = [];
  let spanning: Run[][] = [];
  const flush = (): void => {
    const left = band
      .map((row) => row.filter((run) => run.x + run.width / 2 < middle))
      .filter((row) => row.length > 0);
    const right = band
      .map((row) => row.filter((run) => run.x + run.width / 2 >= middle))
      .filter((row) => row.length > 0);
    regions.push(...regionsOfRows(left), ...regionsOfRows(right));
    band = [];
  };
  for (const row of rows) {
    if (row.some((run) => run.x < middle - GUTTER / 2 && run.x + run.width > middle + GUTTER / 2)) {
      if (band.length > 0) flush();
      spanning.push(row);
    } else {
      regions.push(...regionOf(spanning));
      spanning = [];
      band.push(row);
    }
  }
  flush();
  return [...regions, ...regionOf(spanning)];
};

const regionsOfRows = (rows: readonly Run[][]): Region[] => {
  if (rows.length === 0) return [];
  const { left, right } = edgesOf(rows);
  const middle = rows.length >= LEAST_LINES ? gutterOf(rows, left, right) : null;
  return middle === null ? regionOf(rows) : inBands(rows, middle);
};

/** Rough lines of a page from top to bottom, columns beside each other in one line: for finding page furniture. */
export const rowsAsLines = (runs: readonly Run[]): Line[] =>
  rowsOf(runs)
    .map((row) => lineOf(row))
    .filter((line) => line !== null);

/** The columns of a page in reading order. */
export const regionsOf = (runs: readonly Run[]): Region[] => regionsOfRows(rowsOf(runs));
