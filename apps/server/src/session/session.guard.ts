// Stands before every route: no session, no entry; no factor that the organisation asks for, nothing but the account; and no weighty change without saying once more who one is.
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CONFIRMATION_LASTS, Refusal, type Actor } from '@samsvar/domain';
import type { Request } from 'express';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIRMED } from './confirmed.decorator';
import { WHILE_ENROLLING } from './enrolling.decorator';
import { PUBLIC } from './public.decorator';
import { signedInOf } from './signed-in';

/**
 * Goes by the marks of the handler that the router has chosen, never by the words of the path. Refuses before anything is
 * looked up: with `not-signed-in` unless the route is `@Public()`; with `factor-needed` unless it is `@WhileEnrolling()` or
 * `@Public()`; with `confirmation-needed` where it is `@Confirmed()` and the last confirmation is too old.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const isMarked = (mark: string): boolean =>
      this.reflector.getAllAndOverride<boolean>(mark, [context.getHandler(), context.getClass()]) === true;
    const request = context.switchToHttp().getRequest<Request & { actor?: Actor }>();
    const signedIn = signedInOf(request);
    if (signedIn) request.actor = signedIn.actor;
    if (!signedIn && !isMarked(PUBLIC)) throw new Refusal('not-signed-in');
    if (signedIn?.isEnrolling === true && !isMarked(WHILE_ENROLLING) && !isMarked(PUBLIC)) throw new Refusal('factor-needed');
    if (isMarked(CONFIRMED)) this.requireConfirmation(request);
    return true;
  }

  private requireConfirmation(request: Request & { actor?: Actor }): void {
    // A program has nobody to ask.
    if (request.actor?.scope !== undefined) throw new Refusal('not-allowed');
    if (!isFresh(request, this.clock())) throw new Refusal('confirmation-needed');
  }
}

/** Whether the person has said who they are so lately that it counts. */
export const isFresh = ({ session }: Pick<Request, 'session'>, now: Date): boolean => {
  const at = session.confirmedAt;
  return at !== undefined && now.getTime() - at < CONFIRMATION_LASTS;
};
