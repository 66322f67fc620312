// The windows of one browser tell each other when somebody signs in or out, and when one session is about to follow another.
import { sessionChanges } from '../base/api';

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('samsvar.session');
const CHANGING = 'changing';
/** How long a window that has said so is waited for: it may have been closed (ms). */
const CHANGE_MS = 5_000;

/** Says that somebody has signed in or out here, or that a change has ended. */
export const tellOtherWindows = (): void => channel?.postMessage(null);

/** Says that another session is about to follow this one; `tellOtherWindows` says that it has. */
export const tellOfChange = (): void => channel?.postMessage(CHANGING);

/** Hears when somebody has signed in or out in another window. */
export const onOtherWindows = (listener: () => void): (() => void) => {
  const hear = ({ data }: MessageEvent): void => void (data === null && listener());
  channel?.addEventListener('message', hear);
  return () => channel?.removeEventListener('message', hear);
};

// The new cookie is every window's: what is asked for meanwhile waits here, too.
channel?.addEventListener('message', ({ data }: MessageEvent) => {
  if (data !== CHANGING) return;
  sessionChanges(
    new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        forget();
        resolve();
      };
      const timer = setTimeout(end, CHANGE_MS);
      const forget = onOtherWindows(end);
    }),
  );
});
