// The rows of people to invite, each to be corrected or taken away.
import { ROLES } from '@samsvar/domain';
import { Button, IconAdd, IconButton, IconRemove, Select, Table, TextField, type TableColumn } from '@samsvar/ui';
import { useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useAdminWords } from '../base/admin-words';
import { useWords } from '../base/words';
import type { InviteRow, RowProblem } from './invite-rows';
import styles from './membership.module.css';

interface InviteRowsProps {
  readonly rows: readonly InviteRow[];
  readonly problems: ReadonlyMap<string, RowProblem>;
  readonly change: (key: string, part: Partial<InviteRow>) => void;
  readonly add: () => string;
  readonly remove: (key: string) => void;
  /** Something is being typed that no row holds yet. */
  readonly onTyping: () => void;
}

/** What is wrong with a row stands under the field that can mend it. Enter in a field sends the form that the rows stand in. */
export const InviteRows = ({ rows, problems, change, add, remove, onTyping }: InviteRowsProps) => {
  const words = useAdminWords().members.inviting;
  const box = useRef<HTMLDivElement>(null);
  const focusOn = (selector: string): void => void requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(selector)?.focus());
  const onRemove = (key: string): void => {
    remove(key);
    focusOn('[data-add-row] button');
  };
  const columns = useColumns({ rows, problems, change, onRemove });
  return (
    <div ref={box} className={styles['form']}>
      <div className={styles['inviteRows']} onInput={onTyping}>
        <Table caption={words.caption} columns={columns} rows={rows} rowKey={({ key }) => key} />
      </div>
      <div data-add-row="">
        <Button
          icon={<IconAdd />}
          onPress={() => {
            add();
            focusOn('tbody tr:last-child input');
          }}
        >
          {words.addRow}
        </Button>
      </div>
    </div>
  );
};

interface ColumnsOptions extends Pick<InviteRowsProps, 'rows' | 'problems' | 'change'> {
  readonly onRemove: (key: string) => void;
}

const useColumns = ({ rows, problems, change, onRemove }: ColumnsOptions): readonly TableColumn<InviteRow>[] => {
  const words = useAdminWords().members.inviting;
  const { roles } = useWords().base;
  const numbers = new Map(rows.map(({ key }, at) => [key, at + 1]));
  const label = (column: string, row: InviteRow): string => words.rowLabel(column, numbers.get(row.key) ?? 0);
  return [
    {
      id: 'email',
      title: words.columns.email,
      width: '34%',
      cell: (row) => {
        const problem = problems.get(row.key);
        const fault = problem && problem !== 'name-too-long' ? words.problems[problem] : null;
        return <RowField kind="email" label={label(words.columns.email, row)} value={row.email} fault={fault} onChange={(email) => change(row.key, { email })} />;
      },
    },
    {
      id: 'name',
      title: words.columns.name,
      cell: (row) => {
        const fault = problems.get(row.key) === 'name-too-long' ? words.problems['name-too-long'] : null;
        return <RowField kind="text" label={label(words.columns.name, row)} value={row.name} fault={fault} onChange={(name) => change(row.key, { name })} />;
      },
    },
    {
      id: 'role',
      title: words.columns.role,
      width: '10rem',
      cell: (row) => (
        <Select
          label={label(words.columns.role, row)}
          isLabelHidden
          choices={ROLES.map((id) => ({ id, label: roles[id] }))}
          value={row.role}
          onChange={(role) => change(row.key, { role, isRoleGuessed: false })}
          error={row.isRoleGuessed ? words.problems['bad-role'] : null}
        />
      ),
    },
    {
      id: 'title',
      title: words.columns.title,
      cell: (row) => <RowField kind="text" label={label(words.columns.title, row)} value={row.title} fault={null} onChange={(title) => change(row.key, { title })} />,
    },
    {
      id: 'remove',
      title: words.columns.remove,
      width: '4rem',
      cell: (row) => (
        <IconButton
          label={words.removeRow(numbers.get(row.key) ?? 0, row.email)}
          icon={<IconRemove />}
          onPress={() => onRemove(row.key)}
        />
      ),
    },
  ];
};

interface RowFieldProps {
  readonly kind: 'email' | 'text';
  readonly label: string;
  readonly value: string;
  readonly fault: string | null;
  readonly onChange: (value: string) => void;
}

/** Hands on what was written when the field is left or sent with Enter, so that a list of hundreds is not drawn anew for every letter. */
const RowField = ({ kind, label, value, fault, onChange }: RowFieldProps) => {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = (): void => {
    if (typed !== null && typed !== value) onChange(typed);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target, nativeEvent } = event;
    if (event.key !== 'Enter' || nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    // The form judges the rows as they are drawn: with these words among them.
    flushSync(leave);
    target.form?.requestSubmit();
  };
  return (
    <span className={styles['rowField']} onKeyDown={onKeyDown}>
      <TextField label={label} isLabelHidden type={kind} autoComplete="off" value={typed ?? value} onChange={setTyped} onBlur={leave} error={fault} />
    </span>
  );
};
