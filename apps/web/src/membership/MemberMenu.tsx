// What can be done with one person, and why not where it cannot.
import type { Role } from '@samsvar/domain';
import { IconButton, IconEdit, IconLocked, IconMore, IconRemove, IconRetry, IconSignOut, IconUnlocked, Menu, MenuItem, MenuSeparator } from '@samsvar/ui';
import type { ReactNode } from 'react';
import { useAdminWords } from '../base/admin-words';
import type { Member, MemberDeed } from './use-members';

/** Something to be done, once it has been confirmed. */
export type MemberTask = { readonly kind: 'role'; readonly role: Role } | { readonly kind: 'title' } | { readonly kind: MemberDeed };

interface MemberMenuProps {
  readonly member: Member;
  readonly isLast: boolean;
  readonly onTask: (task: MemberTask) => void;
}

interface Line {
  readonly kind: MemberDeed;
  readonly label: string;
  readonly icon: ReactNode;
  /** Null when it can be done. */
  readonly why: string | null;
}

/** The menu gives focus back to its button when it closes, and must have done so before a dialog takes it. */
const CLOSED_MS = 60;

/** Lines that cannot be used say why. */
export const MemberMenu = ({ member, isLast, onTask }: MemberMenuProps) => {
  const words = useAdminWords().members;
  const { actions, whyNot } = words;
  const begin = (task: MemberTask): void => void setTimeout(onTask, CLOSED_MS, task);
  const { isSelf, state, sessions, hasSecondFactor } = member;
  const keep = isLast ? whyNot.last : isSelf ? whyNot.self : null;
  const lines: readonly Line[] = [
    state === 'active'
      ? { kind: 'suspend', label: actions.suspend, icon: <IconLocked />, why: keep }
      : { kind: 'resume', label: actions.resume, icon: <IconUnlocked />, why: null },
    { kind: 'signOut', label: actions.signOut, icon: <IconSignOut />, why: isSelf ? whyNot.selfAccount : sessions === 0 ? whyNot.noSessions : null },
    { kind: 'resetFactors', label: actions.resetFactors, icon: <IconRetry />, why: isSelf ? whyNot.selfAccount : hasSecondFactor ? null : whyNot.noFactor },
    { kind: 'remove', label: actions.remove, icon: <IconRemove />, why: keep },
  ];
  return (
    <Menu label={words.actionsFor(member.name)} placement="bottom end" trigger={<IconButton label={words.actionsFor(member.name)} icon={<IconMore />} />}>
      <MenuItem label={actions.title} icon={<IconEdit />} onAction={() => begin({ kind: 'title' })} />
      <MenuSeparator />
      {lines.map(({ kind, label, icon, why }) => (
        <MenuItem key={kind} label={label} icon={icon} isDisabled={why !== null} description={why ?? undefined} onAction={() => begin({ kind })} />
      ))}
    </Menu>
  );
};
