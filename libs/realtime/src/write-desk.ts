// Decides about one write: refused, nothing new, to be asked about, or accepted.
import type { PersonId, RefusalData, ResponseId } from '@samsvar/domain';
import { decodeSealedUpdate, type NackCode, type SealedBytes, type SealedUpdate } from '@samsvar/protocol';
import * as Y from 'yjs';
import { mergeUpdates } from './committer';
import { MalformedUpdate, freshRuns, inspectUpdate, type Deletion, type InspectedUpdate, type Run } from './inspect-update';
import { LIMITS } from './limits';
import type { Write } from './peer';
import type { Sealer } from './seal';
import { writeStateVector, type StateVector } from './state-vector';

/** What the decision rests on. */
export interface DeskFacts {
  readonly id: ResponseId;
  readonly epoch: number;
  readonly known: StateVector;
  readonly owners: ReadonlyMap<number, PersonId>;
  /** Whose a client id is to be that nobody owns; null when it is free. */
  reservedFor(client: number): PersonId | null;
  /** Bytes the document has already. */
  readonly bytes: number;
  readonly sealer: Sealer;
}

/** An update that may enter the document. */
export interface Accepted {
  readonly type: 'accepted';
  /** A copy of its own, safe to keep. */
  readonly update: Uint8Array;
  readonly runs: readonly Run[];
  readonly authors: readonly PersonId[];
  /** Every client id with something new in it, and its person. */
  readonly owners: ReadonlyMap<number, PersonId>;
  /** What the writer's own update deletes, known already or not. */
  readonly deletions: readonly Deletion[];
  /** How many structs are in it. */
  readonly structs: number;
  /** Updates of others that came with it and were judged when they were written. */
  readonly given: readonly Uint8Array[];
}

export type Decision =
  | Accepted
  /** Nothing new: as good as saved once everything before it is. */
  | { readonly type: 'known' }
  /** Only deletions, which may all be known: worth a look before they are stored or refused. */
  | { readonly type: 'doubtful'; readonly accepted: Accepted; readonly mayWrite: boolean }
  | { readonly type: 'refused'; readonly code: NackCode; readonly data?: RefusalData };

/** Who writes, as far as the decision goes. */
export interface Writer {
  readonly person: PersonId;
  readonly canWrite: boolean;
}

/** A write with what came before it to be judged together. */
export type WriteOnDesk = Write & {
  readonly carried: readonly SealedBytes[];
  /** Whether the worker has tried it, and it does not take long. */
  readonly isTried?: boolean;
  /** The sections that it keeps to, as the worker has seen. */
  readonly keepsTo?: readonly string[];
};

/** Judges a write by what is known of the document. Never throws. */
export const decide = (facts: DeskFacts, writer: Writer, write: WriteOnDesk): Decision => {
  try {
    const carried = write.carried.filter((sealed) => facts.sealer.isGenuine(facts.id, facts.epoch, sealed));
    const opened = carried.map(({ body }) => decodeSealedUpdate(body)).filter((one) => isOfItsOwners(facts, one));
    if (opened.length === 0) return decideOwn(facts, writer, write);
    return decideTogether(facts, writer, { write, carried: opened });
  } catch (error) {
    if (error instanceof MalformedUpdate) return { type: 'refused', code: 'update-invalid' };
    throw error;
  }
};

const decideOwn = (facts: DeskFacts, writer: Writer, write: Write): Decision => {
  const { update, inspected } = withoutKnown(write.update, facts.known);
  const runs = freshRuns(inspected, facts.known);
  const hasDeletions = inspected.deletions.length > 0;
  if (runs !== 'gap' && runs.length === 0 && !hasDeletions) return { type: 'known' };
  const isQuestion = write.type === 'step2' && runs !== 'gap' && runs.length === 0;
  if (!writer.canWrite && !isQuestion) return { type: 'refused', code: 'read-only' };
  if (runs === 'gap') return { type: 'refused', code: 'update-gap' };
  if (hasForeign(facts, writer, runs)) return { type: 'refused', code: 'update-foreign-client' };
  if (facts.bytes + update.length > LIMITS.documentBytes) return tooLarge;
  const owners = new Map(runs.map(({ client }) => [client, writer.person]));
  const { deletions, structs } = inspected;
  const accepted: Accepted = { type: 'accepted', update: copyOf(update), runs, authors: [writer.person], owners, deletions, structs, given: [] };
  return isQuestion ? { type: 'doubtful', accepted, mayWrite: writer.canWrite } : accepted;
};

/**
 * The update without what is known already. A repeated part need not say what it said the first time, and nobody
 * looks at it again: merged with others it would stand before theirs, and what it builds on may not exist.
 */
