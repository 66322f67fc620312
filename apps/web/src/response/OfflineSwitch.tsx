// The choice to be able to write a response without the network on this computer, explained where it is made.
import type { ResponseConnection } from '@samsvar/editor/connection';
import type { ResponseBody } from '@samsvar/protocol';
import { Button, Checkbox, Dialog, IconButton, IconDone, IconDownload, Spinner, classNames } from '@samsvar/ui';
import { useState } from 'react';
import { announce } from '../base/announce';
import { toasts } from '../base/toasts';
import { useAllWords } from '../base/all-words';
import { useFact } from './use-connection';
import { useOfflineCopy } from './use-offline-copy';
import styles from './response.module.css';

interface OfflineSwitchProps {
  readonly connection: ResponseConnection;
  readonly response: ResponseBody;
}

/** A button, and the words behind it. Nothing for those who only read, or have come to: nothing is kept for them. */
export const OfflineSwitch = ({ connection, response }: OfflineSwitchProps) => {
  const words = useAllWords();
  const copy = useOfflineCopy(connection, response);
  const [isOpen, setOpen] = useState(false);
  const canWrite = useFact(connection, (at) => at.canWrite);
  // Before the server has said, a copy can be removed but none made.
  if (!copy || !(canWrite ?? copy.isCopied)) return null;
  const { isCopied, isSwitching, toggle } = copy;
  const change = (): void => {
    if (isSwitching) return;
    toggle().then(
      () => announce(isCopied ? words.offline.off : words.offline.on),
      () => toasts.add({ tone: 'warning', text: words.offline.failed }),
    );
  };
  return (
    <>
      <SwitchButton isOn={isCopied} onPress={() => setOpen(true)} />
      <Dialog title={words.offline.dialogTitle} isOpen={isOpen} onOpenChange={setOpen} closeLabel={words.base.close}>
        <div className={styles['explained']}>
          {/* Not disabled meanwhile: the browser would take the focus from it, and the keyboard with it. */}
          <div aria-busy={isSwitching}>
            <Checkbox isSelected={isCopied} onChange={change}>
              {words.offline.choice}
            </Checkbox>
          </div>
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

interface SwitchButtonProps {
  readonly isOn: boolean;
  readonly onPress: () => void;
}

/** With words where there is room for them, else with a tooltip; on and off differ by more than colour. */
const SwitchButton = ({ isOn, onPress }: SwitchButtonProps) => {
  const words = useAllWords().offline;
  const label = isOn ? words.buttonOn : words.button;
  const icon = isOn ? <IconDone /> : <IconDownload />;
  return (
    <>
      <span className={classNames(styles['offlineWords'], isOn ? styles['offlineOn'] : undefined)}>
        <Button variant="quiet" icon={icon} aria-label={label} onPress={onPress}>
          {isOn ? words.shortOn : words.button}
        </Button>
      </span>
      <span className={classNames(styles['offlineIcon'], isOn ? styles['offlineOn'] : undefined)}>
        <IconButton label={label} icon={icon} onPress={onPress} />
      </span>
    </>
  );
};
