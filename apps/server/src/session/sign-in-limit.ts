// Slows down those who guess passwords and codes. Counted in the database, by all nodes together.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import type { PersonId } from '@samsvar/domain';
import { SYSTEM_DATABASE } from '../base/database.token';
import { openRateLimit, type RateLimit } from '../base/rate-limit';

const [QUARTER, HOUR] = [15 * 60, 3_600];
/** Wrong passwords for one account from one address in a quarter of an hour. */
export const WRONG_PER_ACCOUNT = 10;
/** Wrong passwords from one address in a quarter of an hour: a whole town hall may sit behind it. */
export const WRONG_PER_ADDRESS = 100;
/** Wrong passwords for one account in an hour, from wherever they come. */
export const WRONG_ANYWHERE = 50;
/** Wrong codes in one half session, which is over then, and of one kind for one account in an hour, over all sessions. */
export const WRONG_CODES = 5;
/** Letters about a lost password to one address in an hour, and asked for from one. */
export const RESETS = { perAccount: 3, perAddress: 30 } as const;
/** Challenges for passkeys from one address in a quarter of an hour: each is a row of its own. */
export const CHALLENGES = 300;

/** The kinds of code that can be guessed at, each counted by itself: one who has used up the one may still use the other. */
export type CodeKind = 'totp' | 'recovery';

@Injectable()
export class SignInLimit {
  private readonly perAccount: RateLimit;
  private readonly perAddress: RateLimit;
  private readonly anywhere: RateLimit;
  private readonly halfSession: RateLimit;
  private readonly codes: RateLimit;
  private readonly resetsPerAccount: RateLimit;
  private readonly resetsPerAddress: RateLimit;
  private readonly challenges: RateLimit;

  constructor(@Inject(SYSTEM_DATABASE) sql: Sql) {
    const open = (name: string, attempts: number, seconds: number) => openRateLimit(sql, { name, attempts, seconds });
    this.perAccount = open('password-account', WRONG_PER_ACCOUNT, QUARTER);
    this.perAddress = open('password-address', WRONG_PER_ADDRESS, QUARTER);
    this.anywhere = open('password-anywhere', WRONG_ANYWHERE, HOUR);
    this.halfSession = open('code-session', WRONG_CODES, HOUR);
    this.codes = open('code-account', WRONG_CODES, HOUR);
    this.resetsPerAccount = open('reset-account', RESETS.perAccount, HOUR);
    this.resetsPerAddress = open('reset-address', RESETS.perAddress, HOUR);
    this.challenges = open('challenge-address', CHALLENGES, QUARTER);
  }

  /**
   * Takes one attempt before the password is looked at, so that attempts sent at once are all counted; whether or not
   * anybody has that address. Throws `too-many-attempts` with the seconds to wait.
   */
  async take(email: string, address: string): Promise<void> {
    await this.perAddress.take(address);
    await this.perAccount.take(keyOf(address, email));
    await this.anywhere.take(keyOf(email));
  }

  /** Gives the attempt back when the password was right, and forgets the account's wrong ones from that address. */
  async forgive(email: string, address: string): Promise<void> {
    await this.perAddress.giveBack(address);
    await this.perAccount.forget(keyOf(address, email));
    // Not forgotten: whoever guesses from everywhere is not let go on by the owner's own signing in.
    await this.anywhere.giveBack(keyOf(email));
  }

  /** Takes one code of a half session (named as by `sessionName`). Throws `too-many-attempts` when it has used up its own. */
  takeOfSession(session: string): Promise<void> {
    return this.halfSession.take(session);
  }

  /** Takes one code of a person before it is looked at, over all sessions. Throws `too-many-attempts`. */
  takeCode(kind: CodeKind, person: PersonId): Promise<void> {
    return this.codes.take(`${kind}:${person}`);
  }

  /** A right code: the wrong ones before it are forgotten. */
  forgiveCode(kind: CodeKind, person: PersonId): Promise<void> {
    return this.codes.forget(`${kind}:${person}`);
  }

  /** Whether one more letter about a lost password may go to that address. Nothing is told about it. */
  async mayReset(email: string): Promise<boolean> {
    return this.resetsPerAccount.take(keyOf(email)).then(
      () => true,
      () => false,
    );
  }

  /** Takes one request about a lost password. Throws `too-many-attempts`. */
  takeReset(address: string): Promise<void> {
    return this.resetsPerAddress.take(address);
  }

  /** Takes one challenge for a passkey. Throws `too-many-attempts`. */
  takeChallenge(address: string): Promise<void> {
    return this.challenges.take(address);
  }
}

const keyOf = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex');
