// The dialog that keeps a version under a name, and the one that gives a version a name.
import type { ResponseId } from '@samsvar/domain';
import type { ResponseVersionBody } from '@samsvar/protocol';
import { Banner, Button, Dialog, TextField } from '@samsvar/ui';
import { useId, useState } from 'react';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { toasts } from '../base/toasts';
import { useKeepVersion, useNameVersion } from './use-versions';
import styles from './version.module.css';

interface NameDialogProps {
  readonly id: ResponseId;
  /** The version to name; null keeps the text as it is now. */
  readonly version: ResponseVersionBody | null;
  readonly onClose: () => void;
}

/** Asks for a name, and says when it is done. */
export const NameDialog = ({ id, version, onClose }: NameDialogProps) => {
  const { base, version: words } = useAllWords();
  const form = useId();
  const [name, setName] = useState(version?.label ?? '');
  const [isAsked, setAsked] = useState(false);
  const keep = useKeepVersion(id);
  const rename = useNameVersion(id);
  const doing = version ? rename : keep;
  const label = name.trim();
  const send = (): void => {
    setAsked(true);
    if (!label || doing.isPending) return;
    const onSuccess = () => {
      toasts.add({ tone: 'success', text: version ? words.renamed(label) : words.kept(label) });
      onClose();
    };
    if (version) rename.mutate({ version: version.id, label }, { onSuccess });
    else keep.mutate({ label }, { onSuccess });
  };
  return (
    <Dialog
      title={version ? (version.label ? words.rename : words.name) : words.keepTitle}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button variant="primary" onPress={send}>{base.save}</Button>
        </>
      }
    >
      <form
        id={form}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {doing.error ? <Banner tone="danger">{wordsOfFault(doing.error, base.errors.unexpected)}</Banner> : null}
        <TextField
          label={words.keepName}
          description={words.keepHelp}
          value={name}
          onChange={setName}
          maxLength={200}
          autoFocus
          error={isAsked && !label ? words.keepNameMissing : undefined}
        />
      </form>
    </Dialog>
  );
};
