// The register as a table.
import type { ConsultationRow, Session } from '@samsvar/protocol';
import { Button, LinkButton, Table, Tag, TextLink, type TableColumn, type TableSort } from '@samsvar/ui';
import { list } from '../base/dates';
import { useLanguage } from '../base/language';
import { path } from '../base/path';
import { useWords } from '../base/words';
import { CoverageBar } from './CoverageBar';
import { DueDate } from './DueDate';
import styles from './register.module.css';
import type { RegisterColumn } from './register';

interface RegisterTableProps {
  readonly rows: readonly ConsultationRow[];
  /** Null for the server's own order. */
  readonly sort: TableSort<RegisterColumn> | null;
  readonly onSort: (sort: TableSort<RegisterColumn>) => void;
  readonly abilities: Session['abilities'];
}

/** One row a consultation; cards on a narrow screen. */
export const RegisterTable = ({ rows, sort, onSort, abilities }: RegisterTableProps) => {
  const words = useWords().consultation;
  const language = useLanguage();
  const { columns: titles } = words.register;
  const columns: readonly TableColumn<ConsultationRow, RegisterColumn | 'response'>[] = [
    {
      id: 'title',
      title: titles.title,
      isRowHeader: true,
      isSortable: true,
      width: '32%',
      cell: (row) => (
        <span className={styles['rowTitle']}>
          <TextLink href={path.consultation(row.id)}>{row.title}</TextLink>
          <span className={styles['quiet']}>
            {row.issuerCaseNumber ? words.caseNumber(row.issuerCaseNumber) : words.noCaseNumber}
          </span>
        </span>
      ),
    },
    { id: 'issuer', title: titles.issuer, isSortable: true, cell: (row) => list(row.issuers, language) },
    {
      id: 'due',
      title: titles.due,
      isSortable: true,
      width: '10.5rem',
      cell: (row) => <DueDate dueOn={row.dueOn} daysLeft={row.daysLeft} />,
    },
    {
      id: 'state',
      title: titles.state,
      isSortable: true,
      cell: (row) => <Tag>{words.state[row.state]}</Tag>,
    },
    {
      id: 'response',
      title: titles.response,
      width: '21%',
      cell: (row) => <OwnResponse row={row} mayStart={abilities.includes('response.start')} />,
    },
  ];
  return (
    <div className={styles['tableBox']}>
      <Table
        caption={words.register.caption}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        {...(sort ? { sort } : {})}
        onSort={({ column, direction }) => {
          if (column !== 'response') onSort({ column, direction });
        }}
      />
    </div>
  );
};

const OwnResponse = ({ row, mayStart }: { readonly row: ConsultationRow; readonly mayStart: boolean }) => {
  const words = useWords().consultation;
  if (!row.response) {
    return mayStart ? (
      <LinkButton size="small" href={path.consultation(row.id)} aria-label={words.startResponseTo(row.title)}>
        {words.startResponse}
      </LinkButton>
    ) : (
      <span className={styles['rowTitle']}>
        <span className={styles['quiet']}>{words.notStarted}</span>
        <span>
          <Button size="small" whyNot={words.mayNotStart} aria-label={words.startResponseTo(row.title)}>
            {words.startResponse}
          </Button>
        </span>
      </span>
    );
  }
  return (
    <span className={styles['rowTitle']}>
      <CoverageBar {...row.response} />
      <span>
        <LinkButton
          size="small"
          href={path.response(row.response.id)}
          aria-label={words.openResponseTo(row.title)}
        >
          {words.openResponse}
        </LinkButton>
      </span>
    </span>
  );
};
