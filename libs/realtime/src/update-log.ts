// The port to whatever keeps updates for good. The engine's promise of "saved" is this port's promise.
import type { PersonId, ResponseId } from '@samsvar/domain';

/** Stands where a person stands for what the server itself writes in a document: nobody can be signed in as this. */
export const SERVER = '00000000-0000-0000-0000-000000000000' as PersonId; // a name made up here, no row has it

/** A document's beginning, compacted from the log. */
export interface Snapshot {
  /** The log position it holds everything up to. */
  readonly seq: number;
  /** A V1 update with the whole state. */
  readonly state: Uint8Array;
  /** Its encoded state vector. */
  readonly stateVector: Uint8Array;
}

export interface LoggedUpdate {
  readonly seq: number;
  readonly update: Uint8Array;
}

/** What the log knows of a document. */
export interface StoredDocument {
  readonly epoch: number;
  /** The newest log position. */
  readonly head: number;
  readonly snapshot: Snapshot | null;
  /** Everything after the snapshot, in order. */
  readonly tail: readonly LoggedUpdate[];
  /** Who used each Yjs client id first. */
  readonly owners: ReadonlyMap<number, PersonId>;
}

/** One document's part of a commit. */
export interface Append {
  readonly documentId: ResponseId;
  readonly epoch: number;
  /** A V1 update. */
  readonly update: Uint8Array;
  /** The people whose changes are inside. */
  readonly authors: readonly PersonId[];
  /** Client ids that are not known to belong to anybody yet, with the person who used them. */
  readonly claims: ReadonlyMap<number, PersonId>;
}

/**
 * What became of one document's part of an append: its position; or `gone`, there is no such document or it has
 * another epoch; or `taken`, one of the claimed client ids is somebody else's. Nothing is kept of the last two.
 */
export type Appended = number | 'gone' | 'taken';

/** What a node that missed something reads. */
export interface Missed {
  readonly head: number;
  readonly updates: readonly LoggedUpdate[];
  readonly owners: ReadonlyMap<number, PersonId>;
}

export interface UpdateLog {
  /** Everything needed to open a document; null when there is none. Throws rather than answer half of one. */
  load(documentId: ResponseId): Promise<StoredDocument | null>;
  /**
   * Appends, at most one entry a document, and resolves only when it is safe on disk. Where several nodes share
   * the log, the others are told in the same breath, or by the relay.
   */
  append(batch: readonly Append[]): Promise<ReadonlyMap<ResponseId, Appended>>;
  /** The updates after `seq`, up to `upTo` and within the limits; null when there are more or they are not kept. */
  range(wanted: LogRange): Promise<readonly LoggedUpdate[] | null>;
  /** Everything after `after`, for a node that has the document open; null when it is gone, renewed or not kept. */
  missed(wanted: { readonly documentId: ResponseId; readonly epoch: number; readonly after: number }): Promise<Missed | null>;
  /** Where these documents stand; what is gone is left out. */
  heads(documents: readonly ResponseId[]): Promise<ReadonlyMap<ResponseId, { readonly epoch: number; readonly head: number }>>;
  /** Keeps a newer snapshot; an older one than what is there changes nothing. */
  keepSnapshot(documentId: ResponseId, epoch: number, snapshot: Snapshot): Promise<void>;
}

export interface LogRange {
  readonly documentId: ResponseId;
  readonly epoch: number;
  /** Exclusive. */
  readonly after: number;
  /** Inclusive. */
  readonly upTo: number;
  readonly maxRows: number;
  readonly maxBytes: number;
}
