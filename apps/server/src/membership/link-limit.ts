// Slows down those who try links of invitations.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { SYSTEM_DATABASE } from '../base/database.token';
import { openRateLimit, type RateLimit } from '../base/rate-limit';

const WINDOW = 15 * 60;
/** Tries from one address in a window: a whole town hall may sit behind it. */
export const TRIES_PER_ADDRESS = 200;

/** Counts by address alone: a link is 256 bits, so this only keeps the database from being kept busy. */
@Injectable()
export class LinkLimit {
  private readonly limit: RateLimit;

  constructor(@Inject(SYSTEM_DATABASE) sql: Sql) {
    this.limit = openRateLimit(sql, { name: 'invitation', attempts: TRIES_PER_ADDRESS, seconds: WINDOW });
  }

  /** Takes one try. Throws `too-many-attempts` with the seconds to wait. */
  take(address: string): Promise<void> {
    return this.limit.take(address);
  }
}
