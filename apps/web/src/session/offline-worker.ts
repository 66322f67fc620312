// The service worker that keeps the app itself at hand: there exactly while somebody has a copy in this browser.
import { setOfflinePerson } from './offline-person';

const SCRIPT = '/service-worker.js';
const CACHES = 'samsvar-';
/** What the worker is asked (see service-worker.ts). */
const KEEP = 'samsvar-keep';

/** Fetching the whole app may take this long on a slow line. */
const LIMIT_MS = 120_000;

/** Begins to keep the app; resolves when all of it is kept. Rejects where the browser cannot, or a file did not come. */
export const startWorker = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) throw new Error('This browser has no service workers');
  const registration = await navigator.serviceWorker.register(SCRIPT, { updateViaCache: 'none' });
  // A worker that is there already may be of an earlier build, whose files the server does not have any more.
  if (registration.active) await registration.update().catch(() => undefined);
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (!worker) throw new Error('The app could not be kept');
  await activated(worker);
  // One that was sent away while a page still used it comes back without being installed anew, and with nothing kept.
  await filled(worker);
};

const filled = (worker: ServiceWorker): Promise<void> =>
  new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => reject(new Error('The app was not kept in time')), LIMIT_MS);
    port1.onmessage = ({ data }) => {
      clearTimeout(timer);
      port1.close();
      if (data === true) resolve();
      else reject(new Error('The app could not be kept'));
    };
    worker.postMessage(KEEP, [port2]);
  });

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

let last: Promise<unknown> = Promise.resolve();

/** Beginning and ending to keep the app, one after the other: an ending that is slow must not take what has begun since. */
export const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
};
