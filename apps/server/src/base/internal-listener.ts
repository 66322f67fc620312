// The listener for those who run the server: measures and the operator's page, never open to the world.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { measureProcess, measures } from './measures';

/** What a page of the internal listener answers. */
export interface InternalAnswer {
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes one page; the search part of the address is handed on. */
export type InternalPage = (query: URLSearchParams) => Promise<InternalAnswer>;

/** A listener that runs. */
export interface InternalListener {
  readonly port: number;
  stop(): Promise<void>;
}

interface Listening {
  readonly host: string;
  readonly port: number;
  /** By path. `/metrics` is always there. */
  readonly pages: Readonly<Record<string, InternalPage>>;
}

/** Serves the pages and `GET /metrics`. Rejects when the address cannot be listened on. */
export const listenInternally = async ({ host, port, pages }: Listening): Promise<InternalListener> => {
  measureProcess();
  const all = new Map<string, InternalPage>([...Object.entries(pages), ['/metrics', metrics]]);
  const server = http.createServer((request, response) => {
    answer(all, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      // A page that is kept open must not keep the server from ending.
      server.closeAllConnections();
    });
  // It listens on a port, not on a pipe.
  return { port: (server.address() as AddressInfo).port, stop };
};

const metrics: InternalPage = async () => ({ type: measures.contentType, body: await measures.metrics() });

const answer = async (
  pages: ReadonlyMap<string, InternalPage>,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  const [path = '', search = ''] = (request.url ?? '').split('?', 2);
  const page = pages.get(path);
  if (!page) return void response.writeHead(404).end();
  const { type, body, headers } = await page(new URLSearchParams(search));
  const always = { 'Content-Type': type, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  response.writeHead(200, { ...always, ...headers });
  response.end(request.method === 'HEAD' ? undefined : body);
};
