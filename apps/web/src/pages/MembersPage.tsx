// The organisation's people, for its administrators.
import { Button, IconAssign } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { InviteDialog } from '../membership/InviteDialog';
import { PeopleView } from '../membership/PeopleView';
import { useMembers } from '../membership/use-members';
import { AdminOnly } from '../organisation/AdminOnly';
import { OrganisationPage } from '../organisation/OrganisationPage';
import { useSession } from '../session/use-session';

/** Who can sign in, who is invited, who is a guest, and inviting more. */
export const MembersPage = () => {
  const words = useAdminWords().members;
  const { abilities } = useSession();
  const mayManage = abilities.includes('members.manage');
  const people = useMembers();
  const [isInviting, setInviting] = useState(false);
  return (
    <OrganisationPage
      title={words.title}
      lead={words.lead}
      actions={
        mayManage ? (
          <Button variant="primary" icon={<IconAssign />} isDisabled={!people.data} onPress={() => setInviting(true)}>
            {words.invite}
          </Button>
        ) : null
      }
    >
      <AdminOnly ability="members.read" query={people}>
        {(body) => <PeopleView people={body} mayManage={mayManage} />}
      </AdminOnly>
      {isInviting && people.data ? <InviteDialog people={people.data} onClose={() => setInviting(false)} /> : null}
    </OrganisationPage>
  );
};
