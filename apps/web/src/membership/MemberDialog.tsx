// Asks before something is done with a person: what happens, in plain words.
import type { Role } from '@samsvar/domain';
import { Banner, Button, Dialog } from '@samsvar/ui';
import { useAdminWords, type AdminWords } from '../base/admin-words';
import { wordsOfFault } from '../base/Fetching';
import { toasts } from '../base/toasts';
import { useWords, type Words } from '../base/words';
import styles from './membership.module.css';
import type { MemberTask } from './MemberMenu';
import { MemberTitleDialog } from './MemberTitleDialog';
import { useChangeMember, useMemberDeed, type Member } from './use-members';

interface MemberDialogProps {
  readonly member: Member;
  readonly task: MemberTask;
  readonly onClose: () => void;
  /** The person is no longer in the list. */
  readonly onRemoved: () => void;
}

/** The right dialog for the task. */
export const MemberDialog = ({ member, task, onClose, onRemoved }: MemberDialogProps) =>
  task.kind === 'title' ? <MemberTitleDialog {...{ member, onClose }} /> : <ConfirmDialog {...{ member, task, onClose, onRemoved }} />;

type ConfirmedTask = Exclude<MemberTask, { readonly kind: 'title' }>;

const ConfirmDialog = ({ member, task, onClose, onRemoved }: MemberDialogProps & { readonly task: ConfirmedTask }) => {
  const words = useAdminWords().members.confirm;
  const { base } = useWords();
  const deed = useMemberDeed();
  const change = useChangeMember();
  const said = wordsOfTask(member, task, { words, roles: base.roles });
  const fault = deed.error ?? change.error;
  const isBusy = deed.isPending || change.isPending;
  const onSuccess = (): void => {
    toasts.add({ tone: 'success', text: said.done });
    onClose();
    if (task.kind === 'remove') onRemoved();
  };
  const act = (): void => {
    if (isBusy) return;
    if (task.kind === 'role') change.mutate({ member, change: { role: task.role } }, { onSuccess });
    else deed.mutate({ id: member.id, what: task.kind }, { onSuccess });
  };
  const isGentle = task.kind === 'resume' || (task.kind === 'role' && !said.isGrave);
  return (
    <Dialog
      title={said.title}
      isOpen
      onOpenChange={onClose}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose} autoFocus>
            {base.cancel}
          </Button>
          <Button variant={isGentle ? 'primary' : 'danger'} onPress={act}>
            {said.action}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        {said.texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {fault ? (
          <Banner tone="danger" title={words.failed}>
            {wordsOfFault(fault, base.errors.unexpected)}
          </Banner>
        ) : null}
      </div>
    </Dialog>
  );
};

interface Said {
  readonly title: string;
  readonly texts: readonly string[];
  readonly action: string;
  readonly done: string;
  readonly isGrave: boolean;
}

interface Vocabulary {
  readonly words: AdminWords['members']['confirm'];
  readonly roles: Words['base']['roles'];
}

const wordsOfTask = (member: Member, task: ConfirmedTask, { words, roles }: Vocabulary): Said => {
  const { name } = member;
  if (task.kind === 'role') {
    const texts = roleTexts(member, task.role, { words, roles });
    return { title: words.role.title(name), texts, action: words.role.action, done: words.role.done(name, roles[task.role]), isGrave: texts.length > 1 };
  }
  const said = words[task.kind];
  const texts = task.kind === 'remove' ? [said.text, ...words.remove.leaves(member.ownedSections, member.openThreads), words.remove.erasure, words.remove.again] : [said.text];
  return { title: said.title(name), texts, action: said.action, done: said.done(name), isGrave: task.kind !== 'resume' };
};

const roleTexts = (member: Member, to: Role, { words, roles }: Vocabulary): readonly string[] => [
  words.role.text(roles[member.role], roles[to]),
  ...(to === 'administrator' ? [words.role.toAdministrator] : []),
  ...(member.isSelf && member.role === 'administrator' ? [words.role.ownLoss] : []),
];
