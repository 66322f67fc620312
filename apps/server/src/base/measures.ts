// Measures of the running server, for an internal listener.
import { Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Where every room registers its measures. No label may name a person, an organisation or a document. */
export const measures = new Registry();

/** Seconds that requests took, by method, route and class of outcome. */
export const requestSeconds = new Histogram({
  name: 'samsvar_http_request_seconds',
  help: 'Seconds that HTTP requests took.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.025, 0.1, 0.3, 1, 3, 10],
  registers: [measures],
});

let isWatchingProcess = false;

/** Adds what Node knows of its process: memory, time, and how late its loop turns. To be called when somebody will look. */
export const measureProcess = (): void => {
  // Two servers in one process share the process, and its measures.
  if (isWatchingProcess) return;
  isWatchingProcess = true;
  collectDefaultMetrics({ register: measures });
};
