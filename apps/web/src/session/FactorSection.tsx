// The second step of signing in, on the account page: code app, recovery codes, passkeys.
import type { AccountBody, TotpBeginning } from '@samsvar/protocol';
import { Button, IconDone, Tag } from '@samsvar/ui';
import { useRef, useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { AccountPart, AccountSection, NotMade } from './AccountSection';
import styles from './account.module.css';
import { AskDialog } from './AskDialog';
import { focusWhenFree } from './focus-when-free';
import { PasskeyList } from './PasskeyList';
import { NewCodes, RecoveryCodes } from './RecoveryCodes';
import { TotpSetup } from './TotpSetup';
import { account as acts, useAccountChange, useAccountStep } from './use-account';

/** Codes that have just been made stand first, until they are saved. */
export const FactorSection = ({ account }: { readonly account: AccountBody }) => {
  const words = useAdminWords().account.factor;
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const hasFactor = account.totp || account.passkeys.length > 0;
  return (
    <AccountSection title={words.title} headingRef={heading}>
      <p className={styles['quiet']}>
        {words.lead} {account.isFactorRequired ? words.required : null}
      </p>
      {codes ? (
        <NewCodes
          codes={codes}
          onDone={() => {
            setCodes(null);
            focusWhenFree(heading);
          }}
        />
      ) : null}
      <TotpPart account={account} onCodes={setCodes} />
      {hasFactor && !codes ? <RecoveryCodes account={account} onCodes={setCodes} /> : null}
      <PasskeyList account={account} />
    </AccountSection>
  );
};

interface TotpPartProps {
  readonly account: AccountBody;
  readonly onCodes: (codes: readonly string[]) => void;
}

const TotpPart = ({ account, onCodes }: TotpPartProps) => {
  const words = useAdminWords().account.factor;
  const [beginning, setBeginning] = useState<TotpBeginning | null>(null);
  const begin = useAccountStep(acts.beginTotp);
  const heading = useRef<HTMLHeadingElement>(null);
  const state = account.totp ? (
    <Tag tone="success" icon={<IconDone />}>
      {words.on}
    </Tag>
  ) : (
    <Tag>{words.off}</Tag>
  );
  const close = () => {
    setBeginning(null);
    focusWhenFree(heading);
  };
  return (
    <AccountPart title={words.totp} state={state} headingRef={heading}>
      <p className={styles['quiet']}>{words.totpLead}</p>
      <NotMade fault={begin.error} />
      {beginning ? (
        <TotpSetup
          beginning={beginning}
          onCancel={close}
          onDone={(codes) => {
            setBeginning(null);
            onCodes(codes);
          }}
        />
      ) : account.totp ? (
        <RemoveTotp isLastRequired={account.isFactorRequired && account.passkeys.length === 0} onRemoved={() => focusWhenFree(heading)} />
      ) : (
        <div>
          <Button
            variant="primary"
            isDisabled={begin.isPending}
            onPress={() => begin.mutate(undefined, { onSuccess: setBeginning })}
          >
            {words.setUp}
          </Button>
        </div>
      )}
    </AccountPart>
  );
};

interface RemoveTotpProps {
  /** The organisation asks for a factor, and this is the only one. */
  readonly isLastRequired: boolean;
  readonly onRemoved: () => void;
}

const RemoveTotp = ({ isLastRequired, onRemoved }: RemoveTotpProps) => {
  const words = useAdminWords().account.factor;
  const [isAsking, setAsking] = useState(false);
  const remove = useAccountChange(acts.removeTotp);
  return (
    <div>
      <Button onPress={() => setAsking(true)}>{words.remove}</Button>
      {isAsking ? (
        <AskDialog
          title={words.removeTitle}
          text={isLastRequired ? words.lastRequired : words.removeText}
          does={words.remove}
          isBusy={remove.isPending}
          fault={remove.error}
          onDo={() => remove.mutate(undefined, { onSuccess: onRemoved })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
};
