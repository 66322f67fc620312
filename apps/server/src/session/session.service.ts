// Signing in, signing out, and what a session says about the person.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal } from '@samsvar/domain';
import type { Session, SignIn, SignInAnswer } from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { Strategy } from 'passport-local';
import { Access } from '../access/access';
import { DATABASE } from '../base/database.token';
import { findCredentials, findOwnOrganisations, findSignedIn } from './member.store';
import { isRightPassword } from './password';
import { SessionDoor } from './session-door';
import { SignInLimit } from './sign-in-limit';
import { signedInOf, type SessionUser, type SignedIn } from './signed-in';

@Injectable()
export class SessionService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly door: SessionDoor,
    private readonly limit: SignInLimit,
  ) {
    this.door.passport.use(
      new Strategy({ usernameField: 'email', passwordField: 'password' }, (email, password, done) => {
        this.judge({ email, password }).then((found) => done(null, found ?? false), done);
      }),
    );
  }

  /** Starts a new session under a new id. Throws `sign-in-failed` or `too-many-attempts`. */
  async signIn(request: Request, draft: SignIn): Promise<SignInAnswer> {
    const address = request.ip ?? 'unknown';
    await this.limit.take(draft.email, address);
    // The strategy reads the body, which now is the checked and lower-cased draft.
    request.body = draft;
    const found = await this.authenticate(request);
    if (!found) throw new Refusal('sign-in-failed');
    await this.limit.forgive(draft.email, address);
    await new Promise<void>((resolve, reject) =>
      request.logIn(found, (error: unknown) => (error ? reject(error as Error) : resolve())),
    ); // passport gives errors only
    return { state: 'signed-in', session: await this.present(found) };
  }

  /**
   * Lets a person act as one of their organisations from now on, in a session under a new id; what was open in the old one
   * is closed. For who has just accepted an invitation, and for acting as another organisation. Throws `not-found` when they do not belong to it.
   */
  async enter(request: Request, user: SessionUser): Promise<SignInAnswer> {
    const found = await findSignedIn(this.sql, user);
    if (!found) throw new Refusal('not-found');
    await new Promise<void>((resolve, reject) =>
      request.logIn(found, (error: unknown) => (error ? reject(error as Error) : resolve())),
    ); // passport gives errors only
    return { state: 'signed-in', session: await this.present(found) };
  }

  /** Says who is signed in. */
  async read(request: Request): Promise<Session> {
    const signedIn = signedInOf(request);
    if (!signedIn) throw new Refusal('not-signed-in');
    return this.present(signedIn);
  }

  /** Ends the session and removes its row and its cookie. The database tells every node, and what it had open is closed. */
  async signOut(request: Request, response: Response): Promise<void> {
    await new Promise<void>((resolve, reject) =>
      request.session.destroy((error: unknown) => (error ? reject(error as Error) : resolve())),
    ); // the store gives errors only
    response.clearCookie(this.door.cookieName, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.door.isSecure,
    });
  }

  private async judge({ email, password }: SignIn): Promise<SignedIn | null> {
    const credentials = await findCredentials(this.sql, email);
    const isRight = await isRightPassword(credentials?.passwordHash ?? null, password);
    return credentials && isRight ? findSignedIn(this.sql, credentials) : null;
  }

  private authenticate(request: Request): Promise<SignedIn | null> {
    return new Promise((resolve, reject) => {
      const answer = (error: unknown, user?: SignedIn | false | null) =>
        error ? reject(error as Error) : resolve(user || null); // passport gives errors only
      // With a callback of our own passport neither answers nor goes on, so it gets no response and no next.
      void this.door.passport.authenticate('local', { session: false }, answer)(request, undefined, reject);
    });
  }

  private async present(signedIn: SignedIn): Promise<Session> {
    const { actor, person, organisation } = signedIn;
    const abilities = await this.access.abilities(actor, { organisation: organisation.id });
    const organisations = await findOwnOrganisations(this.sql, person.id);
    return { person, organisation, role: actor.role, organisations, isEnrolling: false, abilities };
  }
}
