// Asks addresses that people outside have given us, without being led into the network that this server stands in.
import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isLoopback, type Config } from './config';
import { isLoopbackAddress, isPublicAddress } from './public-address';

/** Why nothing was fetched. */
export type FetchFaultReason = 'scheme' | 'name' | 'address' | 'connection' | 'certificate' | 'timeout' | 'too-large' | 'redirects';

/** An expected failure of a guarded request: whoever asks turns it into words. */
export class FetchFault extends Error {
  constructor(
    readonly reason: FetchFaultReason,
    options?: ErrorOptions,
  ) {
    super(`not fetched: ${reason}`, options);
    this.name = 'FetchFault';
  }
}

/** How far a guarded request may go. */
export interface FetchRules {
  /** Also http, and also this machine itself: for tests, and for a trial that only this machine reaches. */
  readonly isLoopbackAllowed: boolean;
  /** Of this machine, nothing but this port: for tests of what leads elsewhere on it. All of it unless told. */
  readonly loopbackPort?: number;
  /** Web pages: also without TLS, and only at ports where such are served. */
  readonly isForPages?: boolean;
  /** The addresses of a name; asked once for each request. The system's own unless told. */
  readonly resolve?: (name: string) => Promise<readonly string[]>;
  /** For the whole of it, in ms. */
  readonly timeout?: number;
  /** Of the body of the answer, in bytes. */
  readonly limit?: number;
}

/** What is sent; `body` is already encoded. */
export interface GuardedRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | null;
  readonly signal?: AbortSignal | null;
}

const TIMEOUT = 5_000;
const LIMIT = 1_000_000;
/** Of all headers of an answer, in bytes. */
const HEADER_LIMIT = 16_384;

/** Whether this server is a trial that only its own machine reaches, so that providers there may be asked, too. */
export const rulesFor = (config: Pick<Config, 'host' | 'publicUrl'>): FetchRules => ({
  isLoopbackAllowed: config.publicUrl === null && isLoopback(config.host),
});

/**
 * Refuses, as a `FetchFault`, what an address shows by itself: no web address, a name and password in it, a closed address
 * in numbers. Where a name leads is judged when it is fetched.
 */
export const judgeTarget = (url: string, rules: FetchRules): URL => {
  const target = targetOf(url, rules);
  // A name may end in a dot and is the same.
  const host = hostOf(target).replace(/\.$/, '');
  const isHere = host === 'localhost' || host.endsWith('.localhost');
  if (isHere ? !rules.isLoopbackAllowed || !isAllowedHere(target, rules) : isIP(host) !== 0 && !isOpenAt(host, target, rules))
    throw new FetchFault('address');
  if (!isHere && isIP(host) === 0 && rules.isForPages && !isPagePort(target)) throw new FetchFault('address');
  return target;
};

/**
 * Fetches over https from the open internet alone. A name is resolved once, every address of it is judged, and the connection
 * goes to the one that was judged. Redirects are answered as they are and never followed. Throws a `FetchFault`.
 */
export const guardedFetch = async (url: string | URL, request: GuardedRequest, rules: FetchRules): Promise<Response> => {
  const target = targetOf(url, rules);
  const abort = new AbortController();
  const stop = () => abort.abort();
  const timer = setTimeout(stop, rules.timeout ?? TIMEOUT);
  request.signal?.addEventListener('abort', stop, { once: true });
  if (request.signal?.aborted) stop();
  try {
    const address = await orAborted(addressOf(target, rules), abort.signal);
    return await orAborted(exchange({ target, address, request, limit: rules.limit ?? LIMIT }, abort.signal), abort.signal);
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', stop);
    // Whatever is still under way has nobody left to answer to.
    abort.abort();
  }
};

const targetOf = (url: string | URL, rules: FetchRules): URL => {
  const text = String(url);
  const target = URL.canParse(text) ? new URL(text) : null;
  if (!target || target.username || target.password) throw new FetchFault('scheme');
  const isHttp = target.protocol === 'http:' && (rules.isLoopbackAllowed || rules.isForPages);
  if (target.protocol !== 'https:' && !isHttp) throw new FetchFault('scheme');
  return target;
};

