// The dialog that makes a token: its name, what it may do, and its last day.
import { TOKEN_DAYS, TOKEN_SCOPE_NAMES, daysBetween, isLocalDate, localDateOf, type TokenScope } from '@samsvar/domain';
import type { NewTokenBody } from '@samsvar/protocol';
import { Banner, Button, Checkbox, DateField, Dialog, TextField } from '@samsvar/ui';
import { useId, useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { wordsOfFault } from '../base/Fetching';
import { useWords } from '../base/words';
import styles from './token.module.css';
import { useMakeToken } from './use-tokens';

interface TokenDialogProps {
  readonly onMade: (made: NewTokenBody) => void;
  readonly onClose: () => void;
}

/** Ninety days from now: long enough to be of use, short enough to be thought of again. */
const usual = (): string => localDateOf(new Date(Date.now() + 90 * 86_400_000));

const isGoodDay = (day: string): boolean => {
  if (!isLocalDate(day)) return false;
  const days = daysBetween(localDateOf(new Date()), day);
  return days >= 0 && days <= TOKEN_DAYS;
};

/** Checks everything before it is sent, and says at each field what is missing. */
export const TokenDialog = ({ onMade, onClose }: TokenDialogProps) => {
  const { base } = useWords();
  const words = useAdminWords().integration.tokens;
  const help = useId();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly TokenScope[]>(['consultations:read']);
  const [until, setUntil] = useState(usual);
  const [isAsked, setAsked] = useState(false);
  const make = useMakeToken();
  const isReady = name.trim() !== '' && scopes.length > 0 && isGoodDay(until);
  const send = () => {
    setAsked(true);
    if (isReady && !make.isPending) make.mutate({ name: name.trim(), scopes: [...scopes], until }, { onSuccess: onMade });
  };
  const choose = (scope: TokenScope, isChosen: boolean) =>
    setScopes(TOKEN_SCOPE_NAMES.filter((each) => (each === scope ? isChosen : scopes.includes(each))));
  return (
    <Dialog
      title={words.make.replace('…', '')}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button variant="primary" onPress={send}>
            {words.make.replace('…', '')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {make.error ? <Banner tone="danger">{wordsOfFault(make.error, base.errors.unexpected)}</Banner> : null}
        <TextField label={words.name} description={words.nameHelp} value={name} onChange={setName} maxLength={80} autoFocus error={isAsked && name.trim() === '' ? words.nameMissing : null} />
        <fieldset className={styles['choices']} aria-describedby={help}>
          <legend>{words.scopes}</legend>
          {TOKEN_SCOPE_NAMES.map((scope) => (
            <Checkbox key={scope} isSelected={scopes.includes(scope)} onChange={(isChosen) => choose(scope, isChosen)}>
              {words.scopeNames[scope]}
            </Checkbox>
          ))}
          <p id={help} className={isAsked && scopes.length === 0 ? styles['wrong'] : styles['quiet']}>
            {isAsked && scopes.length === 0 ? words.scopesMissing : words.scopeHelp}
          </p>
        </fieldset>
        <DateField label={words.until} description={words.untilHelp} value={until} onChange={setUntil} calendarLabel={words.calendar} error={isAsked && !isGoodDay(until) ? words.untilWrong : null} />
      </form>
    </Dialog>
  );
};
