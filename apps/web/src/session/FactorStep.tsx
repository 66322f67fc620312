// The second step of signing in: a code from an app, a passkey, or one of the codes kept for when neither is at hand.
import { Button, IconUnlocked, TextField } from '@samsvar/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { isWholeCode } from './code';
import { CodeField } from './CodeField';
import { hasPasskeys } from './passkey';
import styles from './session.module.css';
import { useSignInWords } from './sign-in-words';
import type { FactorWays, SignInStep } from './use-sign-in';

interface FactorStepProps {
  readonly ways: FactorWays;
  readonly isBusy: boolean;
  /** Changes when an attempt has failed: the code is marked, to be written over. */
  readonly fault: unknown;
  readonly onTake: (step: SignInStep) => void;
  readonly onStartOver: () => void;
}

/** Focus stands in the field, or on the passkey where that is the only way. */
export const FactorStep = ({ ways, isBusy, fault, onTake, onStartOver }: FactorStepProps) => {
  const words = useSignInWords().factor;
  const hasKey = ways.includes('passkey') && hasPasskeys();
  const [kind, setKind] = useState<'totp' | 'recovery' | null>(ways.includes('totp') ? 'totp' : hasKey || !ways.includes('recovery') ? null : 'recovery');
  return (
    <div className={styles['form']}>
      {kind ? (
        <CodeForm key={kind} kind={kind} isBusy={isBusy} fault={fault} onTake={onTake} />
      ) : (
        <p className={styles['text']}>{words.onlyPasskey}</p>
      )}
      <div className={styles['ways']}>
        {hasKey ? (
          <Button
            variant={kind ? 'secondary' : 'primary'}
            autoFocus={kind === null}
            icon={<IconUnlocked />}
            onPress={() => onTake({ by: 'passkey' })}
          >
            {words.usePasskey}
          </Button>
        ) : null}
        {kind !== 'recovery' && ways.includes('recovery') ? (
          <Button variant="quiet" onPress={() => setKind('recovery')}>
            {words.useRecovery}
          </Button>
        ) : null}
        {kind !== 'totp' && ways.includes('totp') ? (
          <Button variant="quiet" onPress={() => setKind('totp')}>
            {words.useTotp}
          </Button>
        ) : null}
        <Button variant="quiet" onPress={onStartOver}>
          {words.back}
        </Button>
      </div>
    </div>
  );
};

type CodeFormProps = Pick<FactorStepProps, 'isBusy' | 'fault' | 'onTake'> & { readonly kind: 'totp' | 'recovery' };

const CodeForm = ({ kind, isBusy, fault, onTake }: CodeFormProps) => {
  const words = useSignInWords().factor;
  const [code, setCode] = useState('');
  const [isChecked, setChecked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (fault) field.current?.select();
  }, [fault]);
  const error = kind === 'totp' ? (isWholeCode(code) ? null : words.totpWrong) : code.trim() ? null : words.recoveryMissing;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (error) field.current?.focus();
    else if (!isBusy) onTake({ by: 'factor', factor: { kind, code: code.trim() } });
  };
  const shared = { value: code, onChange: setCode, error: isChecked ? error : null, autoFocus: true, ref: field };
  return (
    <form noValidate onSubmit={onSubmit} className={styles['form']}>
      {kind === 'totp' ? (
        <CodeField {...shared} />
      ) : (
        <TextField {...shared} label={words.recovery} description={words.recoveryHelp} name="recovery" autoComplete="off" />
      )}
      <Button type="submit" variant="primary">
        {isBusy ? words.busy : words.go}
      </Button>
    </form>
  );
};
