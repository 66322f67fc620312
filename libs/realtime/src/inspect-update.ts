// Judges an update without applying it: whatever passes here can be applied by every client with nothing left over.
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { LIMITS } from './limits';
import type { StateVector } from './state-vector';

/** The run of structs that one client contributes to an update: clocks from `from` up to, not including, `to`. */
export interface Run {
  readonly client: number;
  readonly from: number;
  readonly to: number;
  readonly structs: readonly Struct[];
}

interface Struct {
  readonly end: number;
  /** Ids that must be known before it can take its place. */
  readonly needs: readonly Id[];
}

interface Id {
  readonly client: number;
  readonly clock: number;
}

/** Clocks of one client that an update deletes: from `from` up to, not including, `end`. */
export interface Deletion {
  readonly client: number;
  readonly from: number;
  readonly end: number;
}

export interface InspectedUpdate {
  readonly runs: readonly Run[];
  readonly deletions: readonly Deletion[];
}

/** Thrown for bytes that are no update, or one that no honest client makes. */
export class MalformedUpdate extends Error {}

/**
 * Reads a V1 update. Throws `MalformedUpdate` for anything that Yjs could not apply or that only a hand-made
 * update has: bytes left over, gaps, empty structs, repeated or unordered clients, subdocuments, huge clocks.
 */
export const inspectUpdate = (update: Uint8Array): InspectedUpdate => {
  try {
    const { structs, ds } = decode(update);
    if (structs.length > LIMITS.updateStructs) throw new MalformedUpdate('too many structs');
    const runs = runsOf(structs);
    // Yjs keeps only the last of several parts of one client, though read one by one they look like one run.
    if (decoding.readVarUint(decoding.createDecoder(update)) !== runs.length) throw new MalformedUpdate('client repeated');
    return { runs, deletions: deletionsOf(ds) };
  } catch (error) {
    if (error instanceof MalformedUpdate) throw error;
    throw new MalformedUpdate(error instanceof Error ? error.message : 'unreadable');
  }
};

type Decoded = ReturnType<typeof Y.decodeUpdate>;

const decode = (update: Uint8Array): Decoded => {
  let rest: decoding.Decoder | null = null;
  // Yjs makes the reader itself; a class of our own is the only way to see where it stopped.
  class Reader extends Y.UpdateDecoderV1 {
    constructor(input: decoding.Decoder) {
      super(input);
      rest = input;
    }
  }
  const decoded = Y.decodeUpdateV2(update, Reader);
  if (rest && decoding.hasContent(rest)) throw new MalformedUpdate('bytes left over');
  return decoded;
};

const runsOf = (structs: Decoded['structs']): Run[] => {
  const runs: { client: number; from: number; to: number; structs: Struct[] }[] = [];
  let clocks = 0;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip) throw new MalformedUpdate('gap inside');
    if (struct.length < 1) throw new MalformedUpdate('empty struct');
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentDoc) throw new MalformedUpdate('subdocument');
    let run = runs[runs.length - 1];
    if (run?.client !== client) {
      // Merging relies on descending clients, which is what every Yjs writes.
      if (client > LIMITS.clientId || (run && client > run.client)) throw new MalformedUpdate('clients out of order');
      run = { client, from: clock, to: clock, structs: [] };
      runs.push(run);
    }
    if (clock !== run.to) throw new MalformedUpdate('client repeated');
    run.to = clock + struct.length;
    clocks += struct.length;
    if (run.to > LIMITS.clock || clocks > LIMITS.updateClocks) throw new MalformedUpdate('clock too high');
    run.structs.push({ end: run.to, needs: struct instanceof Y.Item ? needsOf(struct) : [] });
  }
  return runs;
};

const needsOf = (item: Y.Item): Id[] => {
  const needs: Id[] = [];
  if (item.origin) needs.push(item.origin);
  if (item.rightOrigin) needs.push(item.rightOrigin);
  if (item.parent instanceof Y.ID) needs.push(item.parent);
  return needs;
};

const deletionsOf = (set: Decoded['ds']): InspectedUpdate['deletions'] => {
  const deletions: Deletion[] = [];
  for (const [client, items] of set.clients) {
    for (const { clock, len } of items) {
      if (len < 1 || clock + len > LIMITS.clock) throw new MalformedUpdate('deletion out of range');
      deletions.push({ client, from: clock, end: clock + len });
    }
  }
  return deletions;
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
