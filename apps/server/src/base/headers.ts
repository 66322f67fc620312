// Headers that every answer carries.
import compression from 'compression';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from './config';

/**
 * Strict security headers. The page loads scripts, styles and fonts from this server alone, so nothing inline
 * and no third party is allowed; text becomes HTML or the address of code by named policies alone (Trusted Types). The editor sets styles through the CSSOM, which the policy does not touch.
 */
export const securityHeaders = (config: Pick<Config, 'publicUrl'>): RequestHandler => {
  const isSecure = config.publicUrl?.startsWith('https:') ?? false;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        connectSrc: ["'self'", ...(config.publicUrl ? [config.publicUrl.replace(/^http/, 'ws')] : [])],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        // base/trusted-types.ts of the web app, libs/editor/src/clipboard, and ProseMirror's own for the same purpose.
        trustedTypes: ['default', 'samsvar-clipboard', 'ProseMirrorClipboard'],
      },
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
};

/** Forbids keeping what the API answers; a route whose answer never changes says otherwise itself. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** Compresses answers, except event streams, whose events would wait in the compressor. */
export const compressed = (): RequestHandler =>
  compression({
    filter: (request, response) =>
      !String(response.getHeader('Content-Type') ?? '').startsWith('text/event-stream') &&
      compression.filter(request, response),
  });
