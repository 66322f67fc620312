// Hands a controller the actor behind a request.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Refusal, type Actor } from '@samsvar/domain';
import type { Request } from 'express';

/** The signed-in actor that the session guard put on the request; refuses with `not-signed-in` when there is none. */
export const Acting = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<Request & { actor?: Actor }>().actor;
  if (!actor) throw new Refusal('not-signed-in');
  return actor;
});
