// The rows of the form of inviting, as they are written, read from a list and taken away.
import type { Role } from '@samsvar/domain';
import type { InviteListBody } from '@samsvar/protocol';
import { useRef, useState } from 'react';
import { emptyRow, isEmptyRow, rowsOfList, type InviteRow } from './invite-rows';

interface Options {
  /** Of rows that are added. */
  readonly role: Role;
  readonly onChange: () => void;
}

/** Begins with one empty row; a list that is read comes after what has been written. */
export const useInviteRows = ({ role, onChange }: Options) => {
  const count = useRef(0);
  const nextKey = (): string => {
    count.current += 1;
    return `row-${count.current}`;
  };
  const [rows, setRows] = useState<readonly InviteRow[]>(() => [emptyRow('row-0', role)]);
  const [encoding, setEncoding] = useState<InviteListBody['encoding'] | null>(null);
  const set = (to: readonly InviteRow[]): void => {
    setRows(to);
    onChange();
  };
  return {
    rows,
    /** How the list that was read last is written; null while there is none. */
    encoding,
    change: (key: string, part: Partial<InviteRow>): void => set(rows.map((row) => (row.key === key ? { ...row, ...part } : row))),
    add: (): string => {
      const row = emptyRow(nextKey(), rows.at(-1)?.role ?? role);
      setRows([...rows, row]);
      return row.key;
    },
    /** The last one is emptied rather than taken away: there is always a row to write in. */
    remove: (key: string): void => {
      const left = rows.filter((row) => row.key !== key);
      set(left.length > 0 ? left : [emptyRow(nextKey(), role)]);
    },
    take: (list: InviteListBody): void => {
      set([...rows.filter((row) => !isEmptyRow(row)), ...rowsOfList(list, nextKey())]);
      setEncoding(list.encoding);
    },
  };
};
