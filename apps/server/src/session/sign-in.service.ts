// The steps of signing in: a password or a passkey, and the second factor.
import { Injectable } from '@nestjs/common';
import { Refusal } from '@samsvar/domain';
import type { Factor, PasskeyAnswer, PasskeyOptions, SignIn, SignInAnswer } from '@samsvar/protocol';
import type { Request } from 'express';
import { CodeCheck } from './code-check';
import { Passkeys } from './passkeys';
import { PasswordDoor } from './password-door';
import { Rise } from './rise';
import { sessionName } from './session.store';
import { SignInLimit } from './sign-in-limit';

@Injectable()
export class SignInService {
  constructor(
    private readonly passwords: PasswordDoor,
    private readonly limit: SignInLimit,
    private readonly rise: Rise,
    private readonly codes: CodeCheck,
    private readonly passkeys: Passkeys,
  ) {}

  /** The first step, by password. Throws `sign-in-failed`, `too-many-attempts`, and `provider-only` to whoever has the right password and may not use it. */
  async byPassword(request: Request, draft: SignIn): Promise<SignInAnswer> {
    const address = addressOf(request);
    await this.limit.take(draft.email, address);
    const personId = await this.passwords.open(request, draft);
    const organisationId = await this.rise.seatOf(personId);
    if (!organisationId) throw new Refusal('sign-in-failed');
    await this.limit.forgive(draft.email, address);
    return this.rise.begin(request, { personId, organisationId, way: 'password' });
  }

  /** The second step, by a code. Throws `factor-wrong`, `too-many-attempts`, `not-signed-in` when nobody waits here. */
  async byCode(request: Request, { kind, code }: Factor): Promise<SignInAnswer> {
    const pending = await this.rise.waiting(request);
    await this.limit.takeOfSession(sessionName(request.sessionID)).catch(async (refused: unknown) => {
      await end(request);
      throw refused;
    });
    if (!(await this.codes.spend(pending.personId, kind, code))) throw new Refusal('factor-wrong', { kind });
    return this.rise.complete(request, pending, true);
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
    const organisationId = await this.rise.seatOf(personId);
    if (!organisationId) throw new Refusal('passkey-refused');
    return this.rise.begin(request, { personId, organisationId, way: 'passkey' });
  }
}

/** As Express gives it: a header says nothing, unless the settings say whose. */
export const addressOf = (request: Request): string => request.ip ?? 'unknown';

/** Ends a session that is no good any more. */
const end = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => request.session.destroy((error: unknown) => (error ? reject(error as Error) : resolve()))); // the store gives errors only
