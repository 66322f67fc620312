// The id of the request that is being answered, known wherever its answer is made.
import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** Runs `work`, and whatever it begins, as part of the request with this id. */
export const asRequest = <T>(id: string, work: () => T): T => current.run(id, work);

/** The id of the request that this is part of; empty where nobody asked, as in the server's own rounds. */
export const requestId = (): string => current.getStore() ?? '';
