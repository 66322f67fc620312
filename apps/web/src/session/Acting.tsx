// Acting as another of one's organisations: asking before text is lost, and following when it is done, here or in another window.
import type { OrganisationId } from '@samsvar/domain';
import { sessionShape, type Session } from '@samsvar/protocol';
import { Button, Dialog } from '@samsvar/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useAdminWords } from '../base/admin-words';
import { adminPath } from '../base/admin-path';
import { api } from '../base/api';
import { wordsOfFault } from '../base/Fetching';
import { path } from '../base/path';
import { queryKey } from '../base/query';
import { toasts } from '../base/toasts';
import { unsavedWork } from '../base/unsaved-work';
import { useWords } from '../base/words';
import { isPageHeld } from './held-page';
import { tellOfChange, tellOtherWindows } from './other-windows';

interface Chosen {
  readonly id: OrganisationId;
  readonly name: string;
}

interface ActingProps {
  /** As the session says now. */
  readonly now: Session['organisation'];
  /** As it said when the frame came up. */
  readonly first: OrganisationId;
  /** What the person has chosen in the menu; null for nothing. */
  readonly chosen: Chosen | null;
  readonly onClose: () => void;
}

/** Nothing is shown but the question. */
export const Acting = ({ now, first, chosen, onClose }: ActingProps) => {
  const words = useAdminWords().organisation.acting;
  const { base } = useWords();
  const [isAsking, setAsking] = useState(false);
  const beginAnew = useBeginningAnew();
  const act = useActAs(beginAnew);
  useFollowing({ now, first, beginAnew });
  const close = (): void => {
    setAsking(false);
    onClose();
  };
  const go = (to: Chosen): void => {
    act.mutate(to.id, { onError: (fault) => toasts.add({ tone: 'danger', text: `${words.failed}. ${wordsOfFault(fault, base.errors.unexpected)}` }) });
    close();
  };
  const begin = useEffectEvent((to: Chosen) => {
    if (to.id === now.id) onClose();
    else if (isPageHeld() || unsavedWork().length > 0) setAsking(true);
    else go(to);
  });
  useEffect(() => {
    if (chosen) begin(chosen);
  }, [chosen]);
  if (!chosen || !isAsking) return null;
  return (
    <Dialog
      title={words.lose.title}
      isOpen
      onOpenChange={close}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={() => go(chosen)}>{words.lose.leave}</Button>
          <Button variant="primary" onPress={close}>
            {words.lose.stay}
          </Button>
        </>
      }
    >
      <p>{words.lose.text(chosen.name)}</p>
    </Dialog>
  );
};

/** What this window has changed to itself, and need not hear of. */
let chosenHere: OrganisationId | null = null;

const useActAs = (beginAnew: (name: string) => void) => {
  const client = useQueryClient();
  return useMutation({
    onMutate: tellOfChange,
    mutationFn: (organisationId: OrganisationId) => api.changeSession(adminPath.actAs(), { organisationId }, sessionShape),
    onSettled: tellOtherWindows,
    onSuccess: (session) => {
      // All of it here and now: the frame may be gone, since the old session has ended while the answer was on its way.
      chosenHere = session.organisation.id;
      client.setQueryData(queryKey.session(), session);
      beginAnew(session.organisation.name);
    },
  });
};

interface FollowingOptions {
  readonly now: Session['organisation'];
  readonly first: OrganisationId;
  readonly beginAnew: (name: string) => void;
}

/** Another organisation sees other things: all that was fetched is forgotten, and the person begins at the start page. */
const useBeginningAnew = (): ((name: string) => void) => {
  const words = useAdminWords().organisation.acting;
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return (name) => {
    // What was unsaved has been asked about; and the page before this is another organisation's.
    navigate(path.consultations(), { replace: true });
    void client.resetQueries({ predicate: ({ queryKey: [first] }) => first !== queryKey.session()[0] });
    toasts.add({ tone: 'success', text: words.switched(name), topic: 'acting' });
  };
};

/** Follows a change that was made in another window; a page that holds text stays. */
const useFollowing = ({ now, first, beginAnew }: FollowingOptions): void => {
  const words = useAdminWords().organisation.acting;
  const seen = useRef(first);
  const follow = useEffectEvent(() => {
    if (seen.current === now.id) return;
    seen.current = now.id;
    const wasHere = chosenHere === now.id;
    chosenHere = null;
    if (wasHere) return;
    if (isPageHeld()) toasts.add({ tone: 'danger', text: words.elsewhere(now.name), topic: 'acting' });
    else beginAnew(now.name);
  });
  useEffect(() => follow(), [now.id]);
};
