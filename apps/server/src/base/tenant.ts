// For whom the work that is going on is done: the organisation and the person whose rows the database shows.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tenant } from '@samsvar/database';

const tenants = new AsyncLocalStorage<Tenant | null>();

/** Does `work`, and all that it starts, in the sight of one organisation and person; with null in nobody's, which sees everything. */
export const inSightOf = <T>(tenant: Tenant | null, work: () => T): T => tenants.run(tenant, work);

/** For whom the work is done that asks; null when it is nobody's. */
export const tenantNow = (): Tenant | null => tenants.getStore() ?? null;
