// Judges an update without applying it: whatever passes here can be applied by every client with nothing left over.
import { LIMITS } from './limits';
import type { StateVector } from './state-vector';
import { MalformedUpdate, UpdateReader, type Deletion, type Id, type Run } from './update-reader';

export { MalformedUpdate, type Deletion, type Run } from './update-reader';

export interface InspectedUpdate {
  readonly runs: readonly Run[];
  readonly deletions: readonly Deletion[];
  /** How many structs there are in all. */
  readonly structs: number;
}

/**
 * Reads a V1 update. Throws `MalformedUpdate` for anything that Yjs could not apply or that only a hand-made
 * update has: bytes left over, gaps, empty structs, repeated or unordered clients, subdocuments, huge clocks.
 */
export const inspectUpdate = (update: Uint8Array): InspectedUpdate => {
  try {
    const reader = new UpdateReader(update);
    const runs = reader.runs();
    return { runs, deletions: reader.deletions(), structs: reader.structs };
  } catch (error) {
    if (error instanceof MalformedUpdate) throw error;
    throw new MalformedUpdate(error instanceof Error ? error.message : 'unreadable');
  }
};

/**
 * What an update adds to what is known: the runs with something new in them, or `gap` when it builds on
 * something unknown, so that applying it would leave a part of it waiting. Throws `MalformedUpdate` when more
 * clients have something new than can be connected.
 */
export const freshRuns = (update: InspectedUpdate, known: ReadonlyMap<number, number>): readonly Run[] | 'gap' => {
  const fresh = update.runs.filter((run) => run.to > (known.get(run.client) ?? 0));
  if (fresh.length > LIMITS.updateClients) throw new MalformedUpdate('too many clients');
  if (fresh.some((run) => run.from > (known.get(run.client) ?? 0))) return 'gap';
  const after = new Overlay(known);
  if (!takeAll(fresh, after)) return 'gap';
  return update.deletions.every(({ client, end }) => end <= after.get(client)) ? fresh : 'gap';
};

/** What is known, plus what the update adds so far. */
class Overlay {
  private readonly added: StateVector = new Map();
  constructor(private readonly known: ReadonlyMap<number, number>) {}
  get(client: number): number {
    return this.added.get(client) ?? this.known.get(client) ?? 0;
  }
  set(client: number, clock: number): void {
    this.added.set(client, clock);
  }
}

/**
 * Takes the structs in an order in which each one's needs are met; false when there is none. A run that waits is
 * looked at again only when the run it waits for has moved, and the number of runs is limited: no slow input.
 */
const takeAll = (runs: readonly Run[], known: Overlay): boolean => {
  const waiting = new Map<number, Place[]>();
  const ready: Place[] = runs.map((run) => ({ run, at: 0 }));
  let unfinished = runs.length;
  for (let place = ready.pop(); place; place = ready.pop()) {
    const from = place.at;
    const missing = advance(place, known);
    const released = place.at > from ? waiting.get(place.run.client) : undefined;
    if (released) {
      waiting.delete(place.run.client);
      ready.push(...released);
    }
    if (missing) waiting.set(missing.client, [...(waiting.get(missing.client) ?? []), place]);
    else unfinished -= 1;
  }
  return unfinished === 0;
};

interface Place {
  readonly run: Run;
  /** The next struct to take. */
  at: number;
}

/** Takes structs of one run until its end, or until one needs something unknown, which it answers. */
const advance = (place: Place, known: Overlay): Id | undefined => {
  const { client, structs } = place.run;
  for (let struct = structs[place.at]; struct; struct = structs[place.at]) {
    if (struct.end > known.get(client)) {
      const missing = struct.needs.find((id) => id.clock >= known.get(id.client));
      if (missing) return missing;
      known.set(client, struct.end);
    }
    place.at += 1;
  }
  return undefined;
};
