// Knows the browser again that began a sign-in: a secret in a cookie of its own, of which only the hash is kept.
import { timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Config } from '../base/config';
import { hashOf, newToken } from './flow.store';

/** How long a sign-in may take at the provider (ms). */
export const FLOW_LASTS = 15 * 60_000;

type Site = Pick<Config, 'publicUrl'>;

const isSecure = ({ publicUrl }: Site): boolean => publicUrl?.startsWith('https:') ?? false;
/** With the prefix no other site, not even a neighbouring one, can plant it (RFC 6265bis, section 4.1.3.2). */
const nameOf = (site: Site): string => (isSecure(site) ? '__Host-samsvar-sso' : 'samsvar-sso');

const markIn = (site: Site, request: Request): string | null => {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value = ''] = pair.trim().split('=', 2);
    if (name === nameOf(site) && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
};

/** The hash of this browser's secret; one that has none is given one. Several sign-ins of one browser may be under way at once. */
export const markBrowser = (site: Site, request: Request, response: Response): Buffer => {
  const mark = markIn(site, request) ?? newToken();
  response.cookie(nameOf(site), mark, { httpOnly: true, sameSite: 'lax', secure: isSecure(site), path: '/', maxAge: FLOW_LASTS });
  return hashOf(mark);
};

/** Whether it is the browser with that hash. */
export const isSameBrowser = (site: Site, request: Request, hash: Buffer): boolean => {
  const mark = markIn(site, request);
  return mark !== null && hash.length === 32 && timingSafeEqual(hashOf(mark), hash);
};
