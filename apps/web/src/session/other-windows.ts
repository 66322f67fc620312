// The windows of one browser tell each other when somebody signs in or out.

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('samsvar.session');

/** Says that somebody has signed in or out here. */
export const tellOtherWindows = (): void => channel?.postMessage(null);

/** Hears when somebody has signed in or out in another window. */
export const onOtherWindows = (listener: () => void): (() => void) => {
  channel?.addEventListener('message', listener);
  return () => channel?.removeEventListener('message', listener);
};
