// Fetches a page as a reader would: follows where it has moved, judging each address anew, and unpacks it within limits.
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { FetchFault, guardedFetch, type FetchRules } from './guarded-fetch';
import { isLoopbackAddress } from './public-address';

/** How far a page may lead; all of it together, however often it has moved. */
export interface PageRules extends FetchRules {
  /** For the whole of it, in ms. */
  readonly timeout: number;
  /** Of the page, packed and unpacked, in bytes. */
  readonly limit: number;
  /** How often it may have moved. */
  readonly redirects: number;
  readonly signal?: AbortSignal | null;
}

/** What came from the last address. */
export interface FetchedPage {
  /** The final address, without a fragment. */
  readonly url: string;
  readonly status: number;
  /** Its media type as the site calls it, in small letters and without parameters; empty when it calls it nothing. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

const MOVED: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches a page. Each address on the way is judged by itself, its name resolved once and the connection pinned to what was
 * judged. Nothing leads from the open internet to this machine. Throws a `FetchFault`.
 */
export const fetchPage = async (url: string, headers: Readonly<Record<string, string>>, rules: PageRules): Promise<FetchedPage> => {
  const end = Date.now() + rules.timeout;
  let target = new URL(url);
  let isHereAllowed = rules.isLoopbackAllowed;
  for (let moves = 0; ; moves += 1) {
    target.hash = '';
    const left = end - Date.now();
    if (left <= 0) throw new FetchFault('timeout');
    const answer = await guardedFetch(target, { headers, signal: rules.signal ?? null }, { ...rules, isForPages: true, isLoopbackAllowed: isHereAllowed, timeout: left });
    const location = answer.headers.get('location');
    if (!MOVED.has(answer.status) || location === null) return pageOf(target, answer, rules.limit);
    if (moves >= rules.redirects) throw new FetchFault('redirects');
    if (!URL.canParse(location, target.href)) throw new FetchFault('scheme');
    isHereAllowed &&= isThisMachine(target);
    target = new URL(location, target);
  }
};

const isThisMachine = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[|\]$/g, ''));

const pageOf = async (target: URL, answer: Response, limit: number): Promise<FetchedPage> => {
  const packed = new Uint8Array(await answer.arrayBuffer());
  return {
    url: target.href,
    status: answer.status,
    type: (answer.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    bytes: await unpacked(packed, answer.headers.get('content-encoding'), limit),
  };
};

type Unpack = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>;
const UNPACKERS: Readonly<Record<string, Unpack>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** We ask for nothing packed; some sites send it all the same, and it must not unfold beyond the limit. */
const unpacked = async (bytes: Uint8Array, encoding: string | null, limit: number): Promise<Uint8Array> => {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity' || bytes.length === 0) return bytes;
  const unpack = UNPACKERS[name];
  if (!unpack) throw new FetchFault('connection');
  try {
    return await unpack(bytes, { maxOutputLength: limit });
  } catch (error) {
    const isTooLarge = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new FetchFault(isTooLarge ? 'too-large' : 'connection', { cause: error });
  }
};
