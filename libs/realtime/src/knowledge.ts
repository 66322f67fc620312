// What is known of a document without putting it together: how far each client id has come, and whose it is.
import type { PersonId } from '@samsvar/domain';
import { inspectUpdate, type Run } from './inspect-update';
import { readStateVector, type StateVector } from './state-vector';
import type { StoredDocument } from './update-log';

export class Knowledge {
  /** The next clock of every client id, whether committed or not. */
  readonly clocks: StateVector;
  /** Who used each client id first. */
  readonly owners: Map<number, PersonId>;

  constructor(stored: StoredDocument) {
    this.owners = new Map(stored.owners);
    this.clocks = clocksOf(stored);
  }

  /** Takes note of what an update brought. An owner who is known already stays. */
  add(runs: readonly Run[], owners: ReadonlyMap<number, PersonId>): void {
    for (const [client, person] of owners) if (!this.owners.has(client)) this.owners.set(client, person);
    for (const { client, to } of runs) this.clocks.set(client, to);
  }
}

/** A snapshot's vector, moved on by the tail. */
const clocksOf = (stored: StoredDocument): StateVector => {
  const known: StateVector = stored.snapshot ? readStateVector(stored.snapshot.stateVector) : new Map();
  for (const { update } of stored.tail) {
    for (const { client, to } of inspectUpdate(update).runs) known.set(client, Math.max(known.get(client) ?? 0, to));
  }
  return known;
};
