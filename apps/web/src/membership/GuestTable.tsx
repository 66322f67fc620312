// People of other organisations who share a response with this one.
import type { MembersBody } from '@samsvar/protocol';
import { Table, TextLink, type TableColumn } from '@samsvar/ui';
import { useAdminWords } from '../base/admin-words';
import { longDate } from '../base/dates';
import { useLanguage } from '../base/language';
import { path } from '../base/path';
import styles from './membership.module.css';

type Guest = MembersBody['guests'][number];

/** One row for each response; they are changed where the response is. */
export const GuestTable = ({ guests }: { readonly guests: readonly Guest[] }) => {
  const words = useAdminWords().members.guests;
  const language = useLanguage();
  if (guests.length === 0) return <p className={styles['quiet']}>{words.none}</p>;
  const columns: readonly TableColumn<Guest>[] = [
    {
      id: 'who',
      title: words.columns.who,
      isRowHeader: true,
      cell: ({ name, email, organisation }) => (
        <span className={styles['who']}>
          <strong>{name}</strong>
          <span>{organisation}</span>
          <span className={styles['quiet']}>{email}</span>
        </span>
      ),
    },
    { id: 'response', title: words.columns.response, cell: ({ response }) => <TextLink href={path.response(response.id)}>{response.title}</TextLink> },
    { id: 'part', title: words.columns.part, cell: ({ part }) => words.parts[part] },
    { id: 'until', title: words.columns.until, cell: ({ until }) => (until ? longDate(until.slice(0, 10), language) : words.noEnd) },
  ];
  return (
    <div className={styles['tableBox']}>
      <Table caption={words.caption} columns={columns} rows={guests} rowKey={({ id, response }) => `${id} ${response.id}`} />
    </div>
  );
};
