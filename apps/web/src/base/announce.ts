// Says things to screen readers from anywhere in the app.

type Listener = (text: string) => void;
const listeners = new Set<Listener>();

/** Reads a short message out politely, without moving focus. */
export const announce = (text: string): void => {
  for (const listener of listeners) listener(text);
};

/** Hears what is announced; for the live region alone. */
export const onAnnouncement = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
