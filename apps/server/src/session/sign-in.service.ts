// The steps of signing in: a password or a passkey, and the second factor.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type OrganisationId } from '@samsvar/domain';
import type { Factor, PasskeyAnswer, PasskeyOptions, SignIn, SignInAnswer } from '@samsvar/protocol';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { Audit } from '../audit/audit';
import { SYSTEM_DATABASE } from '../base/database.token';
import { Afterwards } from './afterwards';
import { CodeCheck } from './code-check';
import { findCredentials, findSeats, type Credentials, type Seat } from './member.store';
import { isRightPassword } from './password';
import { Passkeys } from './passkeys';
import { Rise } from './rise';
import { SessionDoor } from './session-door';
import { sessionName, type HalfSession } from './session.store';
import { SignInLimit } from './sign-in-limit';

@Injectable()
export class SignInService {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    private readonly door: SessionDoor,
    private readonly limit: SignInLimit,
    private readonly rise: Rise,
    private readonly codes: CodeCheck,
    private readonly passkeys: Passkeys,
    private readonly audit: Audit,
    private readonly afterwards: Afterwards,
  ) {
    this.door.passport.use(
      new Strategy({ usernameField: 'email', passwordField: 'password' }, (email, password, done) => {
        this.judge({ email, password }).then((found) => done(null, found ?? false), done);
      }),
    );
  }

  /** The first step, by password. Throws `sign-in-failed`, `too-many-attempts`, and `provider-only` to whoever has the right password and may not use it. */
  async byPassword(request: Request, draft: SignIn): Promise<SignInAnswer> {
    const address = addressOf(request);
    await this.limit.take(draft.email, address);
    // The strategy reads the body, which now is the checked and lower-cased draft.
    request.body = draft;
    const found = await this.authenticate(request);
    const seats = found ? await findSeats(this.sql, found.personId) : [];
    if (!found || seats.length === 0) throw new Refusal('sign-in-failed');
    await this.limit.forgive(draft.email, address);
    return this.rise.begin(request, { personId: found.personId, organisationId: seatOf(seats), way: 'password' });
  }

  /** The second step, by a code. Throws `factor-wrong`, `too-many-attempts`, `not-signed-in` when nobody waits here. */
  async byCode(request: Request, { kind, code }: Factor): Promise<SignInAnswer> {
    const pending = await this.rise.waiting(request);
    const session = sessionName(request.sessionID);
    await this.limit.takeOfSession(session).catch(async (refused: unknown) => {
      await end(request);
      throw refused;
    });
    if (await this.codes.spend(pending.personId, kind, code)) return this.rise.complete(request, pending, true);
    this.noteRefused(pending, kind);
    throw new Refusal('factor-wrong');
  }

  /** What a passkey has to sign: one of the person's who waits for their second factor, or anybody's. */
  async askPasskey(request: Request): Promise<PasskeyOptions> {
    await this.limit.takeChallenge(addressOf(request));
    const pending = request.session.pending ? await this.rise.waiting(request) : null;
    return this.passkeys.ask(request, 'sign-in', pending?.personId ?? null);
  }

  /** Signs in with a passkey: as the second step, or as both at once. Throws `passkey-refused`, `provider-only`. */
  async byPasskey(request: Request, { response }: PasskeyAnswer): Promise<SignInAnswer> {
    const pending = request.session.pending ? await this.rise.waiting(request) : null;
    const personId = await this.passkeys.judge(request, 'sign-in', { response, person: pending?.personId ?? null });
    if (pending) return this.rise.complete(request, pending, true);
    const seats = await findSeats(this.sql, personId);
    if (seats.length === 0) throw new Refusal('passkey-refused');
    return this.rise.begin(request, { personId, organisationId: seatOf(seats), way: 'passkey' });
  }

  private async judge({ email, password }: SignIn): Promise<Credentials | null> {
    const credentials = await findCredentials(this.sql, email);
    const isRight = await isRightPassword(credentials?.passwordHash ?? null, password);
    if (credentials && !isRight) this.noteRefused(credentials, 'password');
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

  /** Written down after the answer: an address that nobody has is answered in the same time. */
  private noteRefused({ personId }: Credentials | HalfSession, way: string): void {
    this.afterwards.do('a refused sign-in was not written down', async () => {
      const [seat] = await findSeats(this.sql, personId);
      if (!seat) return;
      await transaction(this.sql, (tx) =>
        this.audit.record(tx, seat.organisationId, null, { action: 'session.refused', object: { kind: 'person', id: personId }, facts: { way } }),
      );
    });
  }
}

/** As which organisation somebody signs in by themselves: the first that does not ask them to come through its own provider. */
const seatOf = (seats: readonly Seat[]): OrganisationId => {
  const seat = seats.find(({ isProviderOnly }) => !isProviderOnly);
  if (!seat) throw new Refusal('provider-only');
  return seat.organisationId;
};

/** As Express gives it: a header says nothing, unless the settings say whose. */
export const addressOf = (request: Request): string => request.ip ?? 'unknown';

/** Ends a session that is no good any more. */
const end = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => request.session.destroy((error: unknown) => (error ? reject(error as Error) : resolve()))); // the store gives errors only
