// One log line and one measure for each request: ids, route, outcome and time, never content.
import { randomUUID } from 'node:crypto';
import type { Actor } from '@samsvar/domain';
import type { Request, RequestHandler } from 'express';
import type { Log } from './logger';
import { requestSeconds } from './measures';
import { asRequest } from './request-id';

/** Gives each request an id, sent back as X-Request-Id, and writes its line when the answer is done. */
export const requestLog =
  (log: Log): RequestHandler =>
  (request: Request & { actor?: Actor }, response, next) => {
    const id = randomUUID();
    const began = process.hrtime.bigint();
    response.setHeader('X-Request-Id', id);
    response.once('close', () => {
      const milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
      const route = routeOf(request);
      const { method } = request;
      const status = response.statusCode;
      // A live line over HTTP asks several times a second, and waits on purpose: its figures are those of live documents.
      if (status < 400 && LIVE_LINE.test(route)) return;
      requestSeconds.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, milliseconds / 1000);
      const who = request.actor && {
        person: request.actor.personId,
        organisation: request.actor.organisationId,
      };
      log.info({ id, method, route, status, ms: Math.round(milliseconds * 10) / 10, ...who }, 'request');
    });
    asRequest(id, next);
  };

const LIVE_LINE = /\/line\/:line\/(poll|frames)$/;

/** The route's template; a path that matched none is not repeated, for it can hold anything. */
const routeOf = (request: Request): string => {
  const route: unknown = request.route;
  if (typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string')
    return route.path;
  return '-';
};
