// What the nodes of a cluster tell each other, and the port to whatever carries it.
import type { OrganisationId, PersonId, ResponseId } from '@samsvar/domain';

/** A committed part of a document's log, told by the node that committed it. */
export interface RelayedCommit {
  readonly type: 'commit';
  readonly documentId: ResponseId;
  readonly epoch: number;
  readonly seq: number;
  /** The V1 update; null when it was too large to be carried and is to be read from the log. */
  readonly update: Uint8Array | null;
  /** Client ids that were used for the first time in it. */
  readonly claims: ReadonlyMap<number, PersonId>;
}

/** An event of another room for those in a document. */
export interface RelayedEvent extends ChannelEvent {
  readonly type: 'channel';
  readonly documentId: ResponseId;
}

export interface ChannelEvent {
  readonly name: string;
  readonly payload: unknown;
  /** The organisation whose people alone hear it; null for everybody. */
  readonly audience: OrganisationId | null;
}

/** Everything a node may hear. */
export type RelayMessage =
  | RelayedCommit
  /** Presence entries as the other node's clients hear them; identities are that node's word, which is as good as ours. */
  | { readonly type: 'presence'; readonly documentId: ResponseId; readonly entries: Uint8Array }
  /** Whoever comes into a document asks the other nodes for their presence entries. */
  | { readonly type: 'who'; readonly documentId: ResponseId }
  | RelayedEvent;

export interface RelayListener {
  /** A message of another node; its own are never heard. */
  heard(message: RelayMessage): void;
  /** Some messages may have been missed: the connection was lost, or has just begun. */
  missed(): void;
}

/**
 * Carries messages between nodes, at most once and in no promised order: whatever is lost or late is found in the
 * log. Losing the relay delays others' edits; it loses none.
 */
export interface Relay {
  /** Begins to listen. Resolves once nothing that is published from now on is missed. */
  listen(listener: RelayListener): Promise<void>;
  /** Tells all other nodes. Never throws, never waits. */
  publish(message: RelayMessage): void;
  close(): Promise<void>;
}

/** The relay of a server that is alone. */
export const noRelay: Relay = {
  listen: () => Promise.resolve(),
  publish: () => undefined,
  close: () => Promise.resolve(),
};
