// Measures of the running server, for an internal listener.
import http from 'node:http';
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

/** Serves `GET /metrics` on loopback alone; answers how to stop. */
export const serveMeasures = async (port: number): Promise<() => Promise<void>> => {
  collectDefaultMetrics({ register: measures });
  const server = http.createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    measures.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': measures.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
};
