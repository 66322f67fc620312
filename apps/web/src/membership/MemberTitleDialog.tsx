// What a person is called at work, as it stands beside their name.
import { Banner, Button, Dialog, TextField } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { useAdminWords } from '../base/admin-words';
import { wordsOfFault } from '../base/Fetching';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import styles from './membership.module.css';
import { useChangeMember, type Member } from './use-members';

interface MemberTitleDialogProps {
  readonly member: Member;
  readonly onClose: () => void;
}

/** An empty title is a title, too. */
export const MemberTitleDialog = ({ member, onClose }: MemberTitleDialogProps) => {
  const words = useAdminWords().members.titleDialog;
  const { base } = useWords();
  const [title, setTitle] = useState(member.title);
  const change = useChangeMember();
  const save = (event?: FormEvent): void => {
    event?.preventDefault();
    if (change.isPending) return;
    change.mutate(
      { member, change: { title: title.trim() } },
      {
        onSuccess: () => {
          toasts.add({ tone: 'success', text: words.done(member.name) });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={words.title(member.name)}
      isOpen
      onOpenChange={onClose}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button variant="primary" onPress={() => save()}>
            {base.save}
          </Button>
        </>
      }
    >
      <form onSubmit={save} className={styles['form']}>
        {change.error ? <Banner tone="danger">{wordsOfFault(change.error, base.errors.unexpected)}</Banner> : null}
        <TextField label={words.label} description={words.help} value={title} onChange={setTitle} maxLength={120} autoFocus />
      </form>
    </Dialog>
  );
};
