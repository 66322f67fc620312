// Lines of print: runs that stand on one baseline, with their text and where each part of it stands.
import type { NoteMark } from '@samsvar/domain';
import type { Run } from './page';

/** One line of one leaf or column. `y` is the baseline. */
export interface Line {
  readonly page: number;
  readonly runs: readonly Run[];
  /** As printed, with spaces where there are gaps; numbers that point at notes are left out. */
  readonly text: string;
  /** Those numbers, with their places in `text`. */
  readonly notes: readonly NoteMark[];
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** Type size of most of its characters. */
  readonly size: number;
  readonly bold: boolean;
}

const isInk = (run: Run): boolean => run.text.trim() !== '';

/** Type size that most characters have, in steps of a tenth. */
const mainSize = (runs: readonly Run[]): number => {
  const counts = new Map<number, number>();
  for (const run of runs) {
    const size = Math.round(run.size * 10) / 10;
    counts.set(size, (counts.get(size) ?? 0) + run.text.trim().length);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
};

/** A small raised number after a word points at a note; it is no part of the sentence. */
const isNoteReference = (run: Run, size: number, y: number): boolean =>
  run.size <= size * 0.82 && y - run.y > size * 0.12 && /^[\d\s,*]{1,8}$/.test(run.text);

/** The labels in a mark: "1", "1, 2", "*". */
export const labelsOf = (mark: string): string[] => mark.match(/\d+|[*†‡]+/g) ?? [];

/** The runs without numbers that point at notes; each is remembered by the run it stands after. */
const withoutNoteReferences = (runs: readonly Run[], first: Run, { size, y }: { size: number; y: number }): Run[] => {
  const kept: Run[] = [];
  for (const run of runs) {
    if (run === first || !isNoteReference(run, size, y)) {
      kept.push(run);
      continue;
    }
    const at = kept.findLastIndex(isInk);
    const before = kept[at];
    if (before) kept[at] = { ...before, notes: [...before.notes, ...labelsOf(run.text)] };
  }
  return kept;
};

/** The marks of a part of a line, counted from where that part begins. */
export const notesFrom = (notes: readonly NoteMark[], start: number): NoteMark[] =>
  notes.map(({ at, label }) => ({ at: Math.max(0, at - start), label }));

const CLOSING = /^[.,;:!?)\]”»]/;

/** Makes a line of runs in reading order. Null when there is no ink. */
export const lineOf = (runs: readonly Run[]): Line | null => {
  const ink = runs.filter(isInk);
  const first = ink[0];
  if (!first) return null;
  const size = mainSize(ink);
  const y = ink.find((run) => Math.abs(run.size - size) < 0.15)?.y ?? first.y;
  const kept = withoutNoteReferences(runs, first, { size, y });
  const notes: NoteMark[] = [];
  let text = '';
  let end: number | null = null;
  for (const run of kept) {
    const isWide = end !== null && run.x - end > size * 0.14 && !/\s$/.test(text) && !/^\s/.test(run.text);
    // What was left out between a word and its comma is no space.
    const gap = isWide && !(notes.at(-1)?.at === text.length && CLOSING.test(run.text));
    text += (gap ? ' ' : '') + run.text;
    end = run.x + run.width;
    for (const label of run.notes) notes.push({ at: text.trimEnd().length, label });
  }
  const bold = ink.some((run) => run.bold) && ink.every((run) => run.bold || !/\p{L}/u.test(run.text));
  const right = Math.max(...ink.map((run) => run.x + run.width));
  return {
    page: first.page,
    runs: kept,
    text: text.trim(),
    notes: notesFrom(notes, text.length - text.trimStart().length),
    x: Math.min(...ink.map((run) => run.x)),
    right,
    y,
    size,
    bold,
  };
};

/** Cuts runs in reading order into lines: where the baseline moves by more than a raised number does, or the page ends. */
export const linesInOrder = (runs: readonly Run[]): Line[] => {
  const groups: Run[][] = [];
  let base: Run | null = null;
  for (const run of runs) {
    const same =
      base !== null &&
      base.page === run.page &&
      Math.abs(base.y - run.y) <= 0.5 * Math.max(base.size, run.size);
    const back =
      base !== null && run.x < base.x - base.size && Math.abs((base?.y ?? 0) - run.y) > 0.2 * run.size;
    if (!same || back) groups.push([]);
    groups.at(-1)?.push(run);
    if (isInk(run) && (!same || back || base === null || run.size >= base.size)) base = run;
  }
  return groups.map(lineOf).filter((line) => line !== null);
};

/** How many characters of a run to drop so that `ink` visible ones, and the spaces after them, are gone. */
const dropped = (text: string, ink: number): { length: number; ink: number } => {
  let at = 0;
  let left = ink;
  while (at < text.length && (left > 0 || /\s/.test(text.charAt(at)))) {
    if (!/\s/.test(text.charAt(at))) left -= 1;
    at += 1;
  }
  return { length: at, ink: left };
};

/** The line without its first characters (a label), its left edge moved accordingly. */
export const withoutStart = (line: Line, length: number): Line => {
  // Gaps between runs count as spaces in the text but stand in no run, so only ink is counted.
  let ink = line.text.slice(0, length).replace(/\s/g, '').length;
  const runs: Run[] = [];
  for (const run of line.runs) {
    const start = runs.length === 0 ? dropped(run.text, ink) : { length: 0, ink };
    ink = start.ink;
    const share = start.length / run.text.length;
    if (start.length < run.text.length)
      runs.push({
        ...run,
        text: run.text.slice(start.length),
        x: run.x + run.width * share,
        width: run.width * (1 - share),
      });
  }
  const rest = line.text.slice(length);
  const notes = notesFrom(line.notes, line.text.length - rest.trimStart().length);
  return { ...line, runs, text: rest.trim(), notes, x: runs.find(isInk)?.x ?? line.x };
};
