// The service worker that keeps the app itself at hand: there exactly while somebody has a copy in this browser.
import { setOfflinePerson } from './offline-person';

const SCRIPT = '/service-worker.js';
const CACHES = 'samsvar-';

/** Fetching the whole app may take this long on a slow line. */
const LIMIT_MS = 120_000;

/** Begins to keep the app; resolves when all of it is kept. Rejects where the browser cannot, or a file did not come. */
export const startWorker = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) throw new Error('This browser has no service workers');
  const { installing, waiting, active } = await navigator.serviceWorker.register(SCRIPT, { updateViaCache: 'none' });
  const worker = installing ?? waiting;
  if (worker && !active) await activated(worker);
};

const activated = (worker: ServiceWorker): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The app was not kept in time')), LIMIT_MS);
    const look = (): void => {
      if (worker.state !== 'activated' && worker.state !== 'redundant') return;
      clearTimeout(timer);
      if (worker.state === 'activated') resolve();
      else reject(new Error('The app could not be kept'));
    };
    worker.addEventListener('statechange', look);
    look();
  });

/** Stops keeping the app, and removes what was kept. */
export const stopWorker = async (): Promise<void> => {
  setOfflinePerson(null);
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(registrations.map((registration) => registration.unregister()));
  if (!('caches' in globalThis)) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHES));
  await Promise.all(names.map((name) => caches.delete(name)));
};
