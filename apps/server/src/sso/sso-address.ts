// The addresses that identity providers are told of. They come from the settings alone, never from a request's headers.
import { isLoopback, type Config } from '../base/config';
import { siteOf } from '../base/site';
import type { Provider } from './provider';

type Site = Pick<Config, 'publicUrl' | 'port' | 'host'>;

const at = (site: Site, provider: Pick<Provider, 'id'>, page: string): string => `${siteOf(site)}/sso/${provider.id}/${page}`;

/** Where a provider sends people back to. */
export const returnAddress = (site: Site, provider: Pick<Provider, 'id' | 'kind'>): string =>
  at(site, provider, provider.kind === 'oidc' ? 'callback' : 'acs');

/** Where our SAML metadata is; also what we are called there. */
export const metadataAddress = (site: Site, provider: Pick<Provider, 'id'>): string => at(site, provider, 'metadata');

/** Where a browser fetches what came without its cookie. */
export const ticketAddress = (provider: Pick<Provider, 'id'>, token: string): string => `/sso/${provider.id}/finish?ticket=${token}`;

/** Whether people may be sent to an address: https, or, where only this machine reaches the server, http on it. */
export const isProviderAddress = (site: Site, text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || url.username || url.password || url.hash) return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && site.publicUrl === null && isLoopback(site.host) && isLoopback(url.hostname);
};

/** A page of ours to lead to afterwards; the first one for anything else, so that no link can lead away. */
export const safeTill = (text: unknown): string => {
  if (typeof text !== 'string' || text.length > 500 || !/^\/(?![/\\])[^\p{Cc}\\]*$/u.test(text)) return '/';
  return /^\/(logga-in|sso|api)(?![\p{L}\p{N}-])/u.test(text) ? '/' : text;
};
