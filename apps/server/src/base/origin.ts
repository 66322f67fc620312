// Stops what other sites make a browser send in the name of someone who is signed in.
import type { IncomingMessage } from 'node:http';
import { Refusal } from '@samsvar/domain';
import type { RequestHandler } from 'express';
import { isLoopback, type Config } from './config';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether an Origin header names this very server. Without PUBLIC_URL only loopback names count,
 * or another site could point its own name at this machine and pass for us.
 */
export const isOwnOrigin = (config: Pick<Config, 'publicUrl'>, request: IncomingMessage): boolean => {
  const { origin, host } = request.headers;
  if (!origin) return false;
  if (config.publicUrl !== null) return origin === config.publicUrl;
  return origin === `http://${host ?? ''}` && isLoopback(new URL(origin).hostname);
};

/** Where identity providers have browsers post what they say: it is proved by its signature, comes without our cookies and signs nobody in by itself. */
const PROVIDER_ANSWER = /^\/sso\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/acs$/;

/**
 * Refuses state changes that come from another site. Browsers always say where a request comes from;
 * a request that carries neither header is no browser's and cannot carry anyone's cookie unasked.
 */
export const refuseForeignOrigin =
  (config: Pick<Config, 'publicUrl'>): RequestHandler =>
  (request, _response, next) => {
    if (READING.has(request.method) || (request.method === 'POST' && PROVIDER_ANSWER.test(request.path))) return next();
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      return next(new Refusal('foreign-origin'));
    if (request.headers.origin !== undefined && !isOwnOrigin(config, request))
      return next(new Refusal('foreign-origin'));
    next();
  };
