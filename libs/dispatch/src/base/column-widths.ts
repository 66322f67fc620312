// How wide the columns of a table become, and which of them hold figures.
import { wordsOf } from './printable';
import type { Block, Cell } from './print';

/** A column never asks for more than this many characters; longer text is broken over lines. */
const WIDEST = 42;
const NARROWEST = 6;
/** What fits beside each other on a page. */
const PAGE = 80;
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

interface Wish {
  /** The longest word: less, and it would be broken. */
  readonly least: number;
  /** The text on one line, unless it is very long. */
  readonly wanted: number;
}

/** Characters that a cell asks for; a number is never broken. */
const wishOf = ({ cell }: Placed, isNumeric: boolean): Wish => {
  const text = textOf(cell.blocks).trim();
  const unbroken = isNumeric && !cell.header ? [text] : text.split(/\s+/);
  const least = Math.max(NARROWEST, ...unbroken.map((part) => part.length + PADDING));
  return { least, wanted: Math.max(Math.min(WIDEST, text.length), least) };
};

/** The widest of the wishes in a column. */
const together = (wishes: readonly Wish[]): Wish => ({
  least: Math.max(NARROWEST, ...wishes.map(({ least }) => least)),
  wanted: Math.max(NARROWEST, ...wishes.map(({ wanted }) => wanted)),
});

/** Where not all wishes fit, each column has what it needs least, and they share what is left by what they want. */
const shared = (wishes: readonly Wish[]): number[] => {
  const [least, wanted] = [sum(wishes.map((wish) => wish.least)), sum(wishes.map((wish) => wish.wanted))];
  const share = wanted <= PAGE ? 1 : Math.max(0, PAGE - least) / Math.max(1, wanted - least);
  return wishes.map((wish) => wish.least + (wish.wanted - wish.least) * share);
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

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
  const widths = shared(
    columns.map((column, x) => together(column.map((at) => wishOf(at, numeric[x] === true)))),
  );
  const whole = sum(widths);
  return { widths: widths.map((width) => width / whole), numeric };
};
