// Changing what a guest may do, where, and until when.
import { localDateOf, type OutlineSection, type ResponseId } from '@samsvar/domain';
import { Banner, Button } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { useAllWords } from '../base/all-words';
import { announce } from '../base/announce';
import { wordsOfFault } from '../base/Fetching';
import { termsDraft, termsFaults, termsToSend } from './guest-terms';
import { GuestTerms } from './GuestTerms';
import guestStyles from './guest.module.css';
import styles from './plan.module.css';
import { useChangeGuest, type Guest } from './use-guests';

interface ChangeGuestProps {
  readonly id: ResponseId;
  readonly guest: Guest;
  readonly outline: readonly OutlineSection[];
  readonly onClose: () => void;
}

export const ChangeGuest = ({ id, guest, outline, onClose }: ChangeGuestProps) => {
  const { base } = useAllWords();
  const words = useAdminWords().guest;
  const [terms, setTerms] = useState(() => termsDraft(guest));
  const [isAsked, setAsked] = useState(false);
  const change = useChangeGuest(id);
  const { name, id: person } = guest.person;
  const today = localDateOf(new Date());
  const save = (): void => {
    setAsked(true);
    const faults = termsFaults(terms, today);
    if (faults.sections || faults.until || change.isPending) return;
    change.mutate(
      { person, change: termsToSend(terms) },
      {
        onSuccess: () => {
          announce(words.changed(name));
          onClose();
        },
      },
    );
  };
  return (
    <div className={guestStyles['change']} role="group" aria-label={words.change(name)}>
      {change.error ? <Banner tone="danger">{wordsOfFault(change.error, base.errors.unexpected)}</Banner> : null}
      <GuestTerms terms={terms} onChange={setTerms} outline={outline} faults={isAsked ? termsFaults(terms, today) : null} />
      <div className={styles['confirmActions']}>
        <Button onPress={onClose}>{base.cancel}</Button>
        <Button variant="primary" onPress={save}>{words.save}</Button>
      </div>
    </div>
  );
};
