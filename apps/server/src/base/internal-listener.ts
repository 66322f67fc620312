// The listener for those who run the server: measures and the operator's page, never open to the world.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { measureProcess, measures } from './measures';

/** What a page of the internal listener answers. */
export interface InternalAnswer {
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Left out, 200. */
  readonly status?: number;
}

/** Makes one page; the search part of the address is handed on. */
export type InternalPage = (query: URLSearchParams) => Promise<InternalAnswer>;

/** Answers a form that was sent from one of the pages; `address` is where it came from. */
export type InternalForm = (fields: URLSearchParams, address: string) => Promise<InternalAnswer>;

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
  /** By path. A form that another site makes a browser send is refused before it is read. */
  readonly forms?: Readonly<Record<string, InternalForm>>;
}

/** Longest form, in bytes. */
const FORM_LIMIT = 20_000;

/** Serves the pages and `GET /metrics`. Rejects when the address cannot be listened on. */
export const listenInternally = async ({ host, port, pages, forms = {} }: Listening): Promise<InternalListener> => {
  measureProcess();
  const all: Doors = {
    pages: new Map([...Object.entries(pages), ['/metrics', metrics]]),
    forms: new Map(Object.entries(forms)),
  };
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

interface Doors {
  readonly pages: ReadonlyMap<string, InternalPage>;
  readonly forms: ReadonlyMap<string, InternalForm>;
}

const answer = async (doors: Doors, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
  const [path = '', search = ''] = (request.url ?? '').split('?', 2);
  if (request.method === 'POST') return answerForm(doors.forms.get(path), request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  const page = doors.pages.get(path);
  if (!page) return void response.writeHead(404).end();
  say(await page(new URLSearchParams(search)), request, response);
};

const answerForm = async (form: InternalForm | undefined, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
  if (!form) return void response.writeHead(405).end();
  if (!isFromHere(request)) return void response.writeHead(403).end();
  if (!/^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? '')) return void response.writeHead(415).end();
  const body = await readForm(request);
  if (body === null) return void response.writeHead(413, { Connection: 'close' }).end();
  say(await form(new URLSearchParams(body), request.socket.remoteAddress ?? 'unknown'), request, response);
};

/** Whether a page of ours sent it, by what the browser says of itself; what says nothing of it is taken for another site. */
const isFromHere = ({ headers }: http.IncomingMessage): boolean => {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === `http://${host ?? ''}` || origin === `https://${host ?? ''}`;
};

const readForm = async (request: http.IncomingMessage): Promise<string | null> => {
  const pieces: Buffer[] = [];
  let bytes = 0;
  // A byte stream yields nothing but bytes.
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > FORM_LIMIT) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
};

const say = ({ type, body, headers, status = 200 }: InternalAnswer, request: http.IncomingMessage, response: http.ServerResponse): void => {
  const always = { 'Content-Type': type, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  response.writeHead(status, { ...always, ...headers });
  response.end(request.method === 'HEAD' ? undefined : body);
};
