// What happens to the page when the session ends under way.
import type { Session } from '@samsvar/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { onSessionLost } from '../base/api';
import { path } from '../base/path';
import { queryKey } from '../base/query';
import { isPageHeld } from './held-page';

/**
 * The session to go on showing when it has ended but the page holds unsaved work; else null, and the person is
 * taken to the sign-in page and back again. Over as soon as somebody is signed in anew.
 */
export const useKeptSession = (current: Session | null | undefined, here: string): Session | null => {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const [kept, setKept] = useState<Session | null>(null);
  useEffect(
    () =>
      onSessionLost(() => {
        const lost = client.getQueryData<Session | null>(queryKey.session());
        // Asking who is signed in also ends here when nobody is; that is no loss.
        if (!lost) return;
        if (isPageHeld()) setKept(lost);
        else navigate(path.signIn(here, 'utloggad'));
        client.setQueryData(queryKey.session(), null);
      }),
    [client, navigate, here],
  );
  useEffect(() => {
    if (!current || !kept) return;
    setKept(null);
    void client.invalidateQueries();
  }, [client, current, kept]);
  return kept;
};
