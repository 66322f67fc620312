// Asks before something that one would miss is taken away.
import { Button, Dialog } from '@samsvar/ui';
import { useWords } from '../base/words';
import { NotMade } from './AccountSection';
import styles from './account.module.css';

interface AskDialogProps {
  readonly title: string;
  readonly text: string;
  /** Name of the button that does it. */
  readonly does: string;
  readonly isBusy: boolean;
  readonly fault: unknown;
  readonly onDo: () => void;
  readonly onClose: () => void;
}

/** Stays open, with the reason, when it could not be done. */
export const AskDialog = ({ title, text, does, isBusy, fault, onDo, onClose }: AskDialogProps) => {
  const { cancel, close } = useWords().base;
  return (
    <Dialog
      title={title}
      isOpen
      onOpenChange={onClose}
      closeLabel={close}
      footer={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button variant="danger" onPress={() => isBusy || onDo()}>
            {does}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <NotMade fault={fault} />
        <p className={styles['text']}>{text}</p>
      </div>
    </Dialog>
  );
};
