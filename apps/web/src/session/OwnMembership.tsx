// Belonging to an organisation, and leaving it, on the page of one's account.
import { Banner, Button, Dialog } from '@samsvar/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { adminPath } from '../base/admin-path';
import { useAdminWords } from '../base/admin-words';
import { api } from '../base/api';
import { wordsOfFault } from '../base/Fetching';
import { path } from '../base/path';
import { useWords } from '../base/words';
import { AccountSection } from './AccountSection';
import { forgetHere } from './forget-here';
import { tellOtherWindows } from './other-windows';
import styles from './token.module.css';
import { useSession } from './use-session';

/** Nothing for guests, whose light organisation is they themselves. */
export const OwnMembership = () => {
  const words = useAdminWords().account.membership;
  const { roles } = useWords().base;
  const { organisation, role } = useSession();
  const [isLeaving, setLeaving] = useState(false);
  if (organisation.number === '') return null;
  return (
    <AccountSection title={words.title}>
      <p className={styles['quiet']}>{words.lead(organisation.name, roles[role])}</p>
      <div className={styles['buttons']}>
        <Button onPress={() => setLeaving(true)}>{words.leave}</Button>
      </div>
      {isLeaving ? <LeaveDialog onClose={() => setLeaving(false)} /> : null}
    </AccountSection>
  );
};

/** Afterwards nobody is signed in: the page is left for good. */
const LeaveDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useAdminWords().account.membership;
  const { base } = useWords();
  const { organisation, person } = useSession();
  const leave = useMutation({
    mutationFn: () => api.delete(adminPath.membership(organisation.id)),
    onSuccess: async () => {
      await forgetHere(person.id);
      tellOtherWindows();
      location.assign(path.signIn());
    },
  });
  return (
    <Dialog
      title={words.leaveTitle(organisation.name)}
      isOpen
      onOpenChange={onClose}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose} autoFocus>
            {base.cancel}
          </Button>
          <Button variant="danger" onPress={() => leave.isPending || leave.mutate()}>
            {words.leaveNow}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        {leave.error ? <Banner tone="danger">{wordsOfFault(leave.error, base.errors.unexpected)}</Banner> : null}
        <p>{words.leaveText(organisation.name)}</p>
        <p>{words.unsent}</p>
      </div>
    </Dialog>
  );
};
