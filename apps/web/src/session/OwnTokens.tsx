// One's own tokens, on the page of one's account.
import type { NewTokenBody } from '@samsvar/protocol';
import { Button } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { AccountSection } from './AccountSection';
import { SecretDialog } from './SecretDialog';
import styles from './token.module.css';
import { TokenDialog } from './TokenDialog';
import { TokenTable } from './TokenTable';

/** What programs may do in one's name. */
export const OwnTokens = () => {
  const words = useAdminWords().integration.tokens;
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<NewTokenBody | null>(null);
  return (
    <AccountSection title={words.ownTitle}>
      <p className={styles['quiet']}>{words.ownLead}</p>
      <TokenTable which="own" />
      <div>
        <Button onPress={() => setMaking(true)}>{words.make}</Button>
      </div>
      {isMaking ? (
        <TokenDialog
          onClose={() => setMaking(false)}
          onMade={(answer) => {
            setMaking(false);
            setMade(answer);
          }}
        />
      ) : null}
      {made ? <SecretDialog title={words.madeTitle} help={words.madeHelp} use={words.madeUse} secret={made.secret} example={`curl -H "Authorization: Bearer ${made.secret}" ${location.origin}/api/consultations`} onClose={() => setMade(null)} /> : null}
    </AccountSection>
  );
};
