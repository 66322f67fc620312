// One's passkeys, on the account page: adding, naming, removing.
import type { AccountBody } from '@samsvar/protocol';
import { Button, TextField } from '@samsvar/ui';
import { useRef, useState, type FormEvent } from 'react';
import { useAdminWords } from '../base/admin-words';
import { longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import { AccountPart, NotMade } from './AccountSection';
import styles from './account.module.css';
import { AskDialog } from './AskDialog';
import { focusWhenFree } from './focus-when-free';
import { hasPasskeys } from './passkey';
import { account as acts, useAccountChange } from './use-account';

type Passkey = AccountBody['passkeys'][number];

/** Named by the person, since devices do not say what they are. */
export const PasskeyList = ({ account }: { readonly account: AccountBody }) => {
  const words = useAdminWords().account.passkeys;
  const heading = useRef<HTMLHeadingElement>(null);
  const [isAdding, setAdding] = useState(false);
  return (
    <AccountPart title={words.title} headingRef={heading}>
      <p className={styles['quiet']}>{words.lead}</p>
      {account.passkeys.length === 0 ? (
        <p className={styles['text']}>{words.none}</p>
      ) : (
        <ul className={styles['list']}>
          {account.passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              isLastRequired={account.isFactorRequired && !account.totp && account.passkeys.length === 1}
              onRemoved={() => focusWhenFree(heading)}
            />
          ))}
        </ul>
      )}
      {!hasPasskeys() ? (
        <p className={styles['text']}>{words.unsupported}</p>
      ) : isAdding ? (
        <NewPasskey
          onClose={() => {
            setAdding(false);
            focusWhenFree(heading);
          }}
        />
      ) : (
        <div>
          <Button onPress={() => setAdding(true)}>{words.add}</Button>
        </div>
      )}
    </AccountPart>
  );
};

const NewPasskey = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useAdminWords().account.passkeys;
  const add = useAccountChange(acts.addPasskey);
  return (
    <NameForm
      name=""
      does={add.isPending ? words.making : words.make}
      fault={add.error}
      onCancel={onClose}
      onName={(name) => {
        if (add.isPending) return;
        add.mutate(name, {
          onSuccess: () => {
            toasts.add({ tone: 'success', text: words.added });
            onClose();
          },
        });
      }}
    />
  );
};

interface PasskeyRowProps {
  readonly passkey: Passkey;
  /** The organisation asks for a factor, and this is the only one. */
  readonly isLastRequired: boolean;
  readonly onRemoved: () => void;
}

const PasskeyRow = ({ passkey, isLastRequired, onRemoved }: PasskeyRowProps) => {
  const { passkeys: words, factor } = useAdminWords().account;
  const { save } = useWords().base;
  const [doing, setDoing] = useState<'rename' | 'remove' | null>(null);
  const rename = useAccountChange(acts.renamePasskey);
  const remove = useAccountChange(acts.removePasskey);
  const done = () => setDoing(null);
  if (doing === 'rename') {
    return (
      <li className={styles['row']}>
        <NameForm
          name={passkey.name}
          does={save}
          fault={rename.error}
          onCancel={done}
          onName={(name) => rename.mutate({ id: passkey.id, name }, { onSuccess: done })}
        />
      </li>
    );
  }
  return (
    <li className={styles['row']}>
      <PasskeyWords passkey={passkey} />
      <div className={styles['buttons']}>
        <Button size="small" aria-label={words.renameOf(passkey.name)} onPress={() => setDoing('rename')}>
          {words.rename}
        </Button>
        <Button size="small" aria-label={words.removeOf(passkey.name)} onPress={() => setDoing('remove')}>
          {words.remove}
        </Button>
      </div>
      {doing === 'remove' ? (
        <AskDialog
          title={words.removeTitle(passkey.name)}
          text={isLastRequired ? factor.lastRequired : words.removeText}
          does={words.remove}
          isBusy={remove.isPending}
          fault={remove.error}
          onDo={() => remove.mutate(passkey.id, { onSuccess: onRemoved })}
          onClose={done}
        />
      ) : null}
    </li>
  );
};

const PasskeyWords = ({ passkey }: { readonly passkey: Passkey }) => {
  const words = useAdminWords().account.passkeys;
  const language = useLanguage();
  const facts = [
    words.created(longDateTime(passkey.createdAt, language)),
    passkey.usedAt ? words.used(longDateTime(passkey.usedAt, language)) : words.neverUsed,
    ...(passkey.isBackedUp ? [words.isBackedUp] : []),
  ];
  return (
    <div className={styles['rowWords']}>
      <span className={styles['rowName']}>{passkey.name}</span>
      <span className={styles['quiet']}>{facts.join(', ')}</span>
    </div>
  );
};

interface NameFormProps {
  readonly name: string;
  readonly does: string;
  readonly fault: unknown;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
}

const NameForm = ({ name: given, does, fault, onName, onCancel }: NameFormProps) => {
  const { cancel } = useWords().base;
  const words = useAdminWords().account.passkeys;
  const [name, setName] = useState(given);
  const [isChecked, setChecked] = useState(false);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim()) onName(name.trim());
  };
  return (
    <form noValidate onSubmit={onSubmit} className={styles['form']}>
      <NotMade fault={fault} />
      <TextField
        label={words.name}
        description={words.nameHelp}
        name="passkey"
        autoFocus
        maxLength={80}
        value={name}
        onChange={setName}
        error={isChecked && !name.trim() ? words.nameMissing : null}
      />
      <div className={styles['buttons']}>
        <Button type="submit" variant="primary">
          {does}
        </Button>
        <Button onPress={onCancel}>{cancel}</Button>
      </div>
    </form>
  );
};
