// Asking for a link with which to choose a new password.
import { Banner, Button, LinkButton, TextField } from '@samsvar/ui';
import { useRef, useState, type FormEvent } from 'react';
import { wordsOfFault } from '../base/Fetching';
import { path } from '../base/path';
import { useWords } from '../base/words';
import { PublicPage } from '../session/PublicPage';
import styles from '../session/public.module.css';
import { useSignInWords } from '../session/sign-in-words';
import { useAskForReset } from '../session/use-links';
import { useIsSending } from '../session/use-sign-in';

/** Says the same whether or not somebody has the address. */
export const ForgottenPasswordPage = () => {
  const words = useSignInWords();
  const ask = useAskForReset();
  const isSending = useIsSending();
  return (
    <PublicPage title={words.reset.title}>
      {isSending === false ? <Banner tone="warning">{words.reset.notSending}</Banner> : null}
      {ask.isSuccess && isSending === false ? (
        <LinkButton href={path.signIn()}>{words.reset.toSignIn}</LinkButton>
      ) : ask.isSuccess ? (
        <Banner
          tone="success"
          title={words.reset.sentTitle}
          actions={<LinkButton href={path.signIn()}>{words.reset.toSignIn}</LinkButton>}
        >
          <p>{words.reset.sent(ask.variables.email)}</p>
          <p>{words.reset.factorStays}</p>
        </Banner>
      ) : (
        <AskForm isBusy={ask.isPending} fault={ask.error} onAsk={(email) => ask.mutate({ email })} />
      )}
    </PublicPage>
  );
};

interface AskFormProps {
  readonly isBusy: boolean;
  readonly fault: unknown;
  readonly onAsk: (email: string) => void;
}

const AskForm = ({ isBusy, fault, onAsk }: AskFormProps) => {
  const { errors } = useWords().base;
  const words = useSignInWords();
  const [email, setEmail] = useState('');
  const [isChecked, setChecked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const error = email.trim() === '' ? words.emailMissing : email.includes('@') ? null : words.emailWrong;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (error) field.current?.focus();
    else if (!isBusy) onAsk(email.trim().toLowerCase());
  };
  return (
    <form noValidate onSubmit={onSubmit} className={styles['form']}>
      <p>{words.reset.lead}</p>
      {fault ? (
        <Banner tone="danger" title={words.reset.failedTitle}>
          {wordsOfFault(fault, errors.unexpected)}
        </Banner>
      ) : null}
      <TextField
        label={words.email}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        ref={field}
        value={email}
        onChange={setEmail}
        error={isChecked ? error : null}
      />
      <Button type="submit" variant="primary">
        {isBusy ? words.reset.sending : words.reset.send}
      </Button>
    </form>
  );
};