/** Ports below this belong to mail, files and the like: words of ours could be taken for theirs. */
const FREE_PORTS = 1024;

/** Whether web pages are served at a port: the usual two, and those that anybody may use. */
const isPagePort = ({ port }: URL): boolean => port === '' || port === '80' || port === '443' || Number(port) >= FREE_PORTS;

/** The one address to go to. A name with a single address that is not open is refused altogether. */
const addressOf = async (target: URL, rules: FetchRules): Promise<string> => {
  // The URL has turned every way of writing an IPv4 address (decimal, octal, short) into the plain one.
  const host = hostOf(target);
  const addresses = isIP(host) ? [host] : await resolved(host, rules);
  const [first] = addresses;
  if (first === undefined) throw new FetchFault('name');
  if (!addresses.every((address) => isOpenAt(address, target, rules))) throw new FetchFault('address');
  return first;
};

const hostOf = (target: URL): string => target.hostname.replace(/^\[|\]$/g, '');

const isOpenAt = (address: string, target: URL, rules: FetchRules): boolean => {
  if (isLoopbackAddress(address)) return rules.isLoopbackAllowed && isAllowedHere(target, rules);
  // Without TLS nothing but this machine is asked, unless for a page.
  const isFit = rules.isForPages ? isPagePort(target) : target.protocol === 'https:';
  return isFit && isPublicAddress(address);
};

const isAllowedHere = (target: URL, { loopbackPort }: FetchRules): boolean =>
  loopbackPort === undefined || target.port === String(loopbackPort);

const resolved = async (name: string, rules: FetchRules): Promise<readonly string[]> => {
  try {
    return await (rules.resolve ?? systemResolve)(name);
  } catch (error) {
    throw new FetchFault('name', { cause: error });
  }
};

const systemResolve = async (name: string): Promise<readonly string[]> =>
  (await lookup(name, { all: true })).map(({ address }) => address);

interface Exchange {
  readonly target: URL;
  readonly address: string;
  readonly request: GuardedRequest;
  readonly limit: number;
}

const exchange = ({ target, address, request, limit }: Exchange, signal: AbortSignal): Promise<Response> =>
  new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(error instanceof FetchFault ? error : new FetchFault(reasonOf(error), { cause: error }));
    const body = request.body ?? null;
    const options = {
      method: request.method ?? 'GET',
      // Compressed answers could unfold beyond the limit.
      headers: {
        ...request.headers,
        'accept-encoding': 'identity',
        ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      },
      lookup: pinnedTo(address),
      // No connection of an earlier request is taken up again: it would have been judged by other rules.
      agent: false as const,
      maxHeaderSize: HEADER_LIMIT,
      signal,
    };
    const sent = (target.protocol === 'https:' ? https : http).request(target, options, (answer) => {
      bodyOf(answer, limit).then((bytes) => resolve(responseOf(answer, bytes)), (error: unknown) => {
        sent.destroy();
        fail(error);
      });
    });
    sent.on('error', fail);
    sent.end(body ?? undefined);
  });

/** Answers every question for the name with the address that was judged. */
const pinnedTo =
  (address: string): LookupFunction =>
  (_name, options, done) => {
    const family = isIP(address);
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };

const bodyOf = async (answer: http.IncomingMessage, limit: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer) {
    // A stream of bytes yields nothing else.
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > limit) throw new FetchFault('too-large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

/** Statuses that the standard lets have no body. */
const BODILESS = new Set([204, 205, 304]);

const responseOf = (answer: http.IncomingMessage, bytes: Buffer): Response => {
  const status = answer.statusCode ?? 0;
  // Outside these there is no Response.
  if (status < 200 || status > 599) throw new FetchFault('connection');
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct)) for (const value of values ?? []) headers.append(name, value);
  return new Response(BODILESS.has(status) ? null : new Uint8Array(bytes), { status, headers });
};

const orAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const give = () => reject(new FetchFault('timeout'));
    work.then(resolve, reject);
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });

const reasonOf = (error: unknown): FetchFaultReason => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/.test(code) ? 'certificate' : 'connection';
};
