// Whether an address and a password belong together: passport's local strategy.
import { Injectable } from '@nestjs/common';
import { Refusal, type PersonId } from '@samsvar/domain';
import type { SignIn } from '@samsvar/protocol';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { Ground } from './ground';
import { findCredentials, type Credentials } from './member.store';
import { isRightPassword } from './password';
import { RefusedSignIns } from './refused-sign-ins';
import { SessionDoor } from './session-door';

@Injectable()
export class PasswordDoor {
  constructor(
    private readonly ground: Ground,
    private readonly door: SessionDoor,
    private readonly refused: RefusedSignIns,
  ) {
    this.door.passport.use(
      new Strategy({ usernameField: 'email', passwordField: 'password' }, (email, password, done) => {
        this.judge({ email, password }).then((found) => done(null, found ?? false), done);
      }),
    );
  }

  /** Whose password it is. Throws `sign-in-failed`, after the same work whether or not anybody has the address. */
  async open(request: Request, draft: SignIn): Promise<PersonId> {
    // The strategy reads the body, which now is the checked and lower-cased draft.
    request.body = draft;
    const found = await this.authenticate(request);
    if (!found) throw new Refusal('sign-in-failed');
    return found.personId;
  }

  private async judge({ email, password }: SignIn): Promise<Credentials | null> {
    const credentials = await findCredentials(this.ground.sql, email);
    const isRight = await isRightPassword(credentials?.passwordHash ?? null, password);
    if (credentials && !isRight) this.refused.note(credentials.personId, 'password');
    return isRight ? credentials : null;
  }

  private authenticate(request: Request): Promise<Credentials | null> {
    return new Promise((resolve, reject) => {
      const answer = (error: unknown, user?: Credentials | false | null) =>
        error ? reject(error as Error) : resolve(user || null); // passport gives errors only
      // With a callback of our own passport neither answers nor goes on, so it gets no response and no next.
      void this.door.passport.authenticate('local', { session: false }, answer)(request, undefined, reject);
    });
  }
}
