// A dialog that is one form: filled in, and saved as a whole.
import { Banner, Button, Dialog } from '@samsvar/ui';
import type { ReactNode } from 'react';
import { wordsOfFault } from '../base/Fetching';
import { useWords } from '../base/words';
import styles from './webhook.module.css';

interface FormDialogProps {
  readonly title: string;
  /** What the server said when it was last sent; stands above the fields. */
  readonly error: unknown;
  /** By the button, and by Enter in a field. */
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A press outside does not close it: what is filled in would be lost. */
export const FormDialog = ({ title, error, onSend, onClose, children }: FormDialogProps) => {
  const { base } = useWords();
  return (
    <Dialog
      title={title}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button variant="primary" onPress={onSend}>
            {base.save}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
      >
        {error ? <Banner tone="danger">{wordsOfFault(error, base.errors.unexpected)}</Banner> : null}
        {children}
      </form>
    </Dialog>
  );
};
