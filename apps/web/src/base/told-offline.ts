// Whether a page says itself that there is no contact, so that the frame around it need not.
import { useEffect, useSyncExternalStore } from 'react';

let pages = 0;
const listeners = new Set<() => void>();

const change = (by: number): void => {
  pages += by;
  for (const listener of [...listeners]) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** For a page that says of lost contact what it means there, for as long as it is shown. */
export const useTellsOffline = (tells: boolean): void =>
  useEffect(() => {
    if (!tells) return;
    change(1);
    return () => change(-1);
  }, [tells]);

/** Whether the page says it itself. */
export const useIsOfflineTold = (): boolean => useSyncExternalStore(subscribe, () => pages > 0);
