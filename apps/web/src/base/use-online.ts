// Whether the device says that it is connected.
import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

/** True until the device says otherwise. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
