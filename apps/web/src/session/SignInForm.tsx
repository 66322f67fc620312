// E-mail address and password.
import type { SignIn } from '@samsvar/protocol';
import { Button, TextField, TextLink } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { path } from '../base/path';
import { PasswordField } from './PasswordField';
import styles from './session.module.css';
import { useSignInWords } from './sign-in-words';

interface SignInFormProps {
  readonly isBusy: boolean;
  /** Who is expected; then the password is all that is missing. */
  readonly email?: string | undefined;
  /** False where the organisation lets people in through its own service alone. */
  readonly hasPassword: boolean;
  /** Told when the address has been written. */
  readonly onEmail: (email: string) => void;
  readonly onSignIn: (who: SignIn) => void;
}

/** Checks that both fields are filled in before anything is sent. Pasting and password managers work. */
export const SignInForm = ({ isBusy, email: expected, hasPassword, onEmail, onSignIn }: SignInFormProps) => {
  const words = useSignInWords();
  const [email, setEmail] = useState(expected ?? '');
  const [password, setPassword] = useState('');
  const [isChecked, setChecked] = useState(false);
  const emailError = email.trim() === '' ? words.emailMissing : email.includes('@') ? null : words.emailWrong;
  const passwordError = password === '' ? words.passwordMissing : null;
  const address = email.trim().toLowerCase();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onEmail(address);
    if (!hasPassword) return;
    setChecked(true);
    if (isBusy) return;
    if (!emailError && !passwordError) onSignIn({ email: address, password });
    else focusOn(event.currentTarget, emailError ? 'email' : 'password');
  };
  return (
    <form noValidate onSubmit={onSubmit} className={styles['form']}>
      <TextField
        label={words.email}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        onBlur={() => onEmail(address)}
        error={isChecked ? emailError : null}
      />
      {hasPassword ? (
        <>
          <PasswordField
            label={words.password}
            name="password"
            kind="current-password"
            autoFocus={expected !== undefined}
            value={password}
            onChange={setPassword}
            error={isChecked ? passwordError : null}
          />
          <Button type="submit" variant="primary">
            {isBusy ? words.signingIn : words.signIn}
          </Button>
          {expected === undefined ? (
            <p className={styles['small']}>
              <TextLink href={path.forgottenPassword()}>{words.forgotten}</TextLink>
            </p>
          ) : null}
        </>
      ) : null}
    </form>
  );
};

/** Moves focus to a field of the form. */
const focusOn = (form: HTMLFormElement, name: string): void =>
  form.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus();
