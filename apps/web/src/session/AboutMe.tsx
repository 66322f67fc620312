// One's name and address, on the account page.
import type { AccountBody } from '@samsvar/protocol';
import { Banner, Button, TextField } from '@samsvar/ui';
import { useState, type FormEvent } from 'react';
import { useAdminWords } from '../base/admin-words';
import { LeaveQuestion } from '../base/LeaveQuestion';
import { toasts } from '../base/toasts';
import { AccountPart, AccountSection, NotMade } from './AccountSection';
import styles from './account.module.css';
import { account as acts, useAccountChange } from './use-account';

/** The name is changed at once, the address by a link in a mail to the new one. */
export const AboutMe = ({ account }: { readonly account: AccountBody }) => {
  const words = useAdminWords().account.about;
  return (
    <AccountSection title={words.title}>
      <NameForm name={account.name} />
      <AccountPart title={words.email}>
        <p className={styles['text']}>{account.email}</p>
        <AddressForm />
      </AccountPart>
    </AccountSection>
  );
};

const NameForm = ({ name: now }: { readonly name: string }) => {
  const { about: words, saved } = useAdminWords().account;
  const [name, setName] = useState(now);
  const [isChecked, setChecked] = useState(false);
  const rename = useAccountChange(acts.rename);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim()) rename.mutate(name.trim(), { onSuccess: () => toasts.add({ tone: 'success', text: saved }) });
  };
  return (
    <form noValidate onSubmit={onSubmit} className={styles['form']}>
      <LeaveQuestion isUnsaved={name.trim() !== now} />
      <NotMade fault={rename.error} />
      <TextField
        label={words.name}
        name="name"
        autoComplete="name"
        maxLength={120}
        value={name}
        onChange={setName}
        error={isChecked && !name.trim() ? words.nameMissing : null}
      />
      <Button type="submit" isDisabled={rename.isPending}>
        {words.saveName}
      </Button>
    </form>
  );
};

const AddressForm = () => {
  const words = useAdminWords().account.about;
  const [isOpen, setOpen] = useState(false);
  const [email, setEmail] = useState('');
  const [isChecked, setChecked] = useState(false);
  const send = useAccountChange(acts.sendAddressLink);
  const error = email.includes('@') ? null : words.emailWrong;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!error) send.mutate(email.trim().toLowerCase(), { onSuccess: () => setOpen(false) });
  };
  return (
    <>
      {send.isSuccess ? (
        <Banner tone="success" title={words.sentTitle}>
          {words.sent(send.variables)}
        </Banner>
      ) : null}
      {isOpen ? (
        <form noValidate onSubmit={onSubmit} className={styles['form']}>
          <NotMade fault={send.error} />
          <TextField
            label={words.newEmail}
            description={words.emailHelp}
            name="email"
            type="email"
            inputMode="email"
            autoComplete="email"
            autoFocus
            value={email}
            onChange={setEmail}
            error={isChecked ? error : null}
          />
          <Button type="submit" isDisabled={send.isPending}>
            {words.sendLink}
          </Button>
        </form>
      ) : (
        <div>
          <Button
            onPress={() => {
              send.reset();
              setEmail('');
              setChecked(false);
              setOpen(true);
            }}
          >
            {words.change}
          </Button>
        </div>
      )}
    </>
  );
};
