// Writing a phrase: a name to find it by, and its text.
import { PHRASE_LIMIT } from '@samsvar/protocol';
import { Banner, Button, Dialog, TextArea, TextField } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { useAdminWords } from '../base/admin-words';
import { wordsOfFault } from '../base/Fetching';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import styles from './organisation.module.css';
import { useSavePhrase, type Phrase } from './use-phrases';

interface PhraseDialogProps {
  /** Null for a new one. */
  readonly phrase: Phrase | null;
  readonly onClose: () => void;
}

const FORM = 'phrase-form';

/** Checked as a whole when it is sent; then the first field that is wrong gets the focus. */
export const PhraseDialog = ({ phrase, onClose }: PhraseDialogProps) => {
  const { phrases: words, ...all } = useAdminWords().organisation;
  const { base } = useWords();
  const [title, setTitle] = useState(phrase?.title ?? '');
  const [body, setBody] = useState(phrase?.body ?? '');
  const [isChecked, setChecked] = useState(false);
  const save = useSavePhrase();
  const over = Math.max(0, body.trim().length - PHRASE_LIMIT);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    const form = event.currentTarget;
    if (!title.trim() || !body.trim() || over) {
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    if (save.isPending) return;
    save.mutate(
      { id: phrase?.id ?? null, draft: { title: title.trim(), body: body.trim() } },
      {
        onSuccess: () => {
          toasts.add({ tone: 'success', text: words.added });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={phrase ? words.editTitle : words.addTitle}
      isOpen
      isDismissable={false}
      onOpenChange={onClose}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <FormButton>{save.isPending ? all.saving : base.save}</FormButton>
        </>
      }
    >
      <form id={FORM} noValidate onSubmit={submit} className={styles['form']}>
        {save.error ? (
          <Banner tone="danger" title={words.failed}>
            {wordsOfFault(save.error, base.errors.unexpected)}
          </Banner>
        ) : null}
        <TextField autoFocus label={words.name} description={words.nameHelp} maxLength={120} value={title} onChange={setTitle} isRequired error={isChecked && !title.trim() ? words.nameMissing : null} />
        <TextArea
          label={words.body}
          rows={8}
          value={body}
          onChange={setBody}
          isRequired
          error={over ? all.settings.tooLong(over, PHRASE_LIMIT) : isChecked && !body.trim() ? words.bodyMissing : null}
        />
      </form>
    </Dialog>
  );
};

/** The foot of a dialog stands outside its form. */
const FormButton = ({ children }: { readonly children: string }) => (
  <Button variant="primary" onPress={() => document.querySelector<HTMLFormElement>(`#${FORM}`)?.requestSubmit()}>
    {children}
  </Button>
);
