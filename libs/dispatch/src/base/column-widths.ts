// How wide the columns of a table become, and which of them hold figures.
import { wordsOf } from './printable';
import type { Block, Cell } from './print';

/** A column never asks for more than this many characters; longer text is broken over lines. */
const WIDEST = 42;
const NARROWEST = 6;
/** The space at both sides of a cell, in characters. */
const PADDING = 3;
const DATE = /^\d{4}-\d{2}(?:-\d{2})?$/;
const FIGURES = /^[\s\d.,:%‰+–−-]*\d[\s\d.,:%‰+–−-]*$/;

const textOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (block.kind === 'paragraph' || block.kind === 'heading') return wordsOf(block.content);
      return block.kind === 'list' ? block.items.map(textOf).join(' ') : '';
    })
    .join(' ');

interface Placed {
  readonly column: number;
  readonly row: number;
  readonly cell: Cell;
}

/** Puts cells in their columns, with regard to cells that reach down from the rows above. */
const placed = (rows: readonly (readonly Cell[])[]): Placed[] => {
  const cells: Placed[] = [];
  const taken = new Set<string>();
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (taken.has(`${y}:${x}`)) x += 1;
      cells.push({ column: x, row: y, cell });
      for (let dy = 0; dy < cell.rowspan; dy += 1)
        for (let dx = 0; dx < cell.colspan; dx += 1) taken.add(`${y + dy}:${x + dx}`);
      x += cell.colspan;
    }
  });
  return cells;
};

/** Characters that a cell asks for: its text, but never less than its longest word; a number is never broken. */
const wantedBy = ({ cell }: Placed, isNumeric: boolean): number => {
  const text = textOf(cell.blocks).trim();
  const unbroken = isNumeric && !cell.header ? [text] : text.split(/\s+/);
  return Math.max(Math.min(WIDEST, text.length), ...unbroken.map((part) => part.length + PADDING));
};

/** Shares of the width, which sum to 1, and which columns hold only figures below their headers. */
export const columnsOf = (rows: readonly (readonly Cell[])[]): { widths: number[]; numeric: boolean[] } => {
  const cells = placed(rows);
  const count = Math.max(1, ...cells.map(({ column, cell }) => column + cell.colspan));
  const columns = Array.from({ length: count }, (_, x) =>
    cells.filter((at) => at.column === x && at.cell.colspan === 1),
  );
  const numeric = columns.map((column, x) => {
    const filled = column
      .filter(({ cell }) => !cell.header)
      .map(({ cell }) => textOf(cell.blocks).trim())
      .filter(Boolean);
    // The first column names its row, even when the name is a number.
    return x > 0 && filled.length > 0 && filled.every((text) => FIGURES.test(text) && !DATE.test(text));
  });
  const wanted = columns.map((column, x) =>
    Math.max(NARROWEST, ...column.map((at) => wantedBy(at, numeric[x] === true))),
  );
  const sum = wanted.reduce((total, width) => total + width, 0);
  return { widths: wanted.map((width) => width / sum), numeric };
};
