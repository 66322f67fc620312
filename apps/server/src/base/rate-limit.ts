// Counts attempts in PostgreSQL, so that all nodes count together and a restart forgets nothing.
import type { Queries, Sql } from '@samsvar/database';
import { Refusal } from '@samsvar/domain';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

/** How many attempts of one kind are free within a time that begins with the first of them. */
export interface Allowance {
  /** Sets the counts of one kind apart from all others'. */
  readonly name: string;
  readonly attempts: number;
  readonly seconds: number;
}

/** One kind of attempt. Keys are never headers: addresses come from `request.ip`, names are hashed by the caller. */
export interface RateLimit {
  /** Takes one attempt, before what it is for is looked at: attempts sent at once are all counted. Throws `too-many-attempts` with the seconds to wait. */
  take(key: string): Promise<void>;
  /** Gives one attempt back. */
  giveBack(key: string): Promise<void>;
  /** Forgets all attempts of a key. */
  forget(key: string): Promise<void>;
}

/** Counts one kind of attempt in the table `rate_limit`. */
export const openRateLimit = (sql: Sql, { name, attempts, seconds }: Allowance): RateLimit => {
  const counter = new RateLimiterPostgres({
    storeClient: clientOf(sql),
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    // Counts that are over are removed by the sweep of sessions, for all kinds at once.
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points: attempts,
    duration: seconds,
  });
  return {
    take: async (key) => {
      try {
        await counter.consume(key);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        throw new Refusal('too-many-attempts', { seconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) });
      }
    },
    giveBack: async (key) => void (await counter.reward(key, 1)),
    forget: async (key) => void (await counter.delete(key)),
  };
};

/** Removes counts whose time is over. */
export const sweepRateLimits = async (sql: Queries, now: Date): Promise<void> => {
  await sql`delete from rate_limit where expire < ${now.getTime()}`;
};

/** The few words of node-postgres that the counter speaks. The statements are the library's own, with every value as a parameter. */
const clientOf = (sql: Sql) => ({
  query: async ({ text, values = [] }: { readonly text: string; readonly values?: (string | number | null)[] }) => {
    const rows = await sql.unsafe(text, values, { prepare: true });
    return { rows, rowCount: rows.count };
  },
});
