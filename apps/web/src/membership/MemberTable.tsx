// The organisation's people in a table: what they are, when they were last here, and what can be done.
import { ROLES, type Role } from '@samsvar/domain';
import { IconDone, IconLocked, Select, Table, Tag, type TableColumn } from '@samsvar/ui';
import type { Ref } from 'react';
import { useAdminWords } from '../base/admin-words';
import { list, longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import { useWords } from '../base/words';
import { ago } from './ago';
import styles from './membership.module.css';
import { MemberMenu, type MemberTask } from './MemberMenu';
import type { Member } from './use-members';

interface MemberTableProps {
  readonly members: readonly Member[];
  /** The only administrator who can sign in, who must stay. */
  readonly last: string | null;
  /** Null for who may look but not change. */
  readonly onTask: ((member: Member, task: MemberTask) => void) | null;
  readonly now: number;
  /** The box around the table. */
  readonly ref?: Ref<HTMLDivElement>;
}

/** A chosen role is asked about before it is given: until then the old one stands. */
export const MemberTable = ({ members, last, onTask, now, ref }: MemberTableProps) => {
  const words = useAdminWords().members;
  const { roles } = useWords().base;
  const columns: readonly TableColumn<Member>[] = [
    { id: 'name', title: words.columns.name, isRowHeader: true, cell: (member) => <Who member={member} /> },
    {
      id: 'role',
      title: words.columns.role,
      width: '12rem',
      cell: (member) =>
        onTask ? <RoleSelect member={member} isLast={member.id === last} onChoose={(role) => onTask(member, { kind: 'role', role })} /> : roles[member.role],
    },
    { id: 'active', title: words.columns.active, cell: ({ lastActiveAt }) => <LastActive at={lastActiveAt} now={now} /> },
    { id: 'state', title: words.columns.state, cell: ({ state }) => <State state={state} /> },
    { id: 'factor', title: words.columns.factor, cell: (member) => <Factor member={member} /> },
    { id: 'sessions', title: words.columns.sessions, cell: ({ sessions }) => words.sessions(sessions) },
  ];
  const actions: TableColumn<Member> = {
    id: 'actions',
    title: words.columns.actions,
    cell: (member) => (onTask ? <MemberMenu member={member} isLast={member.id === last} onTask={(task) => onTask(member, task)} /> : null),
  };
  return (
    <div ref={ref} className={styles['tableBox']}>
      <Table caption={words.caption} columns={onTask ? [...columns, actions] : columns} rows={members} rowKey={({ id }) => id} />
    </div>
  );
};

const Who = ({ member }: { readonly member: Member }) => {
  const words = useAdminWords().members;
  return (
    <span className={styles['who']}>
      <strong>
        {member.name} {member.isSelf ? <Tag>{words.you}</Tag> : null}
      </strong>
      {member.title ? <span>{member.title}</span> : null}
      <span className={styles['quiet']}>{member.email}</span>
    </span>
  );
};

interface RoleSelectProps {
  readonly member: Member;
  readonly isLast: boolean;
  readonly onChoose: (role: Role) => void;
}

const RoleSelect = ({ member, isLast, onChoose }: RoleSelectProps) => {
  const words = useAdminWords().members;
  const { roles } = useWords().base;
  return (
    <span className={styles['role']}>
      <Select
        label={words.roleOf(member.name)}
        isLabelHidden
        size="small"
        isCareful
        choices={ROLES.map((id) => ({ id, label: roles[id] }))}
        value={member.role}
        isDisabled={isLast}
        onChange={(role) => {
          if (role !== member.role) onChoose(role);
        }}
      />
      {isLast ? <span className={styles['quiet']}>{words.lastHelp}</span> : null}
    </span>
  );
};

const LastActive = ({ at, now }: { readonly at: string | null; readonly now: number }) => {
  const words = useAdminWords().members;
  const language = useLanguage();
  if (!at) return words.neverActive;
  return (
    <time dateTime={at} title={longDateTime(at, language)}>
      {ago(at, now, { language, justNow: words.justNow })}
    </time>
  );
};

const State = ({ state }: Pick<Member, 'state'>) => {
  const words = useAdminWords().members;
  return state === 'active' ? words.states.active : <Tag tone="warning" icon={<IconLocked />}>{words.states.suspended}</Tag>;
};

const Factor = ({ member }: { readonly member: Member }) => {
  const words = useAdminWords().members.factor;
  const language = useLanguage();
  if (member.hasSecondFactor) return <Tag tone="success" icon={<IconDone />}>{words.yes}</Tag>;
  return member.providers.length > 0 ? words.provider(list(member.providers, language)) : words.no;
};
