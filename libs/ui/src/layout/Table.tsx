// A plain table that becomes cards where the screen is narrow.
import type { ReactNode } from 'react';
import { classNames } from '../base/class-names';
import { VisuallyHidden } from '../base/VisuallyHidden';
import { IconArrowDown, IconArrowUp, IconSort } from '../icon';
import styles from './table.module.css';

/** The order of a table's rows. */
export interface TableSort<Column extends string = string> {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

/** One column: its title, and what each row shows there. */
export interface TableColumn<Row, Column extends string = string> {
  readonly id: Column;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isSortable?: boolean;
  /** The column that names the row; one per table. */
  readonly isRowHeader?: boolean;
  readonly width?: string;
}

interface TableProps<Row, Column extends string> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row, Column>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: TableSort<Column>;
  readonly onSort?: (sort: TableSort<Column>) => void;
}

/** A table with a caption for screen readers and sortable column headers; cards below 720 px. */
export const Table = <Row, Column extends string>(props: TableProps<Row, Column>) => (
  <table className={styles['table']}>
    <caption>
      <VisuallyHidden>{props.caption}</VisuallyHidden>
    </caption>
    <thead>
      <tr>
        {props.columns.map((column) => (
          <ColumnHeader key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
        ))}
      </tr>
    </thead>
    <tbody>
      {props.rows.map((row) => (
        <tr key={props.rowKey(row)}>
          {props.columns.map((column) =>
            column.isRowHeader ? (
              <th key={column.id} scope="row" data-title={column.title}>
                {column.cell(row)}
              </th>
            ) : (
              <td key={column.id} data-title={column.title}>
                <div className={styles['cell']}>{column.cell(row)}</div>
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);

interface ColumnHeaderProps<Row, Column extends string> {
  readonly column: TableColumn<Row, Column>;
  readonly sort: TableSort<Column> | undefined;
  readonly onSort: ((sort: TableSort<Column>) => void) | undefined;
}

const ColumnHeader = <Row, Column extends string>({
  column,
  sort,
  onSort,
}: ColumnHeaderProps<Row, Column>) => {
  const direction = sort?.column === column.id ? sort.direction : null;
  const style = column.width ? { width: column.width } : undefined;
  if (!column.isSortable || !onSort) {
    return (
      <th scope="col" style={style}>
        {column.title}
      </th>
    );
  }
  const Icon =
    direction === 'ascending' ? IconArrowUp : direction === 'descending' ? IconArrowDown : IconSort;
  const next = direction === 'ascending' ? 'descending' : 'ascending';
  return (
    <th scope="col" style={style} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className={classNames(styles['sort'], direction && styles['sorted'])}
        onClick={() => onSort({ column: column.id, direction: next })}
      >
        {column.title}
        <Icon aria-hidden="true" />
      </button>
    </th>
  );
};
