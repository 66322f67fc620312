// The organisation's people: searching, filtering, and what is done with each.
import type { MembersBody } from '@samsvar/protocol';
import { Button, EmptyState, IconSearch, Select, TextField } from '@samsvar/ui';
import { useRef, useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { findPeople, PEOPLE_FILTERS, type PeopleFilter } from './find-people';
import { GuestTable } from './GuestTable';
import { InvitationTable } from './InvitationTable';
import { lastAdministrator } from './last-administrator';
import { MemberDialog } from './MemberDialog';
import type { MemberTask } from './MemberMenu';
import { MemberTable } from './MemberTable';
import styles from './membership.module.css';
import type { Member } from './use-members';

interface PeopleViewProps {
  readonly people: MembersBody;
  readonly mayManage: boolean;
}

/** Members first, then those who are invited, then guests. When a row goes, focus comes to what stands in its place or to the heading. */
export const PeopleView = ({ people, mayManage }: PeopleViewProps) => {
  const words = useAdminWords().members;
  const [task, setTask] = useState<{ readonly member: Member; readonly task: MemberTask; readonly row: number } | null>(null);
  const [now] = useState(Date.now);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<PeopleFilter>('all');
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const invited = useRef<HTMLHeadingElement>(null);
  const found = findPeople(people.members, { query, filter, now });
  // To the actions of whom the row that went made room for; of the last one, to those of whom is last now.
  const afterRow = (row: number): void =>
    void requestAnimationFrame(() => {
      const rows = [...(table.current?.querySelectorAll('tbody tr') ?? [])];
      const place = (rows[row] ?? rows.at(-1))?.querySelector<HTMLElement>('td:last-child button') ?? search.current;
      place?.focus();
    });
  return (
    <>
      <div className={styles['filters']}>
        <TextField ref={search} label={words.search} type="search" value={query} onChange={setQuery} />
        <Select label={words.filter} choices={PEOPLE_FILTERS.map((id) => ({ id, label: words.filters[id] }))} value={filter} onChange={setFilter} />
        <p role="status" className={styles['found']}>
          {words.found(found.length, people.members.length)}
        </p>
      </div>
      {found.length > 0 ? (
        <MemberTable
          ref={table}
          members={found}
          last={lastAdministrator(people.members)}
          now={now}
          onTask={mayManage ? (member, to) => setTask({ member, task: to, row: found.indexOf(member) }) : null}
        />
      ) : (
        <EmptyState
          icon={<IconSearch />}
          title={words.noHits}
          action={
            <Button
              onPress={() => {
                setQuery('');
                setFilter('all');
                search.current?.focus();
              }}
            >
              {words.showAll}
            </Button>
          }
        />
      )}
      <section className={styles['section']} aria-labelledby="invited-people">
        <h2 id="invited-people" ref={invited} tabIndex={-1} className={styles['heading']}>
          {words.invitations.title}
        </h2>
        <InvitationTable invitations={people.invitations} mayChange={mayManage} isSending={people.isSending} onGone={() => invited.current?.focus()} />
      </section>
      <section className={styles['section']} aria-labelledby="guest-people">
        <h2 id="guest-people">{words.guests.title}</h2>
        <p className={styles['quiet']}>{words.guests.lead}</p>
        <GuestTable guests={people.guests} />
      </section>
      {task ? <MemberDialog member={task.member} task={task.task} onClose={() => setTask(null)} onRemoved={() => afterRow(task.row)} /> : null}
    </>
  );
};
