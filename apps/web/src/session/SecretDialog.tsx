// A secret that is shown this once, to be copied.
import { Banner, Button, Dialog, TextField } from '@samsvar/ui';
import { useAdminWords } from '../base/admin-words';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import styles from './token.module.css';

interface SecretDialogProps {
  readonly title: string;
  readonly help: string;
  readonly use: string;
  readonly secret: string;
  /** A line of a terminal that shows its use. */
  readonly example?: string;
  readonly onClose: () => void;
}

/** Is closed by a button of its own alone: what it shows cannot be had again. */
export const SecretDialog = ({ title, help, use, secret, example, onClose }: SecretDialogProps) => {
  const { close } = useWords().base;
  const words = useAdminWords().integration.secret;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      toasts.add({ tone: 'success', text: words.copied });
    } catch {
      toasts.add({ tone: 'warning', text: words.notCopied });
    }
  };
  return (
    <Dialog
      title={title}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={close}
      footer={
        <>
          <Button onPress={() => void copy()}>{words.copy}</Button>
          <Button variant="primary" onPress={onClose}>
            {words.done}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <Banner tone="warning">{help}</Banner>
        <TextField label={words.label} value={secret} onChange={() => undefined} autoFocus />
        <p>{use}</p>
        {example ? <pre className={styles['example']}>{example}</pre> : null}
      </div>
    </Dialog>
  );
};
