// Reads one organisation's whole log and judges it.
import type { Queries } from '@samsvar/database';
import type { AuditVerificationBody } from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import { findBeyondHead, findHead, findLogged } from './audit-log.store';
import { ChainCheck, type LoggedEntry } from './chain';
import { findCheckpoints, findWitnesses } from './checkpoint.store';

/** Entries that are read at once. */
const STEP = 1_000;

/** All entries of the log, oldest first; never more than a step of them in memory. */
export async function* loggedEntries(sql: Queries, grant: Grant): AsyncGenerator<LoggedEntry> {
  let after = 0;
  for (;;) {
    const step = await findLogged(sql, grant, { after, limit: STEP });
    yield* step;
    const last = step.at(-1);
    if (!last || step.length < STEP) return;
    after = last.seq;
  }
}

/**
 * Compares the log with where it says that it ends, and with checkpoints wherever they are kept. `system` sees what other
 * organisations hold as witnesses. What is written meanwhile does no harm: the head is read before the entries.
 */
export const verifyLog = async ({ sql, system }: { readonly sql: Queries; readonly system: Queries }, grant: Grant): Promise<AuditVerificationBody> => {
  const checkpoints = await findCheckpoints(system, grant);
  const head = await findHead(sql, grant);
  const check = new ChainCheck(grant.organisationId, checkpoints);
  for await (const entry of loggedEntries(sql, grant)) if (!head || entry.seq <= head.seq) check.add(entry);
  const beyond = await findBeyondHead(sql, grant);
  const { count, head: hash, fault } = check.end(head ?? { seq: 0, hash: '' });
  const found = fault ?? (beyond === null ? null : { seq: beyond, kind: 'out-of-order' as const });
  const witnesses = await findWitnesses(system, grant);
  return { count, head: hash, isWhole: found === null, fault: found, checkpoints: checkpoints.length, witnesses };
};
