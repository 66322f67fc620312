// From the flat blocks of a source to the parts of a readable document: lists by depth, tables by cell.
import type { BlockBody } from '@samsvar/protocol';

/** An item of a list, with the lists that stand under it. */
export interface ListItemPart {
  readonly block: BlockBody;
  readonly lists: ListPart[];
}
export interface ListPart {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** Whether these are the lines of a table of contents, each with its page at the end. */
  readonly contents: boolean;
  readonly items: ListItemPart[];
}
/** One cell; several blocks when it holds several paragraphs, none when the source left it empty. */
export interface CellPart {
  readonly header: boolean;
  readonly blocks: BlockBody[];
}
export interface TablePart {
  readonly kind: 'table';
  /** Counts from 0 through the document. */
  readonly table: number;
  readonly rows: CellPart[][];
}
export interface BlockPart {
  readonly kind: 'heading' | 'paragraph' | 'quote' | 'caption' | 'footnote';
  readonly block: BlockBody;
}
/** One thing of the reading view, made of one or more blocks. */
export type ReadingPart = (BlockPart | ListPart | TablePart) & { readonly first: number; readonly last: number };

/** Puts blocks together to parts, in the order of the text. */
export const readingParts = (blocks: readonly BlockBody[]): ReadingPart[] => {
  const parts: ReadingPart[] = [];
  for (let at = 0; at < blocks.length; ) {
    const run = runFrom(blocks, at);
    parts.push(...partsOfRun(run));
    at += run.length;
  }
  return parts;
};

/** The blocks that belong together from a place on: a list, a table, or one block. */
const runFrom = (blocks: readonly BlockBody[], at: number): BlockBody[] => {
  const first = blocks[at];
  if (!first) return [];
  let end = at + 1;
  while (end < blocks.length && belongTogether(first, blocks[end])) end += 1;
  return blocks.slice(at, end);
};

const belongTogether = (first: BlockBody, next: BlockBody | undefined): boolean => {
  if (next?.type !== first.type) return false;
  if (first.type === 'list-item') return true;
  return first.type === 'table-cell' && first.cell !== null && first.cell.table === next.cell?.table;
};

const partsOfRun = (run: readonly BlockBody[]): ReadingPart[] => {
  const first = run[0];
  const last = run[run.length - 1];
  if (!first || !last) return [];
  const span = { first: first.ord, last: last.ord };
  switch (first.type) {
    case 'list-item':
      return listsOf(run, isContents(run)).map((list) => ({ ...list, ...spanOf(list) }));
    case 'table-cell':
      return first.cell ? [{ ...tableOf(first.cell.table, run), ...span }] : [{ kind: 'paragraph', block: first, ...span }];
    default:
      return [{ kind: first.type, block: first, ...span }];
  }
};

const NUMBERED = /^\(?(\d+(\.\d+)*|[a-zåäö]|[ivxlc]+)[.):]*\)?$/i;

/** Whether a list item's label counts ("1.", "b)", "iv."), as opposed to a bullet or nothing. */
export const isNumbered = (label: string | null): boolean => label !== null && NUMBERED.test(label.trim());

const PAGE_AT_END = /\s(\d{1,4})$/;

/** Items without bullets that all end in a page, the pages never going back, are a table of contents. */
const isContents = (items: readonly BlockBody[]): boolean => {
  let page = 0;
  const isInOrder = items.every(({ label, text }) => {
    const next = label === null ? Number(PAGE_AT_END.exec(text)?.[1] ?? -1) : -1;
    const isNext = next >= page;
    page = next;
    return isNext;
  });
  return isInOrder && items.length > 1;
};

/** Rebuilds nested lists from depths. A jump of several levels is one level deeper: depth is relative. */
const listsOf = (items: readonly BlockBody[], contents: boolean): ListPart[] => {
  const lists: ListPart[] = [];
  for (let at = 0; at < items.length; ) {
    const first = items[at];
    if (!first) break;
    const depth = first.level ?? 1;
    let end = at + 1;
    while (end < items.length && (items[end]?.level ?? 1) > depth) end += 1;
    const item = { block: first, lists: listsOf(items.slice(at + 1, end), contents) };
    const ordered = isNumbered(first.label);
    const open = lists[lists.length - 1];
    if (open && open.ordered === ordered) open.items.push(item);
    else lists.push({ kind: 'list', ordered, contents, items: [item] });
    at = end;
  }
  return lists;
};

const spanOf = (list: ListPart): { first: number; last: number } => {
  const ords = list.items.flatMap(ordsOf);
  return { first: Math.min(...ords), last: Math.max(...ords) };
};
const ordsOf = (item: ListItemPart): number[] => [
  item.block.ord,
  ...item.lists.flatMap((list) => list.items.flatMap(ordsOf)),
];

/** Rebuilds a table's grid. Places that no block fills become empty cells, so that columns stay in line. */
const tableOf = (table: number, cells: readonly BlockBody[]): TablePart => {
  const rows = new Map<number, Map<number, CellPart>>();
  let width = 0;
  for (const block of cells) {
    if (!block.cell) continue;
    const { row, column, header } = block.cell;
    width = Math.max(width, column + 1);
    const cellsOfRow = rows.get(row) ?? new Map<number, CellPart>();
    rows.set(row, cellsOfRow);
    const cell = cellsOfRow.get(column);
    if (cell) cell.blocks.push(block);
    else cellsOfRow.set(column, { header, blocks: [block] });
  }
  const grid = [...rows.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, row]) => Array.from({ length: width }, (_, column) => row.get(column) ?? { header: false, blocks: [] }));
  return { kind: 'table', table, rows: grid };
};
