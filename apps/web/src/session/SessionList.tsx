// Where one is signed in, on the account page, and ending it from afar.
import type { AccountBody } from '@samsvar/protocol';
import { Button, Tag } from '@samsvar/ui';
import { useRef, useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import { toasts } from '../base/toasts';
import { AccountSection, NotMade } from './AccountSection';
import styles from './account.module.css';
import { AskDialog } from './AskDialog';
import { focusWhenFree } from './focus-when-free';
import { account as acts, useAccountChange } from './use-account';

type OwnSession = AccountBody['sessions'][number];

/** This one first, then the others by when they were last used. */
export const SessionList = ({ account }: { readonly account: AccountBody }) => {
  const words = useAdminWords().account.sessions;
  const heading = useRef<HTMLHeadingElement>(null);
  const end = useAccountChange(acts.endSession);
  const inOrder = account.sessions.toSorted((a, b) => Number(b.isThis) - Number(a.isThis) || b.seenAt.localeCompare(a.seenAt));
  const told = (text: string) => () => {
    toasts.add({ tone: 'success', text });
    focusWhenFree(heading);
  };
  return (
    <AccountSection title={words.title} headingRef={heading}>
      <p className={styles['quiet']}>{words.lead}</p>
      <NotMade fault={end.error} />
      <ul className={styles['list']}>
        {inOrder.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isBusy={end.isPending}
            onEnd={() => end.mutate(session.id, { onSuccess: told(words.ended) })}
          />
        ))}
      </ul>
      {account.sessions.length > 1 ? <EndOthers onEnded={told(words.othersEnded)} /> : null}
    </AccountSection>
  );
};

interface SessionRowProps {
  readonly session: OwnSession;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}

const SessionRow = ({ session, isBusy, onEnd }: SessionRowProps) => {
  const words = useAdminWords().account.sessions;
  const language = useLanguage();
  // The server names browser and system, or one of them, or neither.
  const [first, system] = session.agent.split(', ');
  const device = first && system ? words.device(first, system) : first || words.unknown;
  const seen = longDateTime(session.seenAt, language);
  return (
    <li className={styles['row']}>
      <div className={styles['rowWords']}>
        <span className={styles['rowName']}>
          {device}
          {session.isThis ? <Tag tone="info">{words.isThis}</Tag> : null}
        </span>
        <span className={styles['quiet']}>
          {[words.seen(seen), words.began(longDateTime(session.beganAt, language)), session.organisation].filter(Boolean).join(', ')}
        </span>
      </div>
      {session.isThis ? null : (
        <Button size="small" aria-label={words.endOf(device, seen)} isDisabled={isBusy} onPress={onEnd}>
          {words.end}
        </Button>
      )}
    </li>
  );
};

const EndOthers = ({ onEnded }: { readonly onEnded: () => void }) => {
  const words = useAdminWords().account.sessions;
  const [isAsking, setAsking] = useState(false);
  const end = useAccountChange(acts.endOtherSessions);
  return (
    <div>
      <Button onPress={() => setAsking(true)}>{words.endOthers}</Button>
      {isAsking ? (
        <AskDialog
          title={words.endOthersTitle}
          text={words.endOthersText}
          does={words.endOthers}
          isBusy={end.isPending}
          fault={end.error}
          onDo={() => end.mutate(undefined, { onSuccess: onEnded })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
};
