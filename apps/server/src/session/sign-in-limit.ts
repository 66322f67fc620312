// Slows down those who guess passwords.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refusal } from '@samsvar/domain';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW = 15 * 60;
/** Wrong passwords for one account from one address in a window. */
export const WRONG_PER_ACCOUNT = 10;
/** Wrong passwords from one address in a window: a whole town hall may sit behind it. */
export const WRONG_PER_ADDRESS = 100;

/** Counts wrong passwords, by account with address and by address alone, in this process. */
@Injectable()
export class SignInLimit {
  private readonly perAccount = new RateLimiterMemory({ points: WRONG_PER_ACCOUNT, duration: WINDOW });
  private readonly perAddress = new RateLimiterMemory({ points: WRONG_PER_ADDRESS, duration: WINDOW });

  /**
   * Takes one attempt before the password is looked at, so that attempts sent at once are all counted.
   * Throws `too-many-attempts` with the seconds to wait.
   */
  async take(email: string, address: string): Promise<void> {
    await consume(this.perAddress, address);
    await consume(this.perAccount, keyOf(email, address));
  }

  /** Gives the attempt back when the password was right, and forgets the account's wrong ones. */
  async forgive(email: string, address: string): Promise<void> {
    await this.perAddress.reward(address, 1);
    await this.perAccount.delete(keyOf(email, address));
  }
}

const keyOf = (email: string, address: string): string =>
  createHash('sha256').update(`${address}\n${email}`).digest('hex');

const consume = async (limiter: RateLimiterMemory, key: string): Promise<void> => {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new Refusal('too-many-attempts', { seconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) });
  }
};
