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
      for (let x = Math.floor(run.x - left); x <= run.x + run.width - left; x += 1) points.add(Math.max(0, x));
    for (const x of points) covered[x] = (covered[x] ?? 0) + 1;
  }
  return covered;
};

/** The middle of the widest gap that few rows cross and many rows stand on both sides of; null for one column. */
const gutterOf = (rows: readonly Run[][], left: number, right: number): number | null => {
  const width = right - left;
  const covered = coverage(rows, left, right);
  const crossing = Math.max(1, rows.length * 0.25);
  let best: { from: number; to: number } | null = null;
  let from: number | null = null;
  for (let x = Math.ceil(width * 0.22); x <= width * 0.78; x += 1) {
    if ((covered[x] ?? 0) <= crossing) {
      from ??= x;
      if (x - from >= GUTTER && (best === null || x - from > best.to - best.from)) best = { from, to: x };
    } else from = null;
  }
  if (!best) return null;
  const middle = left + (best.from + best.to) / 2;
  const crosses = (row: Run[]): boolean => row.some((run) => run.x < middle && run.x + run.width > middle);
  const beside = rows.filter((row) => !crosses(row) && row.some((r) => r.x > middle) && row.some((r) => r.x < middle));
  return beside.length >= LEAST_LINES && hasText(beside, middle) ? middle : null;
};

/** Whether both sides are set as text and not as the short cells of a table. */
const hasText = (rows: readonly Run[][], middle: number): boolean => {
  const { left, right } = edgesOf(rows);
  const filled = (side: Run[][], width: number): boolean => {
    const widths = side.map((row) => row.reduce((sum, run) => sum + run.width, 0)).sort((a, b) => a - b);
    return (widths[Math.floor(widths.length / 2)] ?? 0) > width * 0.6;
  };
  const onLeft = rows.map((row) => row.filter((run) => run.x < middle));
  const onRight = rows.map((row) => row.filter((run) => run.x > middle));
  return filled(onLeft, middle - left) && filled(onRight, right - middle);
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
    const left = band.map((row) => row.filter((run) => run.x + run.width / 2 < middle)).filter((row) => row.length > 0);
    const right = band.map((row) => row.filter((run) => run.x + run.width / 2 >= middle)).filter((row) => row.length > 0);
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
  rowsOf(runs).map((row) => lineOf(row)).filter((line) => line !== null);

/** The columns of a page in reading order. */
export const regionsOf = (runs: readonly Run[]): Region[] => regionsOfRows(rowsOf(runs));
