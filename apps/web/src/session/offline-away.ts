// Whether the page is shown from copies because the server cannot be reached, and which addresses it can show.
import { useSyncExternalStore } from 'react';

let opens: ReadonlySet<string> | null = null;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Says which addresses can be shown without the server; null as soon as it is there again. */
export const setAway = (addresses: ReadonlySet<string> | null): void => {
  opens = addresses;
  for (const listener of [...listeners]) listener();
};

/** The addresses that can be shown without the server; null while it is there. */
export const useAway = (): ReadonlySet<string> | null => useSyncExternalStore(subscribe, () => opens);
