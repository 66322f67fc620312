// Inviting people: writing them or reading a list, correcting the rows, and the result with its links.
import type { Role } from '@samsvar/domain';
import { INVITATION_DAYS, INVITE_LIMIT, type InvitedBody, type MembersBody } from '@samsvar/protocol';
import { Banner, Button, Dialog, Tabs } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { useAdminWords } from '../base/admin-words';
import { wordsOfFault } from '../base/Fetching';
import { useWords } from '../base/words';
import { inviteesOf, isEmptyRow, rowProblems } from './invite-rows';
import { InviteResult } from './InviteResult';
import { InviteRows } from './InviteRows';
import { InviteSource } from './InviteSource';
import styles from './membership.module.css';
import { useInvite } from './use-members';
import { useInviteRows } from './use-invite-rows';

interface InviteDialogProps {
  readonly people: MembersBody;
  readonly onClose: () => void;
}

/** What has been written is not thrown away by a press outside, and is asked about before it is closed. */
export const InviteDialog = ({ people, onClose }: InviteDialogProps) => {
  const { title } = useAdminWords().members.inviting;
  const { close } = useWords().base;
  const [result, setResult] = useState<InvitedBody | null>(null);
  const [isWritten, setWritten] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [round, setRound] = useState(0);
  const leave = (): void => {
    // Escape again answers the question by staying.
    if (isWritten && !result) setAsking(!isAsking);
    else onClose();
  };
  const again = (): void => {
    setResult(null);
    setWritten(false);
    setRound(round + 1);
  };
  return (
    <Dialog title={title} size="large" isOpen isDismissable={false} onOpenChange={leave} closeLabel={close}>
      {isAsking ? <LeaveQuestion onStay={() => setAsking(false)} onLeave={onClose} /> : null}
      {result ? (
        <InviteResult result={result} onMore={again} onClose={onClose} />
      ) : (
        <InviteForm key={round} people={people} onWritten={setWritten} onDone={setResult} />
      )}
    </Dialog>
  );
};

const LeaveQuestion = ({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) => {
  const words = useAdminWords().members.inviting;
  return (
    <Banner
      tone="warning"
      actions={
        <>
          <Button autoFocus onPress={onStay}>
            {words.loseStay}
          </Button>
          <Button variant="danger" onPress={onLeave}>
            {words.loseLeave}
          </Button>
        </>
      }
    >
      {words.lose}
    </Banner>
  );
};

interface InviteFormProps {
  readonly people: MembersBody;
  readonly onWritten: (isWritten: boolean) => void;
  readonly onDone: (result: InvitedBody) => void;
}

const InviteForm = ({ people, onWritten, onDone }: InviteFormProps) => {
  const words = useAdminWords().members.inviting;
  const { errors } = useWords().base;
  const [way, setWay] = useState<'write' | 'list'>('write');
  const [role, setRole] = useState<Role>('author');
  const [isChecked, setChecked] = useState(false);
  const { rows, change, add, remove, take, encoding } = useInviteRows({ role, onChange: () => onWritten(true) });
  const invite = useInvite();
  const problems = rowProblems(rows, people);
  const invitees = inviteesOf(rows, problems);
  const isTooMany = invitees.length > INVITE_LIMIT;
  const send = (): void => {
    setChecked(true);
    if (invitees.length === 0 || isTooMany || invite.isPending) return;
    invite.mutate(invitees, { onSuccess: onDone });
  };
  // By Enter nobody is left out, as the button says that it would: what is wrong is told first.
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (problems.size === 0) return send();
    setChecked(true);
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const trouble = isTooMany ? words.tooMany(INVITE_LIMIT) : isChecked && rows.every(isEmptyRow) ? words.nobody : null;
  // A row that is being written is not told that it is wrong before sending is tried; one of a list is.
  const shownProblems = isChecked || encoding ? problems : new Map([...problems].filter(([, problem]) => problem !== 'bad-email'));
  const write = (
    <form noValidate className={styles['panel']} onSubmit={onSubmit}>
      {encoding ? <p role="status">{words.found(rows.length)}</p> : null}
      {encoding === 'windows-1252' ? <Banner tone="info">{words.read1252}</Banner> : null}
      <InviteRows {...{ rows, change, add, remove }} onTyping={() => onWritten(true)} problems={shownProblems} />
      {shownProblems.size > 0 ? <p role="status">{words.notIncluded(shownProblems.size)}</p> : null}
      {trouble ? <Banner tone="danger">{trouble}</Banner> : null}
      {invite.error ? (
        <Banner tone="danger" title={words.failed}>
          {wordsOfFault(invite.error, errors.unexpected)}
        </Banner>
      ) : null}
      <div className={styles['actions']}>
        <Button variant="primary" onPress={send}>
          {invite.isPending ? words.sending : words.send(invitees.length)}
        </Button>
      </div>
    </form>
  );
  const list = (
    <InviteSource
      role={role}
      onRole={setRole}
      onTyping={() => onWritten(true)}
      onRead={(read) => {
        take(read);
        setWay('write');
      }}
    />
  );
  return (
    <div className={styles['form']}>
      <p>{people.isSending ? words.lead(INVITATION_DAYS) : words.leadNotSending(INVITATION_DAYS)}</p>
      <Tabs
        label={words.ways}
        chosen={way}
        onChoose={setWay}
        tabs={[
          { id: 'write', label: words.write, content: write },
          { id: 'list', label: words.list, content: list },
        ]}
      />
    </div>
  );
};
