// The connection to PostgreSQL: one pool, plain tagged templates, camel-cased rows.
import postgres from 'postgres';

/** A connection pool. Rows come back with camelCase keys; dates of type `date` as `YYYY-MM-DD` text. */
export type Sql = postgres.Sql<{ bigint: number; date: string }>;

/** Inside `transaction`: the same tagged templates, on one connection. */
export type Transaction = postgres.TransactionSql<{ bigint: number; date: string }>;

/** What a store function takes: either works. */
export type Queries = Sql | Transaction;

export interface PoolOptions {
  readonly connections?: number;
  /** What the database shows of these connections to others who look. */
  readonly name?: string;
}

/** Seconds between tries to connect: a database that is back must not be waited for much longer than it was away. */
const [FIRST_PAUSE, LONGEST_PAUSE] = [0.05, 1];

/** Opens a pool. Nothing is connected until the first query. */
export const openDatabase = (url: string, options: PoolOptions = {}): Sql =>
  postgres<{ bigint: postgres.PostgresType<number>; date: postgres.PostgresType<string> }>(url, {
    max: options.connections ?? 10,
    ...(options.name !== undefined && { connection: { application_name: options.name } }),
    connect_timeout: 10,
    idle_timeout: 60,
    backoff: (tries) => Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_PAUSE) * (0.5 + Math.random() / 2),
    onnotice: () => undefined,
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    types: {
      // Sequence numbers and sizes stay far below 2^53.
      bigint: { to: 20, from: [20], serialize: String, parse: Number },
      date: { to: 1082, from: [1082], serialize: String, parse: String },
    },
  }) as unknown as Sql; // postgres.js types its custom types loosely

/** Runs `work` in one transaction: all of it or nothing. */
export const transaction = async <T>(sql: Sql, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  (await sql.begin(work)) as T; // begin's result type unwraps arrays of promises, which we never return
