// All versions of a source: what each is, how it stands, and what can be done with it; and taking the source back.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { Button, Dialog, IconUpload } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { useSourceWords } from '../base/source-words';
import styles from './version.module.css';
import { VersionItem } from './VersionItem';
import { Withdrawal } from './Withdrawal';

interface VersionsDialogProps {
  readonly source: SourceBody;
  /** The one that is read now. */
  readonly shown: VersionBody;
  /** Why nothing may be changed; null when it may. */
  readonly whyNot: string | null;
  readonly onUpload: () => void;
  readonly onClose: () => void;
}

/** The newest first. */
export const VersionsDialog = ({ source, shown, whyNot, onUpload, onClose }: VersionsDialogProps) => {
  const { base } = useAllWords();
  const words = useSourceWords().versions;
  return (
    <Dialog
      title={words.versionsOf(source.title)}
      size="large"
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={<Button onPress={onClose}>{base.close}</Button>}
    >
      <div className={styles['form']}>
        <div className={styles['actions']}>
          <Button icon={<IconUpload />} whyNot={whyNot} onPress={onUpload}>{words.upload.action}</Button>
        </div>
        <ul className={styles['versions']}>
          {[...source.versions].sort((a, b) => b.no - a.no).map((version) => (
            <VersionItem key={version.id} source={source} version={version} isShown={version.id === shown.id} whyNot={whyNot} onClose={onClose} />
          ))}
        </ul>
        <Withdrawal source={source} whyNot={whyNot} />
      </div>
    </Dialog>
  );
};
