// Tables of the Word file: header rows that are repeated and known as headers.
import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Cell, Table as PrintedTable } from '../../base/print';
import { ACCENT, HEAD_SHADE, RULE, TEXT_WIDTH } from './styles';

type Lines = (Paragraph | Table)[];
/** Writes the blocks of a cell. */
type Write = (blocks: readonly Block[], isRight: boolean) => Lines;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const borders = {
  top: { style: BorderStyle.SINGLE, size: 8, color: ACCENT },
  bottom: { style: BorderStyle.SINGLE, size: 4, color: RULE },
  insideHorizontal: { style: BorderStyle.SINGLE, size: 4, color: RULE },
  left: NONE,
  right: NONE,
  insideVertical: NONE,
};
const margins = { marginUnitType: WidthType.DXA, top: 20, bottom: 20, left: 100, right: 100 };

const frame = (widths: readonly number[], rows: TableRow[]): Table =>
  new Table({
    rows,
    columnWidths: widths.map((width) => Math.round(width * TEXT_WIDTH)),
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders,
    margins,
  });

/** A table with its header rows marked. */
export const tableOf = (table: PrintedTable, write: Write): Table =>
  frame(
    table.widths,
    table.rows.map(
      (row, index) =>
        new TableRow({
          // Left out where it does not hold: some readers take an explicit false for a header row.
          ...(index < table.headerRows ? { tableHeader: true } : {}),
          cantSplit: true,
          children: row.map((cell, column) =>
            cellOf(cell, { write, isRight: table.numeric[column] === true && cell.colspan === 1 }),
          ),
        }),
    ),
  );

const cellOf = (cell: Cell, { write, isRight }: { write: Write; isRight: boolean }): TableCell => {
  const blocks = cell.header ? cell.blocks.map(bold) : cell.blocks;
  const lines = write(blocks, isRight);
  return new TableCell({
    children: lines.length > 0 ? lines : [new Paragraph({ style: 'Tabelltext' })],
    columnSpan: cell.colspan,
    rowSpan: cell.rowspan,
    ...(cell.header ? { shading: { fill: HEAD_SHADE } } : {}),
  });
};

const bold = (block: Block): Block =>
  block.kind === 'paragraph'
    ? {
        ...block,
        content: block.content.map((part) => (part.kind === 'text' ? { ...part, bold: true } : part)),
      }
    : block;

/** Two wordings beside each other, as Swedish statutes print them. */
export const wordingTable = (from: Lines, to: Lines): Table =>
  frame(
    [0.5, 0.5],
    [
      new TableRow({
        tableHeader: true,
        children: ['Nuvarande lydelse', 'Föreslagen lydelse'].map(headCell),
      }),
      new TableRow({ children: [new TableCell({ children: from }), new TableCell({ children: to })] }),
    ],
  );

const headCell = (text: string): TableCell =>
  new TableCell({
    shading: { fill: HEAD_SHADE },
    children: [new Paragraph({ style: 'Tabelltext', children: [new TextRun({ text, bold: true })] })],
  });
