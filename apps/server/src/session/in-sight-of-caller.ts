// Lets the rest of a request see what its caller may see: the second wall begins here.
import type { RequestHandler } from 'express';
import { inSightOf } from '../base/tenant';
import { signedInOf } from './signed-in';

/** Express middleware, to stand after whatever finds out who calls. Without a caller nothing is narrowed: the routes are public. */
export const inSightOfCaller: RequestHandler = (request, _response, next) => {
  const actor = signedInOf(request)?.actor;
  inSightOf(actor ? { organisationId: actor.organisationId, personId: actor.personId } : null, next);
};
