// What happens to the page when the session ends under way, or becomes somebody else's.
import type { Session } from '@samsvar/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { onSessionLost } from '../base/api';
import { path } from '../base/path';
import { queryKey } from '../base/query';
import { tellWork } from '../base/unsaved-work';
import { isPageHeld } from './held-page';
import { isSigningOut, useHearingOthers } from './use-session';

/** How often it is asked whether the person is back. */
const ASK_MS = 15_000;

type Current = Session | null | undefined;

/**
 * The session to go on showing when it has ended, or is somebody else's now, but the page holds unsaved work; else
 * null, and the person is taken to the sign-in page and back again. Over as soon as the same person is signed in anew.
 */
export const useKeptSession = (current: Current, here: string): Session | null => {
  const [seen, setSeen] = useState<Current>(current);
  const [kept, setKept] = useState<Session | null>(null);
  // Judged before anything is drawn: a page drawn once for another person would already have let go of its work.
  if (seen !== current && current !== undefined) {
    setSeen(current);
    setKept(keptFrom(kept ?? seen ?? null, current));
  }
  useGoingToSignIn(here);
  // Saved or thrown away since: nothing is left to keep the page for.
  const release = useCallback(() => {
    if (!isPageHeld()) setKept(null);
  }, []);
  useAsking(kept !== null, release);
  const personId = current?.person.id;
  useEffect(() => {
    if (personId) tellWork(personId);
  }, [personId]);
  return kept;
};

const keptFrom = (shown: Session | null, current: Session | null): Session | null =>
  shown && shown.person.id !== current?.person.id && isPageHeld() ? shown : null;

/** Leaves a page that holds nothing when the server says that nobody is signed in. */
const useGoingToSignIn = (here: string): void => {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  useEffect(
    () =>
      onSessionLost(() => {
        const lost = client.getQueryData<Session | null>(queryKey.session());
        // Whoever signs out here goes to the sign-in page by that, and need not be told why.
        if (isSigningOut()) return;
        // Asking who is signed in also ends here when nobody is; that is no loss.
        if (!lost) return;
        if (!isPageHeld()) navigate(path.signIn(here, 'utloggad'), { replace: true });
        client.setQueryData(queryKey.session(), null);
      }),
    [client, navigate, here],
  );
};

/** Asks who is signed in whenever another window says so, and while somebody is waited for, now and then. */
const useAsking = (isWaiting: boolean, onAsked: () => void): void => {
  const client = useQueryClient();
  useHearingOthers();
  useEffect(() => {
    if (!isWaiting) return;
    const ask = () => void client.refetchQueries({ queryKey: queryKey.session() }).then(onAsked);
    const timer = setInterval(ask, ASK_MS);
    window.addEventListener('focus', ask);
    window.addEventListener('online', ask);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', ask);
      window.removeEventListener('online', ask);
      document.removeEventListener('visibilitychange', ask);
      // What failed for want of a session is fetched again.
      void client.invalidateQueries();
    };
  }, [client, isWaiting, onAsked]);
};
