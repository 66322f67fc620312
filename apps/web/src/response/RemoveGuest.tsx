// Taking a guest out of a response, or oneself, after saying what becomes of it.
import type { ResponseId } from '@samsvar/domain';
import { Banner, Button } from '@samsvar/ui';
import { useAdminWords } from '../base/admin-words';
import { useAllWords } from '../base/all-words';
import { announce } from '../base/announce';
import { wordsOfFault } from '../base/Fetching';
import styles from './plan.module.css';
import { useRemoveGuest, type Guest } from './use-guests';

interface RemoveGuestProps {
  readonly id: ResponseId;
  readonly guest: Guest;
  readonly isSelf: boolean;
  readonly onLeft: () => void;
  readonly onClose: () => void;
}

export const RemoveGuest = ({ id, guest, isSelf, onLeft, onClose }: RemoveGuestProps) => {
  const { base } = useAllWords();
  const words = useAdminWords().guest;
  const remove = useRemoveGuest(id);
  const { name, id: person } = guest.person;
  const ask = isSelf ? words.leaveAsk : words.removeAsk(name);
  const end = (): void => {
    if (remove.isPending) return;
    remove.mutate(
      { person, isSelf },
      {
        onSuccess: () => {
          if (isSelf) return onLeft();
          announce(words.removed(name));
          onClose();
        },
      },
    );
  };
  return (
    <div className={styles['confirm']} role="group" aria-label={ask}>
      <p>
        <strong>{ask}</strong> {isSelf ? words.leaveHelp : words.removeHelp}
      </p>
      {remove.error ? <Banner tone="danger">{wordsOfFault(remove.error, base.errors.unexpected)}</Banner> : null}
      <div className={styles['confirmActions']}>
        <Button autoFocus onPress={onClose}>{base.cancel}</Button>
        <Button variant="danger" onPress={end}>{isSelf ? words.leaveNow : words.removeNow}</Button>
      </div>
    </div>
  );
};
