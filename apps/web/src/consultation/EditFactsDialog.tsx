// Changes the facts of a consultation.
import type { ConsultationBody } from '@samsvar/protocol';
import { Banner, Button, Dialog } from '@samsvar/ui';
import { useId, useRef, useState, type FormEvent } from 'react';
import { wordsOfFault } from '../base/Fetching';
import { toasts } from '../base/toasts';
import { useAllWords } from '../base/all-words';
import { countErrors, draftOf, errorsOf, fieldsOf } from './draft';
import { FactsFields } from './FactsFields';
import { focusFirstError } from './focus-first-error';
import styles from './consultation.module.css';
import { useUpdate } from './use-consultation';

interface EditFactsDialogProps {
  readonly consultation: ConsultationBody;
  readonly onClose: () => void;
}

/** Keeps what is typed when the press lands outside; Escape and Cancel leave without saving. */
export const EditFactsDialog = ({ consultation, onClose }: EditFactsDialogProps) => {
  const { base, consultation: words } = useAllWords();
  const [fields, setFields] = useState(() => fieldsOf(consultation));
  const [isChecked, setChecked] = useState(false);
  const update = useUpdate(consultation.id);
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const errors = errorsOf(fields, words.form.errors);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (update.isPending) return;
    setChecked(true);
    if (countErrors(errors) > 0) return focusFirstError(form.current);
    update.mutate(draftOf(fields), {
      onSuccess: () => {
        toasts.add({ tone: 'success', text: words.facts.saved });
        onClose();
      },
    });
  };
  const submit = () => form.current?.requestSubmit();
  return (
    <Dialog
      title={words.facts.edit}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button variant="primary" onPress={submit}>
            {base.save}
          </Button>
        </>
      }
    >
      <form ref={form} id={formId} noValidate onSubmit={onSubmit} className={styles['fields']}>
        {update.error ? (
          <Banner tone="danger">{wordsOfFault(update.error, base.errors.unexpected)}</Banner>
        ) : null}
        <FactsFields fields={fields} onChange={setFields} errors={isChecked ? errors : null} />
        {/* Lets Enter in a field save, though the visible button stands outside the form. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
};