const withoutKnown = (update: Uint8Array, known: StateVector): { update: Uint8Array; inspected: InspectedUpdate } => {
  const inspected = inspectUpdate(update);
  if (inspected.runs.every(({ client, from }) => from >= (known.get(client) ?? 0))) return { update, inspected };
  const vector = new Map(inspected.runs.map(({ client }) => [client, known.get(client) ?? 0]));
  const rest = difference(update, writeStateVector(vector));
  return { update: rest, inspected: inspectUpdate(rest) };
};

/** Whatever Yjs cannot cut is not worth keeping; it must not end the process. */
const difference = (update: Uint8Array, vector: Uint8Array): Uint8Array => {
  try {
    return Y.diffUpdate(update, vector);
  } catch (error) {
    throw new MalformedUpdate(error instanceof Error ? error.message : 'unreadable');
  }
};

/**
 * After the server was lost, a client brings back what others had written and it had seen, and its own text: each
 * may build on the other. The seal vouches for what is others'; whoever brings it, it is what its authors wrote.
 */
const decideTogether = (
  facts: DeskFacts,
  writer: Writer,
  { write, carried }: { readonly write: Write; readonly carried: readonly SealedUpdate[] },
): Decision => {
  const own = inspectUpdate(write.update);
  const ownFresh = own.runs.filter((run) => run.to > (facts.known.get(run.client) ?? 0));
  if (!writer.canWrite && ownFresh.length > 0) return { type: 'refused', code: 'read-only' };
  if (hasForeign(facts, writer, ownFresh)) return { type: 'refused', code: 'update-foreign-client' };
  const parts = [...(writer.canWrite ? [write.update] : []), ...carried.map(({ update }) => update)];
  // Without what is known, which may be scattered: what is left of a client must be in one piece.
  const known = writeStateVector(facts.known);
  const [update, ...rest] = mergeUpdates(parts.map((part) => difference(part, known)));
  if (!update || rest.length > 0) return { type: 'refused', code: 'update-invalid' };
  const runs = freshIn(update, facts.known);
  if (runs === 'gap') return { type: 'refused', code: 'update-gap' };
  // Sealed by the server itself, so these are ids of people.
  const sealed = carried.flatMap((one) => one.owners) as unknown as readonly (readonly [number, PersonId])[];
  const owners = new Map([...sealed, ...ownFresh.map(({ client }) => [client, writer.person] as const)]);
  // What is sealed was somebody's when it was written, and whoever is here under such an id now took it afterwards.
  const isTaken = ({ client }: Run) => (facts.owners.get(client) ?? owners.get(client)) !== owners.get(client);
  if (runs.some(isTaken)) return { type: 'refused', code: 'update-foreign-client' };
  if (facts.bytes + update.length > LIMITS.documentBytes) return tooLarge;
  // Whoever only hands back is no author of it.
  const authors = new Set([...(carried.flatMap(({ authors }) => authors) as PersonId[]), ...(writer.canWrite ? [writer.person] : [])]);
  const given = carried.map((one) => copyOf(one.update));
  const deletions = writer.canWrite ? own.deletions : [];
  // What is others' was tried when it was written.
  const structs = writer.canWrite ? own.structs : 0;
  const accepted: Accepted = { type: 'accepted', update: copyOf(update), runs, authors: [...authors], owners, deletions, structs, given };
  return runs.length === 0 ? { type: 'doubtful', accepted, mayWrite: true } : accepted;
};

/** Two nodes may have let two people use one client id at the same moment; the log kept one of them. */
const isOfItsOwners = (facts: DeskFacts, { owners }: SealedUpdate): boolean =>
  owners.every(([client, person]) => (facts.owners.get(client) ?? person) === person);

/** The parts were sound one by one, so what is wrong with the whole can only be something missing between them. */
const freshIn = (update: Uint8Array, known: StateVector): readonly Run[] | 'gap' => {
  try {
    return freshRuns(inspectUpdate(update), known);
  } catch (error) {
    if (error instanceof MalformedUpdate) return 'gap';
    throw error;
  }
};

const hasForeign = (facts: DeskFacts, writer: Writer, runs: readonly Run[]): boolean =>
  runs.some(({ client }) => (facts.owners.get(client) ?? facts.reservedFor(client) ?? writer.person) !== writer.person);

const tooLarge = {
  type: 'refused',
  code: 'document-too-large',
  data: { limit: LIMITS.documentBytes },
} as const satisfies Decision;

/** What arrives shares its memory with the whole message; what is kept must not. */
const copyOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);
