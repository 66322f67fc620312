// Changing one's password, on the account page.
import type { AccountBody } from '@samsvar/protocol';
import { Button, TextLink } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { useAdminWords } from '../base/admin-words';
import { path } from '../base/path';
import { toasts } from '../base/toasts';
import { AccountSection, NotMade } from './AccountSection';
import styles from './account.module.css';
import { PasswordField } from './PasswordField';
import { account as acts, useAccountChange } from './use-account';

/** Says how long a password has to be before it is sent. */
export const PasswordSection = ({ account }: { readonly account: AccountBody }) => {
  const words = useAdminWords().account.password;
  return (
    <AccountSection title={words.title}>
      {account.hasPassword ? (
        <>
          <p className={styles['quiet']}>{words.lead}</p>
          <PasswordForm shortest={account.shortestPassword} />
        </>
      ) : (
        <p className={styles['text']}>
          {words.none} <TextLink href={path.forgottenPassword()}>{words.toForgotten}</TextLink>
        </p>
      )}
    </AccountSection>
  );
};

const PasswordForm = ({ shortest }: { readonly shortest: number }) => {
  const words = useAdminWords().account.password;
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [isChecked, setChecked] = useState(false);
  const change = useAccountChange(acts.changePassword);
  const currentError = current ? null : words.currentMissing;
  // Counted as people count: an emoji is one.
  const nextError = [...password].length < shortest ? words.tooShort(shortest) : null;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (currentError || nextError) {
      event.currentTarget.querySelector<HTMLInputElement>(currentError ? '[name=current]' : '[name=next]')?.focus();
      return;
    }
    change.mutate(
      { current, password },
      {
        onSuccess: () => {
          setCurrent('');
          setPassword('');
          setChecked(false);
          toasts.add({ tone: 'success', text: words.changed });
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={onSubmit} className={styles['form']}>
      <NotMade fault={change.error} />
      <PasswordField
        label={words.current}
        name="current"
        kind="current-password"
        value={current}
        onChange={setCurrent}
        error={isChecked ? currentError : null}
      />
      <PasswordField
        label={words.next}
        description={words.help(shortest)}
        name="next"
        kind="new-password"
        value={password}
        onChange={setPassword}
        error={isChecked ? nextError : null}
      />
      <Button type="submit" isDisabled={change.isPending}>
        {words.change}
      </Button>
    </form>
  );
};
