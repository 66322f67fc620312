// Declining an invitation, asked about first.
import { Banner, Button, Dialog } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { wordsOfFault } from '../base/Fetching';
import { useWords } from '../base/words';
import styles from './membership.module.css';
import { useRefuseInvitation } from './use-open-invitation';

/** The link is over afterwards. */
export const RefuseInvitation = ({ token, onRefused }: { readonly token: string; readonly onRefused: () => void }) => {
  const words = useAdminWords().members.invitation;
  const { base } = useWords();
  const [isAsking, setAsking] = useState(false);
  const refuse = useRefuseInvitation();
  return (
    <>
      <Button onPress={() => setAsking(true)}>{words.refuse}</Button>
      <Dialog
        title={words.refuseTitle}
        isOpen={isAsking}
        onOpenChange={setAsking}
        closeLabel={base.close}
        footer={
          <>
            <Button autoFocus onPress={() => setAsking(false)}>
              {base.cancel}
            </Button>
            <Button variant="danger" onPress={() => refuse.isPending || refuse.mutate(token, { onSuccess: onRefused })}>
              {words.refuse}
            </Button>
          </>
        }
      >
        <div className={styles['form']}>
          <p>{words.refuseText}</p>
          {refuse.error ? <Banner tone="danger">{wordsOfFault(refuse.error, base.errors.unexpected)}</Banner> : null}
        </div>
      </Dialog>
    </>
  );
};
