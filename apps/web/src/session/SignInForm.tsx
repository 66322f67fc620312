// E-mail address and password.
import type { SignIn } from '@samsvar/protocol';
import { Button, IconButton, IconHide, IconShow, TextField } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { useWords } from '../base/words';
import styles from './session.module.css';

interface SignInFormProps {
  readonly isBusy: boolean;
  /** Who is expected; then the password is all that is missing. */
  readonly email?: string;
  readonly onSignIn: (who: SignIn) => void;
}

/** Checks that both fields are filled in before anything is sent. Pasting and password managers work. */
export const SignInForm = ({ isBusy, email: expected, onSignIn }: SignInFormProps) => {
  const words = useWords().session;
  const [email, setEmail] = useState(expected ?? '');
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const emailError = email.trim() === '' ? words.emailMissing : email.includes('@') ? null : words.emailWrong;
  const passwordError = password === '' ? words.passwordMissing : null;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (isBusy) return;
    if (!emailError && !passwordError) onSignIn({ email: email.trim().toLowerCase(), password });
    else
      event.currentTarget
        .querySelector<HTMLInputElement>(emailError ? '[name=email]' : '[name=password]')
        ?.focus();
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
        error={isChecked ? emailError : null}
      />
      <TextField
        label={words.password}
        name="password"
        autoFocus={expected !== undefined}
        type={isShown ? 'text' : 'password'}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={isChecked ? passwordError : null}
        end={
          <IconButton
            size="small"
            label={isShown ? words.hidePassword : words.showPassword}
            icon={isShown ? <IconHide /> : <IconShow />}
            onPress={() => setShown(!isShown)}
          />
        }
      />
      <Button type="submit" variant="primary">
        {isBusy ? words.signingIn : words.signIn}
      </Button>
    </form>
  );
};
