// Codes for when phone and passkeys are lost: how many are left, new ones, and the one time that they are shown.
import type { AccountBody } from '@samsvar/protocol';
import { Banner, Button, IconCopy, IconDownload, Tag } from '@samsvar/ui';
import { useEffect, useRef, useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { saveFile } from '../base/save-file';
import { useLeaveWarning } from '../base/use-leave-warning';
import { AccountPart } from './AccountSection';
import styles from './account.module.css';
import { AskDialog } from './AskDialog';
import { copyText } from './copy-text';
import { account as acts, useAccountStep } from './use-account';

interface RecoveryCodesProps {
  readonly account: AccountBody;
  /** New codes have been made, and must be shown. */
  readonly onCodes: (codes: readonly string[]) => void;
}

/** How many are left; new ones are asked about first where old ones still hold. */
export const RecoveryCodes = ({ account, onCodes }: RecoveryCodesProps) => {
  const words = useAdminWords().account.codes;
  const [isAsking, setAsking] = useState(false);
  const make = useAccountStep(acts.newCodes);
  const begin = () =>
    make.mutate(undefined, {
      onSuccess: ({ codes }) => {
        setAsking(false);
        onCodes(codes);
      },
      onError: () => setAsking(true),
    });
  return (
    <AccountPart title={words.title} state={<Tag>{words.left(account.recoveryCodesLeft)}</Tag>}>
      {account.recoveryCodesLeft === 0 ? <Banner tone="warning">{words.none}</Banner> : <p className={styles['quiet']}>{words.lead}</p>}
      <div>
        <Button onPress={account.recoveryCodesLeft === 0 ? begin : () => setAsking(true)}>{words.make}</Button>
      </div>
      {isAsking ? (
        <AskDialog
          title={words.makeTitle}
          text={words.makeText}
          does={words.make}
          isBusy={make.isPending}
          fault={make.error}
          onDo={begin}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </AccountPart>
  );
};

interface NewCodesProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** Shown this once; stays until the person says that they are saved. Focus goes to its heading. */
export const NewCodes = ({ codes, onDone }: NewCodesProps) => {
  const { codes: words, factor } = useAdminWords().account;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  useLeaveWarning(true);
  const text = codes.join('\n');
  return (
    <div className={styles['part']}>
      <h3 ref={heading} tabIndex={-1} className={styles['partTitle']}>
        {words.shownTitle}
      </h3>
      <Banner tone="warning">{words.shown}</Banner>
      <ul aria-label={words.list} className={styles['codes']}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles['buttons']}>
        <Button icon={<IconCopy />} onPress={() => void copyText(text, factor)}>
          {words.copy}
        </Button>
        <Button
          icon={<IconDownload />}
          onPress={() => saveFile(words.fileName, new Blob(['\ufeff', `${words.fileTitle}\n\n${text}\n`], { type: 'text/plain;charset=utf-8' }))}
        >
          {words.download}
        </Button>
        <Button onPress={() => window.print()}>{words.print}</Button>
        <Button variant="primary" onPress={onDone}>
          {words.done}
        </Button>
      </div>
    </div>
  );
};
