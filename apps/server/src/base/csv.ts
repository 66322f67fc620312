// Writes tables as CSV that spreadsheet programs read as words and numbers, never as formulas.

/** Tells spreadsheet programs that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that begins so is taken for a formula (OWASP, CSV injection); an apostrophe before it makes it words. */
const FORMULA = /^[=+\-@\t\r]/;

/** What a cell holds; null is an empty one. Numbers are ours, and are written as they are. */
export type Cell = string | number | null;

/** One line with its end, as RFC 4180 has it but for the semicolon: spreadsheet programs in Swedish take the comma for a decimal one. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(written).join(';')}\r\n`;

/** A whole table with the byte order mark, header first. */
export const csv = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  BYTE_ORDER_MARK + [header, ...rows].map(csvLine).join('');

const written = (cell: Cell): string => {
  if (typeof cell === 'number') return String(cell);
  const harmless = FORMULA.test(cell ?? '') ? `'${cell ?? ''}` : (cell ?? '');
  return /[",\r\n;\t]/.test(harmless) || harmless.trim() !== harmless ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};
