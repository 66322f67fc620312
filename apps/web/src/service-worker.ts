// The service worker: there only while somebody has chosen to write without the network in this browser.
import { KeptFiles, type Build, type WorkerScope } from './service-worker-files';

/** What the page is told when the server turns out to have another build than the one that was shown. */
const NEWER = 'samsvar-newer-build';
/** What a page asks that wants to be sure that everything is kept; answered with true or false on the port it sends. */
const KEEP = 'samsvar-keep';

/** What the build puts in place of these words (see vite.config.ts). */
const build: Build = JSON.parse('__SAMSVAR_BUILD__') as Build; // written by our own build

/** The events of a service worker, which the page's own types do not have. */
interface LivingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends LivingEvent {
  readonly request: Request;
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}
interface Worker extends EventTarget {
  readonly clients: { claim(): Promise<void>; get(id: string): Promise<{ postMessage(message: unknown): void } | undefined> };
  skipWaiting(): Promise<void>;
}

// In a service worker the global object is this, whatever the page's types say.
const worker = globalThis as unknown as Worker;
const scope: WorkerScope = {
  caches: globalThis.caches,
  origin: globalThis.location.origin,
  fetch: (input, init) => fetch(input, init),
  wait: (ms) => new Promise((resolve) => setTimeout(() => resolve(null), ms)),
};
const kept = new KeptFiles(scope, build);

worker.addEventListener('install', (event) => {
  // The browser gives each event the shape that its name promises, here and below.
  (event as LivingEvent).waitUntil(kept.keep().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  (event as LivingEvent).waitUntil(kept.removeOthers().then(() => worker.clients.claim()));
});

worker.addEventListener('message', (event) => {
  const { data, ports } = event as LivingEvent & MessageEvent<unknown>;
  if (data !== KEEP) return;
  const answer = (isKept: boolean): void => ports[0]?.postMessage(isKept);
  (event as LivingEvent).waitUntil(kept.fill().then(() => answer(true), () => answer(false)));
});

worker.addEventListener('fetch', (event) => {
  const fetched = event as FetchEvent;
  const { request, resultingClientId } = fetched;
  const tellIfOutdated = async (isOutdated: Promise<boolean>): Promise<void> => {
    if (await isOutdated) (await worker.clients.get(resultingClientId))?.postMessage(NEWER);
  };
  if (kept.isFile(request)) fetched.respondWith(kept.file(request));
  else if (kept.isPage(request)) fetched.respondWith(kept.page(request, (work) => fetched.waitUntil(tellIfOutdated(work))));
});
