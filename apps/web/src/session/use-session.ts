// Who is signed in, and signing out.
import { sessionShape, type Session } from '@samsvar/protocol';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect } from 'react';
import { api } from '../base/api';
import { ApiError } from '../base/api-error';
import { forgetBegunWords } from '../base/begun-words';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';
import { onOtherWindows, tellOtherWindows } from './other-windows';

/** Who is signed in, as the server says; `null` for nobody. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: queryKey.session(),
    queryFn: async ({ signal }): Promise<Session | null> => {
      try {
        return await api.get(apiPath.session(), sessionShape, { signal });
      } catch (fault) {
        if (fault instanceof ApiError && fault.status === 401) return null;
        throw fault;
      }
    },
  });

/** Asks the server who is signed in; `null` for nobody. */
export const useSessionQuery = () =>
  useQuery({
    ...sessionQuery(),
    staleTime: 60_000,
    // Somebody may have signed in or out in another window.
    refetchOnWindowFocus: 'always',
  });

/** Asks who is signed in whenever another window says that somebody has signed in or out. */
export const useHearingOthers = (): void => {
  const client = useQueryClient();
  useEffect(() => onOtherWindows(() => void client.refetchQueries({ queryKey: queryKey.session() })), [client]);
};

/** The session of everything inside the signed-in frame. */
export const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Throws outside the signed-in frame, where nobody is. */
export const useSession = (): Session => {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession belongs inside the signed-in frame');
  return session;
};

let isLeaving = false;

/** Whether the person is signing out in this very window: that the session then ends is no news to them. */
export const isSigningOut = (): boolean => isLeaving;

/** Signs out, and forgets everything that was fetched and everything of this person that was kept in this browser. */
export const useSignOut = (personId: string) => {
  const client = useQueryClient();
  return useMutation({
    onMutate: () => void (isLeaving = true),
    onSettled: () => void (isLeaving = false),
    mutationFn: async () => {
      // Fetched first: whoever is signed out must not find that the code which forgets cannot be had.
      const forget = (await keepsAnything()) ? (await import('./forget-here')).forgetHere : null;
      await api.delete(apiPath.session());
      await forget?.(personId);
    },
    onSuccess: () => {
      forgetBegunWords();
      client.clear();
      client.setQueryData(queryKey.session(), null);
      tellOtherWindows();
    },
  });
};

/** Whether signing out would throw away text that was written without contact and is not sent. */
export const wouldLoseText = async (personId: string): Promise<boolean> =>
  (await keepsAnything()) && (await import('./forget-here')).wouldLose(personId);

/** Whether there may be a database of ours here; yes where the browser has databases but does not list them. */
const keepsAnything = async (): Promise<boolean> => {
  const { indexedDB } = globalThis;
  if (!indexedDB) return false;
  if (!indexedDB.databases) return true;
  // Where listing is forbidden, keeping was too.
  const databases = await indexedDB.databases().catch(() => []);
  return databases.some(({ name }) => name === 'samsvar');
};
