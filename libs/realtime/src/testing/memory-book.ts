// Keeps incidents in memory, and what to mend with.
import type { Incident, IncidentBook, LastGood } from '../incident';

export class MemoryBook implements IncidentBook {
  readonly incidents: Incident[] = [];
  lastGoodIs: LastGood | null = null;
  /** Whether the store is away. */
  isAway = false;
  /** Whether another node was quicker. */
  isTaken = false;

  keep(incident: Incident, restMs?: number): Promise<boolean> {
    if (this.isAway) return Promise.reject(new Error('The store is away.'));
    if (restMs !== undefined && this.isTaken) return Promise.resolve(false);
    this.incidents.push(incident);
    return Promise.resolve(true);
  }

  lastGood(): Promise<LastGood | null> {
    return Promise.resolve(this.lastGoodIs);
  }
}
