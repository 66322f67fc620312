// The port to whatever keeps updates for good. The engine's promise of "saved" is this port's promise.
import type { PersonId, ResponseId } from '@samsvar/domain';

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
  /** Client ids seen for the first time, with the person who used them. */
  readonly claims: ReadonlyMap<number, PersonId>;
}

export interface UpdateLog {
  /** Everything needed to open a document; null when there is none. */
  load(documentId: ResponseId): Promise<StoredDocument | null>;
  /**
   * Appends all or nothing, at most one entry a document, and resolves only when it is safe on disk. Answers
   * each document's new position, or null for one that is gone or has another epoch (nothing of it is kept).
   */
  append(batch: readonly Append[]): Promise<ReadonlyMap<ResponseId, number | null>>;
  /** The updates after `seq`, up to `upTo` and within the limits; null when there are more or they are not kept. */
  range(wanted: LogRange): Promise<readonly LoggedUpdate[] | null>;
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
