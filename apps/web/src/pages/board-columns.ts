// In what order the board shows its things.
import type { BoardBody } from '@samsvar/protocol';

/** One thing on the board. */
export type BoardItem = BoardBody['items'][number];
export type BoardColumn = BoardItem['column'];

/** The columns in their order. */
export const BOARD_COLUMNS = ['mine', 'waiting', 'done'] as const satisfies readonly BoardColumn[];

/** What stands in a column: what is late first, then by date; what has no date by that of its response. */
export const columnOf = (items: readonly BoardItem[], column: BoardColumn): BoardItem[] =>
  items
    .filter((item) => item.column === column)
    .sort((a, b) => Number(b.isLate) - Number(a.isLate) || dateOf(a).localeCompare(dateOf(b)));

const dateOf = ({ dueOn, response }: BoardItem): string => dueOn ?? response.dueOn;
