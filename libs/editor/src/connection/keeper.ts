// Where a connection may keep its document on this computer: the hook for a store that works without the network.

/** A place in the server's log: everything up to `seq` of epoch `epoch` is in the document, whatever else is. */
export interface Place {
  readonly epoch: number;
  readonly seq: number;
}

/** What a keeper had from an earlier visit. Updates are in the V1 encoding. */
export interface Kept {
  /** The document as it was, or null when only what was not acknowledged was kept. */
  readonly document: Uint8Array | null;
  /** Updates made here that the server had not acknowledged, as one; null when there were none. */
  readonly unsent: Uint8Array | null;
  /** Where the document stood in the log; null when that is not known. */
  readonly place: Place | null;
  /** When it was last kept, in ms since 1970. */
  readonly keptAt: number;
}

/**
 * Keeps what one person has of one response. All its methods may be slow or fail without harm: the connection
 * does not wait for anything but `load`, and goes on without a keeper that fails.
 */
export interface Keeper {
  /** Called once, before the first socket is opened. */
  load(): Promise<Kept | null>;
  /** Everything made here that is not acknowledged, as one update, whenever that has changed; null: nothing is. */
  unsent(update: Uint8Array | null): void;
  /** The document has changed; called at most every few seconds. `read` encodes the whole document when called. */
  document(read: () => Uint8Array, place: Place | null): void;
  /** Forgets everything: the person has lost the document, or may no longer write in it. */
  wipe(): Promise<void>;
}
