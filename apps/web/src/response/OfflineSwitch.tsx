// The choice to be able to write a response without the network on this computer, explained where it is made.
import type { ResponseConnection } from '@samsvar/editor/connection';
import type { ResponseBody } from '@samsvar/protocol';
import { Checkbox, Dialog, IconButton, IconOffline, Spinner } from '@samsvar/ui';
import { useState } from 'react';
import { announce } from '../base/announce';
import { toasts } from '../base/toasts';
import { useAllWords } from '../base/all-words';
import { useOfflineCopy } from './use-offline-copy';
import styles from './response.module.css';

interface OfflineSwitchProps {
  readonly connection: ResponseConnection;
  readonly response: ResponseBody;
}

/** A button, and the words behind it. Nothing for those who only read: nothing is kept for them. */
export const OfflineSwitch = ({ connection, response }: OfflineSwitchProps) => {
  const words = useAllWords();
  const copy = useOfflineCopy(connection, response);
  const [isOpen, setOpen] = useState(false);
  if (!copy) return null;
  const { isCopied, isSwitching, toggle } = copy;
  const change = (): void => {
    toggle().then(
      () => announce(isCopied ? words.offline.off : words.offline.on),
      () => toasts.add({ tone: 'warning', text: words.offline.failed }),
    );
  };
  return (
    <>
      <IconButton label={isCopied ? words.offline.buttonOn : words.offline.button} icon={<IconOffline />} onPress={() => setOpen(true)} />
      <Dialog title={words.offline.dialogTitle} isOpen={isOpen} onOpenChange={setOpen} closeLabel={words.base.close}>
        <div className={styles['explained']}>
          <Checkbox isSelected={isCopied} isDisabled={isSwitching} onChange={change}>
            {words.offline.choice}
          </Checkbox>
          {isSwitching ? <Spinner>{words.offline.switching}</Spinner> : null}
          {isCopied ? <p>{words.offline.on}</p> : null}
          <p>{words.offline.what}</p>
          <p>{words.offline.whatEnds}</p>
          <p>{words.offline.shared}</p>
        </div>
      </Dialog>
    </>
  );
};
