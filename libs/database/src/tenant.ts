// Queries that see what one organisation and one person may see: the second wall, behind the policy.
import { Lanes, type Handler } from './tenant-lanes';
import type { Sql, Transaction } from './sql';

/** For whom a query is run. */
export interface Tenant {
  /** The organisation that the person acts as. */
  readonly organisationId: string;
  readonly personId: string;
}

/** A `Sql` that obeys row-level security whenever it is used for a tenant, and how to close what it opened. */
export interface TenantDatabase {
  readonly sql: Sql;
  /** Closes the connections of tenants; the pool that was given stays open. */
  close(): Promise<void>;
}

/** The part of a query of postgres.js that is not typed: what runs it, and how it ends. Checked when it is first used. */
interface Runnable {
  handler: Handler;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Makes of a pool one whose queries are run for the tenant that `tenantOf` names when they are run. Without a tenant they
 * pass straight through. With one, each runs on a connection that was opened as `samsvar_tenant`, in a transaction of its
 * own that begins by naming the tenant; the three statements are sent together, so it costs no further round trip. What is
 * no query by itself (fragments, helpers) is that of the pool.
 */
export const asTenant = (plain: Sql, tenantOf: () => Tenant | null): TenantDatabase => {
  const lanes = new Lanes(plain);
  const rerouted = (query: unknown): unknown => {
    if (!isRunnable(query)) return query;
    const { handler } = query;
    query.handler = () => {
      const tenant = tenantOf();
      return tenant ? runInLane(lanes, tenant, query) : handler(query);
    };
    return query;
  };
  const begin = (...given: readonly unknown[]) => {
    const tenant = tenantOf();
    // The overloads of `begin`: the work is last, options of the transaction may stand before it.
    const work = given.at(-1) as (tx: Transaction) => Promise<unknown>;
    const options = given.length > 1 ? String(given[0]) : '';
    return tenant ? lanes.begin(tenant, options, work) : plain.begin(options, work);
  };
  const tagged = (...given: unknown[]) => rerouted(Reflect.apply(plain, undefined, given));
  const unsafe = (...given: unknown[]) => rerouted(Reflect.apply(plain.unsafe, undefined, given));
  // All that is not said here is the pool's own: types, json, array, listen, notify, options.
  const sql = Object.assign(tagged, plain, { begin, unsafe }) as unknown as Sql;
  return { sql, close: () => lanes.close() };
};

const runInLane = async (lanes: Lanes, tenant: Tenant, query: Runnable): Promise<void> => {
  const { resolve, reject } = query;
  try {
    resolve(await lanes.once(tenant, (handler) => outcomeOf(query, handler)));
  } catch (error) {
    reject(error);
  }
};

/** Runs a query by the given handler, and holds back how it ends: nobody is told before the transaction has ended. */
const outcomeOf = (query: Runnable, handler: Handler): Promise<unknown> =>
  new Promise((resolve, reject) => {
    query.resolve = resolve;
    query.reject = reject;
    handler(query);
  });

/** Whether it is a query, which has a handler, rather than a helper such as an identifier. Loud when the driver has changed. */
const isRunnable = (made: unknown): made is Runnable => {
  if (!(made instanceof Promise)) return false;
  if (!('handler' in made) || typeof made.handler !== 'function' || !('resolve' in made))
    throw new Error(`Queries of this postgres.js cannot be run for tenants: see libs/database/src/tenant.ts.`);
  return true;
};
