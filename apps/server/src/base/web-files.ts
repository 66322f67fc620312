// Serves the built web app from the same origin as the API.
import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '@samsvar/domain';
import express, { type RequestHandler } from 'express';

/** Paths that are never pages: an unknown one is refused as JSON. */
const NOT_PAGES = /^\/(api|sso|collab|healthz|readyz|assets)(\/|$)/;

/** Files whose names carry a hash may be kept for ever; pages are asked for anew. Empty when nothing has been built. */
export const webFiles = (folder: string): RequestHandler[] => {
  const page = path.join(folder, 'index.html');
  if (!fs.existsSync(page)) return [];
  const assets = express.static(path.join(folder, 'assets'), {
    immutable: true,
    maxAge: '1y',
    index: false,
    fallthrough: true,
  });
  const others = express.static(folder, {
    index: false,
    cacheControl: false,
    setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
  });
  return [
    (request, response, next) => {
      if (!request.url.startsWith('/assets/')) return next();
      request.url = request.url.slice('/assets'.length);
      assets(request, response, () => next(new Refusal('not-found')));
    },
    (request, response, next) => (NOT_PAGES.test(request.path) ? next() : others(request, response, next)),
    (request, response, next) => {
      if (!['GET', 'HEAD'].includes(request.method) || NOT_PAGES.test(request.path)) return next();
      response.setHeader('Cache-Control', 'no-cache');
      response.sendFile(page, { cacheControl: false }, (error) => (error ? next(error) : undefined));
    },
  ];
};
