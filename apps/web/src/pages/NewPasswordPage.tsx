// Where the link for a forgotten password leads: choosing a new one.
import { Banner, Button, LinkButton } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { wordsOfFault } from '../base/Fetching';
import { ApiError } from '../base/api-error';
import { path } from '../base/path';
import { useWords } from '../base/words';
import { PasswordField } from '../session/PasswordField';
import { PublicPage } from '../session/PublicPage';
import styles from '../session/public.module.css';
import { useSignInWords } from '../session/sign-in-words';
import { useLinkToken } from '../session/use-link-token';
import { useChoosePassword } from '../session/use-links';

/** Opening the page uses nothing up: the link is over once the password is chosen. */
export const NewPasswordPage = () => {
  const { errors } = useWords().base;
  const words = useSignInWords().newPassword;
  const token = useLinkToken();
  const choose = useChoosePassword();
  const isOver = choose.error instanceof ApiError && choose.error.code === 'link-over';
  const again = <LinkButton href={path.forgottenPassword()}>{words.again}</LinkButton>;
  if (choose.isSuccess) return <Done />;
  return (
    <PublicPage title={words.title} lead={words.lead}>
      {token ? null : (
        <Banner tone="warning" title={words.noTokenTitle} actions={again}>
          {words.noToken}
        </Banner>
      )}
      {choose.error ? (
        <Banner tone="danger" title={words.failedTitle} {...(isOver ? { actions: again } : {})}>
          {wordsOfFault(choose.error, errors.unexpected)}
        </Banner>
      ) : null}
      {token && !isOver ? <PasswordForm isBusy={choose.isPending} onChoose={(password) => choose.mutate({ token, password })} /> : null}
    </PublicPage>
  );
};

const Done = () => {
  const words = useSignInWords();
  return (
    <PublicPage title={words.newPassword.title}>
      <Banner
        tone="success"
        title={words.newPassword.doneTitle}
        actions={<LinkButton href={path.signIn()}>{words.reset.toSignIn}</LinkButton>}
      >
        {words.newPassword.done}
      </Banner>
    </PublicPage>
  );
};

interface PasswordFormProps {
  readonly isBusy: boolean;
  readonly onChoose: (password: string) => void;
}

const PasswordForm = ({ isBusy, onChoose }: PasswordFormProps) => {
  const words = useSignInWords();
  const [password, setPassword] = useState('');
  const [isChecked, setChecked] = useState(false);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (!password) event.currentTarget.querySelector('input')?.focus();
    else if (!isBusy) onChoose(password);
  };
  return (
    <form noValidate onSubmit={onSubmit} className={styles['form']}>
      <PasswordField
        label={words.newPassword.password}
        name="password"
        kind="new-password"
        value={password}
        onChange={setPassword}
        error={isChecked && !password ? words.passwordMissing : null}
      />
      <Button type="submit" variant="primary">
        {isBusy ? words.newPassword.saving : words.newPassword.save}
      </Button>
    </form>
  );
};
