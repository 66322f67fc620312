// Reads the session cookie of a request that Express does not see: the same words, signed as express-session signs them.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The session id in a Cookie header; null when there is none or it was not signed with this secret. */
export const sessionIdIn = (header: string | undefined, name: string, secret: string): string | null => {
  const signed = cookieIn(header ?? '', name);
  if (!signed?.startsWith('s:')) return null;
  const end = signed.lastIndexOf('.');
  if (end < 2) return null;
  const id = signed.slice(2, end);
  const [given, right] = [Buffer.from(signed.slice(end + 1)), Buffer.from(signatureOf(id, secret))];
  return given.length === right.length && timingSafeEqual(given, right) ? id : null;
};

const signatureOf = (id: string, secret: string): string => createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, '');

/** The first cookie of this name counts (RFC 6265 leaves it open, and Express takes the first). */
const cookieIn = (header: string, name: string): string | null => {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    const value = pair.slice(at + 1).trim().replace(/^"(.*)"$/, '$1');
    try {
      return decodeURIComponent(value);
    } catch {
      return null;
    }
  }
  return null;
};
