// Passkeys: what a browser is asked for, and whether what it answers is true. The challenge stays here, and works once.
import { Inject, Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse,
  type AuthenticationResponseJSON, type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Sql } from '@samsvar/database';
import { Refusal, type PersonId } from '@samsvar/domain';
import type { PasskeyOptions } from '@samsvar/protocol';
import type { Request } from 'express';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { SYSTEM_DATABASE } from '../base/database.token';
import { findPasskey, listPasskeys, usePasskey, type Passkey } from './passkey.store';
import { relyingPartyOf } from './relying-party';
import { SessionDoor } from './session-door';
import type { PasskeyChallenge } from './session.store';

/** How long a browser's question may wait for its answer (ms). */
const PATIENCE = 5 * 60_000;
/** EdDSA, ES256, RS256: what authenticators can do. */
const ALGORITHMS = [-8, -7, -257];

/** What a browser sends; the library looks at every part of it. */
type FromBrowser = Readonly<Record<string, unknown>>;

@Injectable()
export class Passkeys {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly door: SessionDoor,
  ) {}

  /** Asks for a passkey: one of this person's, or, when it is not known who asks, whichever the authenticator offers. */
  async ask(request: Request, use: PasskeyChallenge['use'], person: PersonId | null): Promise<PasskeyOptions> {
    const known = person ? await listPasskeys(this.sql, person) : [];
    const options = await generateAuthenticationOptions({
      rpID: relyingPartyOf(this.config, request).id,
      userVerification: 'required',
      timeout: PATIENCE,
      allowCredentials: known.map(({ id, transports }) => ({ id, transports })),
    });
    this.keep(request, use, options.challenge);
    return { options: { ...options } };
  }

  /** Asks for a new passkey, other than those that the person has. */
  async askForNew(request: Request, person: { readonly id: PersonId; readonly name: string; readonly email: string }): Promise<PasskeyOptions> {
    const known = await listPasskeys(this.sql, person.id);
    const options = await generateRegistrationOptions({
      rpName: 'Samsvar',
      rpID: relyingPartyOf(this.config, request).id,
      userName: person.email,
      userDisplayName: person.name,
      userID: handleOf(person.id),
      timeout: PATIENCE,
      attestationType: 'none',
      supportedAlgorithmIDs: ALGORITHMS,
      excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    this.keep(request, 'enrol', options.challenge);
    return { options: { ...options } };
  }

  /** Whose passkey has answered; its counter has been moved on. Throws `passkey-refused` for whatever is wrong with the answer. */
  async judge(request: Request, use: PasskeyChallenge['use'], about: { readonly response: FromBrowser; readonly person: PersonId | null }): Promise<PersonId> {
    const { response, person } = about;
    const challenge = await this.spend(request, use);
    const passkey = typeof response['id'] === 'string' ? await findPasskey(this.sql, response['id']) : null;
    if (!passkey || (person && passkey.personId !== person) || !isHandleOf(response, passkey.personId, person === null)) throw new Refusal('passkey-refused');
    const party = relyingPartyOf(this.config, request);
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON, // the library checks it
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: { id: passkey.id, publicKey: Uint8Array.from(passkey.publicKey), counter: passkey.counter, transports: passkey.transports },
    }).catch(refuse);
    const use_ = { id: passkey.id, before: passkey.counter, after: authenticationInfo.newCounter, now: this.clock() };
    if (!verified || !(await usePasskey(this.sql, use_))) throw new Refusal('passkey-refused');
    return passkey.personId;
  }

  /** The passkey that a browser has made for this person, to be kept. Throws `passkey-refused`. */
  async read(request: Request, person: PersonId, response: FromBrowser): Promise<Omit<Passkey, 'usedAt' | 'name'>> {
    const challenge = await this.spend(request, 'enrol');
    const party = relyingPartyOf(this.config, request);
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON, // the library checks it
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }).catch(refuse);
    if (!verified) throw new Refusal('passkey-refused');
    const { credential, credentialBackedUp: isBackedUp } = registrationInfo;
    const { id, counter, transports = [] } = credential;
    return { id, personId: person, publicKey: Buffer.from(credential.publicKey), counter, transports, isBackedUp, createdAt: this.clock() };
  }

  private keep(request: Request, use: PasskeyChallenge['use'], value: string): void {
    request.session.challenge = { value, use, until: this.clock().getTime() + PATIENCE };
  }

  private async spend(request: Request, use: PasskeyChallenge['use']): Promise<string> {
    const { challenge } = request.session;
    if (!challenge || challenge.use !== use) throw new Refusal('passkey-refused');
    delete request.session.challenge;
    const isOurs = await this.door.spendChallenge(request.sessionID, challenge);
    if (!isOurs || challenge.until < this.clock().getTime()) throw new Refusal('passkey-refused');
    return challenge.value;
  }
}

/** The name under which authenticators keep a person: their id, which tells nothing of them. */
const handleOf = (person: PersonId) => Uint8Array.from(Buffer.from(person.replaceAll('-', ''), 'hex'));

/** Whether an answer names this person; it has to where nobody else has said who asks (WebAuthn Level 3 §7.2, step 6). */
const isHandleOf = (response: FromBrowser, person: PersonId, isNeeded: boolean): boolean => {
  const inner = response['response'];
  const handle: unknown = typeof inner === 'object' && inner !== null ? Reflect.get(inner, 'userHandle') : undefined;
  if (handle === undefined || handle === null) return !isNeeded;
  return typeof handle === 'string' && Buffer.from(handle, 'base64url').equals(Buffer.from(handleOf(person)));
};

/** The library says with errors of its own what is wrong with an answer; nobody but an attacker wants to know. */
const refuse = (): never => {
  throw new Refusal('passkey-refused');
};
