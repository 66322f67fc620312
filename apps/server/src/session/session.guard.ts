// Stands before every route: no session, no entry.
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refusal, type Actor } from '@samsvar/domain';
import type { Request } from 'express';
import { PUBLIC } from './public.decorator';
import { signedInOf } from './signed-in';

/** Refuses with `not-signed-in` before anything is looked up, unless the route is marked `@Public()`. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const isPublic = this.reflector.getAllAndOverride<boolean>(PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<Request & { actor?: Actor }>();
    const signedIn = signedInOf(request);
    if (signedIn) request.actor = signedIn.actor;
    if (!signedIn && isPublic !== true) throw new Refusal('not-signed-in');
    return true;
  }
}
