// Finds out for whom a program acts that brings a token instead of a session.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { permissionsOfScopes } from '@samsvar/domain';
import type { NextFunction, Request, RequestHandler } from 'express';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import type { SignedIn } from '../session/signed-in';
import { findBearer, touchToken, type TokenBearer } from './token.store';

/** What every token begins with, so that one that has strayed is known for what it is. */
export const TOKEN_MARK = 'ssv_';
/** A use within this long of the last recorded one is not written (ms). */
const TOUCH_STEP = 5 * 60_000;

/** Names a token without being of use to anybody who reads it. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

@Injectable()
export class TokenDoor {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whoever brings a token is who the token says and nobody else, whatever session comes with it: a void token is nobody's. */
  readonly handler: RequestHandler = (request, _response, next) => {
    const token = /^Bearer +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) return next();
    this.admit(request, token).then(() => next(), next as (fault: unknown) => ReturnType<NextFunction>);
  };

  private async admit(request: Request, token: string): Promise<void> {
    const now = this.clock();
    const bearer = token.startsWith(TOKEN_MARK) ? await findBearer(this.sql, tokenHash(token), now) : null;
    // The same place that passport fills; nobody is signed in without it.
    Object.assign(request, { user: bearer ? signedInBy(bearer) : undefined });
    if (bearer && (bearer.usedAt?.getTime() ?? 0) < now.getTime() - TOUCH_STEP) await touchToken(this.sql, bearer.id, now);
  }
}

const signedInBy = (bearer: TokenBearer): SignedIn => {
  const { personId, organisationId, role, scopes, name, email } = bearer;
  return {
    actor: { personId, organisationId, role, scope: permissionsOfScopes(scopes) },
    person: { id: personId, name, email },
    organisation: { id: organisationId, name: bearer.organisationName, number: bearer.organisationNumber, type: bearer.organisationType },
  };
};
