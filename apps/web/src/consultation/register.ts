// Searching and sorting the register.
import type { ConsultationRow } from '@samsvar/protocol';

export const REGISTER_STATES = ['all', 'open', 'overdue', 'none'] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];

export type RegisterColumn = 'title' | 'issuer' | 'due' | 'state';

export interface RegisterView {
  readonly text: string;
  readonly state: RegisterState;
  /** Null for the server's order: by due date, coming ones first. */
  readonly sort: { readonly column: RegisterColumn; readonly direction: 'ascending' | 'descending' } | null;
}

/** The rows to show: every word typed must stand somewhere in the title, the issuers or a case number. */
export const viewOf = (rows: readonly ConsultationRow[], view: RegisterView): readonly ConsultationRow[] => {
  const wanted = view.text.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  const shown = rows.filter((row) => {
    const text = searchable(row);
    return isInState(row, view.state) && wanted.every((word) => text.includes(word));
  });
  const { sort } = view;
  if (!sort) return shown;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return [...shown].sort((a, b) => sign * collator.compare(sortKey(a, sort.column), sortKey(b, sort.column)));
};

const collator = new Intl.Collator('sv', { numeric: true });

const searchable = (row: ConsultationRow): string =>
  [row.title, ...row.issuers, row.issuerCaseNumber, row.response?.ownCaseNumber ?? '']
    .join(' ')
    .toLocaleLowerCase('sv');

const isInState = (row: ConsultationRow, state: RegisterState): boolean => {
  switch (state) {
    case 'all':
      return true;
    case 'open':
      return row.daysLeft >= 0;
    case 'overdue':
      return row.daysLeft < 0;
    case 'none':
      return row.response === null;
  }
};

const sortKey = (row: ConsultationRow, column: RegisterColumn): string => {
  switch (column) {
    case 'title':
      return row.title;
    case 'issuer':
      return row.issuers.join(', ');
    case 'due':
      return row.dueOn;
    case 'state':
      return `${row.state} ${row.dueOn}`;
  }
};
