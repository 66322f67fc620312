// Asking for the address of a web page that is to be a document.
import { DOCUMENT_ROLES, type ConsultationId, type DocumentRole } from '@samsvar/domain';
import { Banner, Button, Dialog, Select, TextField } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { useSourceWords } from '../base/source-words';
import { toasts } from '../base/toasts';
import { useSession } from '../session/use-session';
import styles from './consultation.module.css';
import { useAddPage } from './use-add-page';

interface WebPageDialogProps {
  readonly consultation: ConsultationId;
  readonly role: DocumentRole;
  readonly onClose: () => void;
}

const FORM = 'web-page';

/** Closes when the address has been taken: how far fetching has come is told among the documents. A refusal is told here. */
export const WebPageDialog = ({ consultation, role: likely, onClose }: WebPageDialogProps) => {
  const { base, consultation: consultationWords } = useAllWords();
  const words = useSourceWords().web;
  const organisation = useSession().organisation.id;
  const add = useAddPage();
  const [url, setUrl] = useState('');
  const [role, setRole] = useState(likely);
  const [isTried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!url.trim() || add.isPending) return;
    const onSuccess = () => {
      toasts.add({ tone: 'success', text: words.fetching });
      onClose();
    };
    add.mutate({ organisation, consultation, documentRole: role, url: url.trim() }, { onSuccess });
  };
  return (
    <Dialog
      title={words.title}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      isDismissable={url === ''}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button
            variant="primary"
            onPress={() => {
              const form = document.getElementById(FORM);
              if (form instanceof HTMLFormElement) form.requestSubmit();
            }}
          >
            {words.fetch}
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles['fields']} onSubmit={submit} noValidate>
        <p>{words.lead}</p>
        {add.error ? (
          <Banner tone="danger" title={words.failed}>
            {wordsOfFault(add.error, base.errors.unexpected)}
          </Banner>
        ) : null}
        <TextField
          label={words.address}
          description={words.addressHelp}
          type="url"
          inputMode="url"
          autoComplete="off"
          value={url}
          onChange={setUrl}
          error={isTried && !url.trim() ? words.addressNeeded : null}
          maxLength={2000}
          autoFocus
        />
        <Select label={words.role} value={role} choices={DOCUMENT_ROLES.map((id) => ({ id, label: consultationWords.roles[id] }))} onChange={setRole} />
      </form>
    </Dialog>
  );
};
