// Decides about one write: refused, nothing new, to be asked about, or accepted.
import type { PersonId, RefusalData, ResponseId } from '@samsvar/domain';
import { decodeSealedUpdate, type NackCode } from '@samsvar/protocol';
import { MalformedUpdate, freshRuns, inspectUpdate, type Run } from './inspect-update';
import { LIMITS } from './limits';
import type { Write } from './peer';
import type { Sealer } from './seal';
import type { StateVector } from './state-vector';

/** What the decision rests on. */
export interface DeskFacts {
  readonly id: ResponseId;
  readonly epoch: number;
  readonly known: StateVector;
  readonly owners: ReadonlyMap<number, PersonId>;
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

/** Judges a write by what is known of the document. Never throws. */
export const decide = (facts: DeskFacts, writer: Writer, write: Write): Decision => {
  try {
    return write.type === 'carry' ? decideCarried(facts, write) : decideOwn(facts, writer, write);
  } catch (error) {
    if (error instanceof MalformedUpdate) return { type: 'refused', code: 'update-invalid' };
    throw error;
  }
};

const decideOwn = (facts: DeskFacts, writer: Writer, write: Extract<Write, { update: Uint8Array }>): Decision => {
  const inspected = inspectUpdate(write.update);
  const runs = freshRuns(inspected, facts.known);
  const hasDeletions = inspected.deletions.length > 0;
  if (runs !== 'gap' && runs.length === 0 && !hasDeletions) return { type: 'known' };
  const isQuestion = write.type === 'step2' && runs !== 'gap' && runs.length === 0;
  if (!writer.canWrite && !isQuestion) return { type: 'refused', code: 'read-only' };
  if (runs === 'gap') return { type: 'refused', code: 'update-gap' };
  if (runs.some(({ client }) => (facts.owners.get(client) ?? writer.person) !== writer.person)) {
    return { type: 'refused', code: 'update-foreign-client' };
  }
  if (facts.bytes + write.update.length > LIMITS.documentBytes) return tooLarge;
  const owners = new Map(runs.map(({ client }) => [client, writer.person]));
  const accepted: Accepted = { type: 'accepted', update: copyOf(write.update), runs, authors: [writer.person], owners };
  return isQuestion ? { type: 'doubtful', accepted, mayWrite: writer.canWrite } : accepted;
};

/** A relayed update comes back with the server's own seal: whoever brings it, it is what its authors wrote. */
const decideCarried = (facts: DeskFacts, write: Extract<Write, { type: 'carry' }>): Decision => {
  if (!facts.sealer.isGenuine(facts.id, facts.epoch, write)) return { type: 'refused', code: 'update-invalid' };
  const sealed = decodeSealedUpdate(write.body);
  const inspected = inspectUpdate(sealed.update);
  const runs = freshRuns(inspected, facts.known);
  if (runs === 'gap') return { type: 'refused', code: 'update-gap' };
  if (runs.length === 0 && inspected.deletions.length === 0) return { type: 'known' };
  // The seal vouches that these were ids of people when the server wrote them.
  const owners = new Map(sealed.owners as readonly (readonly [number, PersonId])[]);
  if (runs.some(({ client }) => (facts.owners.get(client) ?? owners.get(client)) !== owners.get(client))) {
    return { type: 'refused', code: 'update-foreign-client' };
  }
  const authors = sealed.authors as readonly PersonId[];
  return { type: 'accepted', update: copyOf(sealed.update), runs, authors, owners };
};

const tooLarge = {
  type: 'refused',
  code: 'document-too-large',
  data: { limit: LIMITS.documentBytes },
} as const satisfies Decision;

/** What arrives shares its memory with the whole message; what is kept must not. */
const copyOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);
