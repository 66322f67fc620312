// Slows down whoever floods a response with comments or suggestions.
import { Injectable } from '@nestjs/common';
import { Refusal, type PersonId } from '@samsvar/domain';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Comments, suggestions, settlements and decisions of one person in a minute: faster than anybody reads. */
export const WRITES_PER_MINUTE = 120;

/** Counts what each person writes in the review, in this process. */
@Injectable()
export class ReviewPace {
  private readonly perPerson = new RateLimiterMemory({ points: WRITES_PER_MINUTE, duration: 60 });

  /** Takes one. Throws `too-many-attempts` with the seconds to wait. */
  async take(person: PersonId): Promise<void> {
    try {
      await this.perPerson.consume(person);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new Refusal('too-many-attempts', { seconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) });
    }
  }
}
