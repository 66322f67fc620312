// Setting up a code app: a square to read or a secret to type, and the first code to show that it works.
import type { TotpBeginning } from '@samsvar/protocol';
import { Button, IconCopy } from '@samsvar/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useAdminWords } from '../base/admin-words';
import { useWords } from '../base/words';
import { NotMade } from './AccountSection';
import styles from './account.module.css';
import { isWholeCode } from './code';
import { CodeField } from './CodeField';
import { copyText } from './copy-text';
import { qrPath } from './qr-path';
import { useSignInWords } from './sign-in-words';
import { account as acts, useAccountStep } from './use-account';

interface TotpSetupProps {
  readonly beginning: TotpBeginning;
  readonly onDone: (codes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Focus goes to its heading when it opens. */
export const TotpSetup = ({ beginning, onDone, onCancel }: TotpSetupProps) => {
  const words = useAdminWords().account.factor;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles['part']}>
      <h4 ref={heading} tabIndex={-1} className={styles['partTitle']}>
        {words.scan}
      </h4>
      <p className={styles['text']}>{words.scanHelp}</p>
      <QrCode text={beginning.uri} label={words.picture} />
      <div className={styles['row']}>
        <div className={styles['rowWords']}>
          <span>{words.secret}</span>
          <code className={styles['secret']}>{inFours(beginning.secret)}</code>
        </div>
        <Button size="small" icon={<IconCopy />} onPress={() => void copyText(beginning.secret, words)}>
          {words.copy}
        </Button>
      </div>
      <FirstCode onDone={onDone} onCancel={onCancel} />
    </div>
  );
};

const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { size, path } = qrPath(text);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className={styles['qr']}>
      <path d={path} fill="currentColor" />
    </svg>
  );
};

/** In groups of four, as it is easiest to type. */
const inFours = (secret: string): string => secret.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');

const FirstCode = ({ onDone, onCancel }: Pick<TotpSetupProps, 'onDone' | 'onCancel'>) => {
  const { cancel } = useWords().base;
  const words = useAdminWords().account.factor;
  const { totpWrong } = useSignInWords().factor;
  const [code, setCode] = useState('');
  const [isChecked, setChecked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const confirm = useAccountStep(acts.confirmTotp);
  const error = isWholeCode(code) ? null : totpWrong;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (error) field.current?.focus();
    else if (!confirm.isPending) confirm.mutate(code, { onSuccess: ({ codes }) => onDone(codes), onError: () => field.current?.select() });
  };
  return (
    <form noValidate onSubmit={onSubmit} className={styles['form']}>
      <NotMade fault={confirm.error} />
      <p className={styles['text']}>{words.first}</p>
      <CodeField ref={field} value={code} onChange={setCode} error={isChecked ? error : null} />
      <div className={styles['buttons']}>
        <Button type="submit" variant="primary">
          {confirm.isPending ? words.confirming : words.confirm}
        </Button>
        <Button onPress={onCancel}>{cancel}</Button>
      </div>
    </form>
  );
};
