// That its issuer has taken a source back: saying so, taking that back, and the words over its text.
import type { SourceBody } from '@samsvar/protocol';
import { Banner, Button, IconBlocking, TextField } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { useAllWords } from '../base/all-words';
import { longDateTime } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { useSourceWords } from '../base/source-words';
import { toasts } from '../base/toasts';
import { useWithdrawal } from './use-versions';
import styles from './version.module.css';

interface WithdrawalProps {
  readonly source: SourceBody;
  readonly whyNot: string | null;
}

/** A button that opens a short form; or, of a source that is withdrawn, one that takes it back. */
export const Withdrawal = ({ source, whyNot }: WithdrawalProps) => {
  const words = useSourceWords().versions.withdrawal;
  const { base } = useAllWords();
  const language = useLanguage();
  const change = useWithdrawal(source.id);
  const [isAsked, setAsked] = useState(false);
  const [note, setNote] = useState('');
  const say = (said: { readonly note: string | null } | 'stands'): void => {
    if (change.isPending) return;
    change.mutate(said, {
      onSuccess: () => {
        toasts.add({ tone: 'success', text: said === 'stands' ? words.undone : words.done });
        setAsked(false);
      },
      onError: (fault) => toasts.add({ tone: 'danger', text: `${words.failed} ${wordsOfFault(fault, base.errors.unexpected)}` }),
    });
  };
  if (source.withdrawn) {
    return (
      <div className={styles['withdrawal']}>
        <p>{words.banner(longDateTime(source.withdrawn.at, language))}{source.withdrawn.note ? `: ${source.withdrawn.note}` : ''}</p>
        <Button size="small" whyNot={whyNot} onPress={() => say('stands')}>{words.undo}</Button>
      </div>
    );
  }
  if (!isAsked) {
    return (
      <div className={styles['withdrawal']}>
        <Button size="small" variant="quiet" icon={<IconBlocking />} whyNot={whyNot} onPress={() => setAsked(true)}>{words.action}</Button>
      </div>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    say({ note: note.trim() || null });
  };
  return (
    <form className={styles['withdrawal']} onSubmit={submit} aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className={styles['quiet']}>{words.lead}</p>
      <TextField label={words.note} note={base.optional} description={words.noteHelp} value={note} onChange={setNote} maxLength={300} autoFocus />
      <div className={styles['actions']}>
        <Button type="submit" size="small" variant="danger">{words.do}</Button>
        <Button size="small" onPress={() => setAsked(false)}>{base.cancel}</Button>
      </div>
    </form>
  );
};

/** Over the text of a source that has been withdrawn; nothing over others. */
export const WithdrawnBanner = ({ withdrawn }: Pick<SourceBody, 'withdrawn'>) => {
  const words = useSourceWords().versions.withdrawal;
  const language = useLanguage();
  if (!withdrawn) return null;
  return <Banner tone="danger" title={words.banner(longDateTime(withdrawn.at, language))}>{withdrawn.note}</Banner>;
};
