// Choosing a phrase to put into the text that is being written.
import { Button, Dialog, TextField } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { announce } from '../base/announce';
import { Fetching } from '../base/Fetching';
import { useWords } from '../base/words';
import { findPhrases } from './find-phrases';
import styles from './organisation.module.css';
import { useCountUse, usePhrases, type Phrase } from './use-phrases';

interface InsertPhraseDialogProps {
  /** Puts it at the last caret; `false` when the text cannot be changed. */
  readonly onInsert: (text: string) => boolean;
  readonly onClose: () => void;
}

/** The dialog gives focus back to where it was opened from, and must have done so before the text takes it. */
const CLOSED_MS = 60;

/** The first hit is inserted by Enter in the search field. */
export const InsertPhraseDialog = ({ onInsert, onClose }: InsertPhraseDialogProps) => {
  const words = useAdminWords().organisation.phrases;
  const { close } = useWords().base;
  const [query, setQuery] = useState('');
  const phrases = usePhrases();
  const countUse = useCountUse();
  const insert = ({ id, title, body }: Phrase): void => {
    onClose();
    setTimeout(() => {
      if (!onInsert(body)) return;
      announce(words.inserted(title));
      countUse(id);
    }, CLOSED_MS);
  };
  return (
    <Dialog title={words.insertTitle} isOpen onOpenChange={onClose} closeLabel={close}>
      <Fetching query={phrases}>
        {({ phrases: all }) => {
          const found = findPhrases(all, query);
          const [first] = found;
          if (all.length === 0) return <p>{words.insertEmpty}</p>;
          return (
            <form
              className={styles['form']}
              onSubmit={(event) => {
                event.preventDefault();
                if (first && query.trim()) insert(first);
              }}
            >
              <TextField label={words.search} type="search" autoFocus value={query} onChange={setQuery} />
              <p role="status" className={styles['found']}>
                {query.trim() ? words.found(found.length, all.length) : ''}
              </p>
              {found.length === 0 ? <p>{words.noHits(query.trim())}</p> : null}
              <ul role="list" className={styles['choices']} aria-label={words.caption}>
                {found.map((phrase) => (
                  <li key={phrase.id} className={styles['choice']}>
                    <span className={styles['phrase']}>
                      <strong>{phrase.title}</strong>
                      <span className={styles['excerpt']}>{phrase.body}</span>
                    </span>
                    <Button size="small" aria-label={words.insertNamed(phrase.title)} onPress={() => insert(phrase)}>
                      {words.insertThis}
                    </Button>
                  </li>
                ))}
              </ul>
            </form>
          );
        }}
      </Fetching>
    </Dialog>
  );
};
