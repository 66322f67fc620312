// The name and password of somebody who accepts an invitation and has no account yet.
import { PASSWORD_LENGTH } from '@samsvar/domain';
import { Button, IconButton, IconHide, IconShow, TextField } from '@samsvar/ui';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useAdminWords } from '../base/admin-words';
import styles from './membership.module.css';

interface NewAccountFormProps {
  readonly email: string;
  /** As the inviter wrote it. */
  readonly name: string;
  readonly isBusy: boolean;
  readonly onCreate: (account: { readonly name: string; readonly password: string }) => void;
  /** Stands beside the button. */
  readonly children: ReactNode;
}

/** What the password must be is said before it is written; the address is there for password managers. */
export const NewAccountForm = ({ email, name: invited, isBusy, onCreate, children }: NewAccountFormProps) => {
  const words = useAdminWords().members.invitation;
  const [name, setName] = useState(invited);
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [isChecked, setChecked] = useState(false);
  // As people count them: an emoji is one character.
  const length = [...password].length;
  const { alone: shortest, max: longest } = PASSWORD_LENGTH;
  const passwordFault = length < shortest ? words.passwordShort(shortest - length) : length > longest ? words.passwordLong(longest) : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    const form = event.currentTarget;
    if (!name.trim() || passwordFault) requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    else if (!isBusy) onCreate({ name: name.trim(), password });
  };
  return (
    <form noValidate onSubmit={submit} className={styles['account']}>
      <h2>{words.newTitle}</h2>
      <input type="email" name="email" value={email} readOnly hidden autoComplete="username" />
      <TextField label={words.name} description={words.nameHelp} maxLength={120} autoComplete="name" isRequired value={name} onChange={setName} error={isChecked && !name.trim() ? words.nameMissing : null} />
      <TextField
        label={words.password}
        description={words.passwordHelp(shortest)}
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        isRequired
        value={password}
        onChange={setPassword}
        error={isChecked ? passwordFault : null}
        end={<IconButton size="small" label={isShown ? words.hide : words.show} icon={isShown ? <IconHide /> : <IconShow />} onPress={() => setShown(!isShown)} />}
      />
      <div className={styles['actions']}>
        <Button type="submit" variant="primary">
          {isBusy ? words.accepting : words.create}
        </Button>
        {children}
      </div>
    </form>
  );
};
