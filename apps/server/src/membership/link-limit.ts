// Slows down those who try links of invitations.
import { Injectable } from '@nestjs/common';
import { Refusal } from '@samsvar/domain';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW = 15 * 60;
/** Tries from one address in a window: a whole town hall may sit behind it. */
export const TRIES_PER_ADDRESS = 200;

/** Counts by address alone, in this process: a link is 256 bits, so this only keeps the database from being kept busy. */
@Injectable()
export class LinkLimit {
  private readonly perAddress = new RateLimiterMemory({ points: TRIES_PER_ADDRESS, duration: WINDOW });

  /** Takes one try. Throws `too-many-attempts` with the seconds to wait. */
  async take(address: string): Promise<void> {
    try {
      await this.perAddress.consume(address);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new Refusal('too-many-attempts', { seconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) });
    }
  }
}
