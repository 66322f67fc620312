// Addresses of web pages: as people type them, as they are kept, and what a page is called as a file.
import { Refusal } from '@samsvar/domain';
import { FetchFault, judgeTarget, type FetchRules } from '../base/guarded-fetch';
import { displayName } from './upload-source';

/** A name of a site, with or without more, that somebody has typed without saying how it is asked. */
const BARE = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#:]|$)/iu;

/** The address to ask, without a fragment. Refuses with `address-not-allowed` what an address shows by itself. */
export const pageAddress = (typed: string, rules: FetchRules): string => {
  const text = typed.trim();
  try {
    const target = judgeTarget(BARE.test(text) ? `https://${text}` : text, { ...rules, isForPages: true });
    target.hash = '';
    return target.href;
  } catch (error) {
    if (error instanceof FetchFault) throw new Refusal('address-not-allowed');
    throw error;
  }
};

/** What a page is called until its own title is known: its place without the frame of the address. */
export const titleOfAddress = (address: string): string => {
  const { hostname, pathname } = new URL(address);
  const path = decoded(pathname).replace(/\/+$/, '');
  return `${hostname.replace(/^www\./, '')}${path}`.slice(0, 300);
};

/** The name of the file that a page is kept as, with the ending that its bytes tell. */
export const fileNameOf = (address: string, page: { readonly bytes: Uint8Array; readonly type: string } | null): string => {
  const { hostname, pathname } = new URL(address);
  const last = decoded(pathname).split('/').filter(Boolean).at(-1) ?? hostname;
  const stem = last.replace(/\.(?:html?|xhtml|php|aspx?|jsp|pdf|docx?|txt|md)$/i, '');
  return displayName(`${stem.slice(0, 100) || hostname}${page ? endingOf(page) : '.html'}`);
};

/** Nothing is promised of bytes that could be anything: the reader looks at them. */
const endingOf = ({ bytes, type }: { readonly bytes: Uint8Array; readonly type: string }): string => {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (whole.subarray(0, 1024).includes('%PDF-')) return '.pdf';
  if (whole.subarray(0, 2).toString('latin1') === 'PK') return whole.includes('word/document.xml') ? '.docx' : '';
  return type === '' || type === 'text/html' || type === 'application/xhtml+xml' ? '.html' : '';
};

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    // A broken escape stands as it is.
    return path;
  }
};
