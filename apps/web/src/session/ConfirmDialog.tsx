// Asks once more who one is, before a sensitive change: by code, passkey or password, whichever the account has.
import type { ConfirmationWays } from '@samsvar/protocol';
import { Banner, Button, Dialog, IconUnlocked } from '@samsvar/ui';
import { useEffect, useEffectEvent, useRef, useState, type FormEvent } from 'react';
import { ApiError } from '../base/api-error';
import { Fetching } from '../base/Fetching';
import { useWords } from '../base/words';
import { isWholeCode } from './code';
import { CodeField } from './CodeField';
import { hasPasskeys } from './passkey';
import { PasswordField } from './PasswordField';
import styles from './session.module.css';
import { useSignInWords } from './sign-in-words';
import { useConfirm, useConfirmationWays } from './use-confirmation';
import { wordsOfSignIn } from './words-of-sign-in';

export { signInWordsReady } from './sign-in-words';

/** What the dialog ends in. */
export interface ConfirmDialogProps {
  readonly onEnd: (hasConfirmed: boolean) => void;
}

/** Ends with true once the server knows who the person is. */
export const ConfirmDialog = ({ onEnd }: ConfirmDialogProps) => {
  const { close } = useWords().base;
  const words = useSignInWords().confirm;
  const ways = useConfirmationWays();
  return (
    <Dialog
      title={words.title}
      isOpen
      isDismissable={false}
      closeLabel={close}
      onOpenChange={(isOpen) => {
        if (!isOpen) onEnd(false);
      }}
    >
      <div className={styles['again']}>
        <Fetching query={ways}>{(body) => <Confirming ways={body} onConfirmed={() => onEnd(true)} />}</Fetching>
      </div>
    </Dialog>
  );
};

interface ConfirmingProps {
  readonly ways: ConfirmationWays;
  readonly onConfirmed: () => void;
}

const Confirming = ({ ways, onConfirmed }: ConfirmingProps) => {
  const { errors } = useWords().base;
  const words = useSignInWords();
  const confirm = useConfirm(onConfirmed);
  const hasKey = ways.passkey && hasPasskeys();
  // Whoever has a second step shows that; others their password.
  const kind = ways.totp ? 'code' : ways.password && !ways.passkey ? 'password' : null;
  const goOn = useEffectEvent(onConfirmed);
  useEffect(() => {
    if (ways.isFresh) goOn();
  }, [ways.isFresh]);
  return (
    <>
      <p className={styles['text']}>{words.confirm.lead}</p>
      {confirm.error ? (
        <Banner tone="danger" title={words.confirm.failedTitle}>
          {isWrongPassword(confirm.error) ? words.confirm.wrongPassword : wordsOfSignIn(confirm.error, words, errors.unexpected)}
        </Banner>
      ) : null}
      {kind ? (
        <ConfirmForm
          kind={kind}
          isBusy={confirm.isPending}
          fault={confirm.error}
          onSend={(text) => confirm.mutate(kind === 'code' ? { code: text } : { password: text })}
        />
      ) : null}
      {hasKey ? (
        <Button
          variant={kind ? 'secondary' : 'primary'}
          autoFocus={kind === null}
          icon={<IconUnlocked />}
          onPress={() => confirm.mutate('passkey')}
        >
          {words.factor.usePasskey}
        </Button>
      ) : null}
      {kind || hasKey ? null : <p className={styles['text']}>{words.confirm.noWay}</p>}
    </>
  );
};

/** At sign-in the same refusal speaks of the address, too, which nobody is asked for here. */
const isWrongPassword = (fault: unknown): boolean => fault instanceof ApiError && fault.code === 'sign-in-failed';

interface ConfirmFormProps {
  readonly kind: 'code' | 'password';
  readonly isBusy: boolean;
  readonly fault: unknown;
  readonly onSend: (text: string) => void;
}

const ConfirmForm = ({ kind, isBusy, fault, onSend }: ConfirmFormProps) => {
  const words = useSignInWords();
  const [text, setText] = useState('');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fault) form.current?.querySelector('input')?.select();
  }, [fault]);
  const error = kind === 'code' ? (isWholeCode(text) ? null : words.factor.totpWrong) : text ? null : words.passwordMissing;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (error) form.current?.querySelector('input')?.focus();
    else if (!isBusy) onSend(text);
  };
  const shared = { value: text, onChange: setText, error: isChecked ? error : null, autoFocus: true };
  return (
    <form ref={form} noValidate onSubmit={onSubmit} className={styles['form']}>
      {kind === 'code' ? (
        <CodeField {...shared} />
      ) : (
        <PasswordField {...shared} label={words.password} name="password" kind="current-password" />
      )}
      <Button type="submit" variant="primary">
        {isBusy ? words.confirm.confirming : words.confirm.confirm}
      </Button>
    </form>
  );
};
