// Connections of tenants: each is opened as `samsvar_tenant`, and lent to one query or transaction at a time.
import postgres from 'postgres';
import type { Sql, Transaction } from './sql';
import type { Tenant } from './tenant';

/** The role that row-level security is written for; it cannot sign in by itself. */
export const TENANT_ROLE = 'samsvar_tenant';

/**
 * Policies make planning dearer than most of what is planned: each statement is planned once for a connection, and never
 * compiled. Rows are found by keys, for which no other values would give another plan.
 */
const PLANS = { plan_cache_mode: 'force_generic_plan', jit: 'off' };

/** What the driver hands a query to a connection with. */
export type Handler = (query: unknown) => unknown;

/** A pool of one connection: what is handed to it goes out in that order. */
type Lane = Sql;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export class Lanes {
  private readonly idle: Lane[] = [];
  private readonly waiting: { readonly give: (lane: Lane) => void; readonly refuse: (error: Error) => void }[] = [];
  private readonly all: Lane[] = [];
  private isClosed = false;

  /** As many lanes as the pool has connections, opened when they are needed. */
  constructor(private readonly pool: Sql) {}

  /**
   * Runs one query in a transaction of its own. `run` is given what hands a query to the connection, hands its query over
   * at once, and answers the outcome. Begin, query and commit go out together; what comes of it is told when all have ended.
   */
  async once(tenant: Tenant, run: (handler: Handler) => Promise<unknown>): Promise<unknown> {
    const opening = openingOf(tenant);
    const lane = await this.lease();
    let fault: unknown = null;
    const order: string[] = [];
    const ended = <T>(name: string, work: Promise<T>) => work.finally(() => order.push(name));
    try {
      const handler = handlerOf(lane);
      const [begun, asked, committed] = await Promise.allSettled([
        ended('begin', handOver(lane, handler, `begin; ${opening}`)),
        ended('query', run(handler)),
        // After a failure PostgreSQL makes a rollback of it.
        ended('commit', handOver(lane, handler, 'commit')),
      ]);
      fault = committed.status === 'rejected' ? committed.reason : null;
      if (asked.status === 'rejected') throw asked.reason;
      if (begun.status === 'rejected') throw begun.reason;
      if (committed.status === 'rejected') throw committed.reason;
      // The driver asks again by itself when a prepared plan is out of date: by then the transaction was over.
      if (order.join(' ') !== 'begin query commit') throw new Error('A query of a tenant was run outside of its transaction.');
      return asked.value;
    } finally {
      this.release(lane, fault);
    }
  }

  /** The same for a transaction with several queries. */
  async begin<T>(tenant: Tenant, options: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const opening = openingOf(tenant);
    const lane = await this.lease();
    let fault: unknown = null;
    try {
      return (await lane.begin(options, (tx) => {
        // Not waited for: it goes out before the first query, and its failure is the transaction's.
        tx.unsafe(opening).catch(() => undefined);
        return work(tx);
      })) as T; // as in `transaction`
    } catch (error) {
      fault = error;
      throw error;
    } finally {
      this.release(lane, fault);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const { refuse } of this.waiting.splice(0)) refuse(new Error('The database has been closed.'));
    await Promise.all(this.all.map((lane) => lane.end({ timeout: 5 })));
  }

  private lease(): Promise<Lane> {
    if (this.isClosed) return Promise.reject(new Error('The database has been closed.'));
    const lane = this.idle.pop();
    if (lane) return Promise.resolve(lane);
    if (this.all.length < this.pool.options.max) return Promise.resolve(this.open());
    return new Promise((give, refuse) => this.waiting.push({ give, refuse }));
  }

  /** A lane whose connection was lost is given up: the driver would tell the next query of it once more. */
  private release(lane: Lane, fault: unknown): void {
    const isLost = /^(CONNECTION_|57P0|08|E[A-Z]+$)/.test((fault as { readonly code?: string } | null)?.code ?? '');
    if (isLost) {
      this.all.splice(this.all.indexOf(lane), 1);
      void lane.end({ timeout: 1 }).catch(() => undefined);
    }
    const next = this.waiting.shift();
    const free = isLost ? next && this.open() : lane;
    if (next && free) next.give(free);
    else if (free) this.idle.push(free);
  }

  /**
   * The role is that of the connection, not of each transaction: whatever goes wrong, nothing on it is ever run with the
   * rights of the tables' owner, and a query without a named tenant sees nothing.
   */
  private open(): Lane {
    const { options } = this.pool;
    const lane = postgres({
      ...options,
      max: 1,
      connection: { ...options.connection, role: TENANT_ROLE, ...PLANS },
    } as unknown as postgres.Options<Record<string, postgres.PostgresType>>) as unknown as Sql; // the driver's own options, read back
    this.all.push(lane);
    return lane;
  }
}

/** Names the tenant until the transaction ends. */
const openingOf = ({ organisationId, personId }: Tenant): string => {
  if (!UUID.test(organisationId) || !UUID.test(personId)) throw new Error('A tenant is named by two uuids.');
  // Not set_config: these are neither planned nor answered with rows.
  return `set local samsvar.organisation = '${organisationId}'; set local samsvar.person = '${personId}'`;
};

/** What runs the queries of a lane, read off one that is never run. */
const handlerOf = (lane: Lane): Handler => (lane`` as unknown as { readonly handler: Handler }).handler; // see tenant.ts

/** Hands a statement over now: a query that is only awaited goes out a turn later, after what has been handed over meanwhile. */
const handOver = (lane: Lane, handler: Handler, statement: string): Promise<unknown> => {
  const query = lane.unsafe(statement);
  // As the driver marks what it has handed over itself; awaiting it must not do so again.
  Object.assign(query, { executed: true });
  handler(query);
  return query;
};
