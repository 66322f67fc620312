// Looks after what is kept in this browser, while the app is open: old copies go, and so does the app kept for them.
import { sweep } from '@samsvar/editor/connection';
import { isPageHeld } from './held-page';
import { inTurn, stopWorker } from './offline-worker';

const HOUR_MS = 3_600_000;
/** What the service worker says (see service-worker.ts). */
const NEWER = 'samsvar-newer-build';

let hasBegun = false;

/** Begins the rounds, once: now and every hour. */
export const beginRounds = (): void => {
  if (hasBegun) return;
  hasBegun = true;
  const look = (): void => void endIfNothingIsLeft().catch(() => undefined);
  look();
  setInterval(look, HOUR_MS);
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    // An old page was shown because the line is slow; whoever has not begun to work gets the new one.
    if (data === NEWER && !isPageHeld()) location.reload();
  });
};

/** Removes what is too old; with the last copy goes the app that was kept to open it. */
export const endIfNothingIsLeft = (): Promise<void> =>
  inTurn(async () => {
    if ((await sweep(Date.now())) === 0) await stopWorker();
  });
