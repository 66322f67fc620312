// Keeps tokens to the routes that are meant for them.
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refusal } from '@samsvar/domain';
import type { Request } from 'express';
import { PUBLIC } from '../session/public.decorator';
import { signedInOf } from '../session/signed-in';
import { FOR_TOKENS } from './for-tokens.decorator';

/** Refuses a token with `not-allowed` where the route is neither `@ForTokens()` nor `@Public()`. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const { actor } = signedInOf(context.switchToHttp().getRequest<Request>()) ?? {};
    if (actor?.scope === undefined) return true;
    const marked = [FOR_TOKENS, PUBLIC].some((mark) =>
      this.reflector.getAllAndOverride<boolean>(mark, [context.getHandler(), context.getClass()]),
    );
    if (!marked) throw new Refusal('not-allowed');
    return true;
  }
}
