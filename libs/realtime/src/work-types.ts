// What is done to a whole document off the main thread, and the port to whatever does it.
import type { ClientRuns, EditCommand, Edited, ResponseContent } from '@samsvar/document';
import type { ResponseProjection } from '@samsvar/domain';
import type { Mended } from './mend';
import type { Weighed } from './weigh';

/** A document's whole state, as an optional snapshot and the updates after it. */
export interface WholeDocument {
  readonly state: Uint8Array | null;
  readonly tail: readonly Uint8Array[];
}

/** Tasks, each with what it takes and what it answers. */
export interface Tasks {
  /** Merges all into one verified state. */
  compact: { readonly takes: WholeDocument; readonly gives: { readonly state: Uint8Array; readonly stateVector: Uint8Array } };
  /** The update that a client with this encoded state vector lacks. */
  diff: { readonly takes: WholeDocument & { readonly stateVector: Uint8Array }; readonly gives: Uint8Array };
  /** Whether an update would change nothing. */
  contains: { readonly takes: WholeDocument & { readonly update: Uint8Array }; readonly gives: boolean };
  /** SHA-256 of what the document says, as clients work it out. */
  hash: { readonly takes: WholeDocument; readonly gives: Uint8Array };
  /** How much an update removes, on top of what comes with it. */
  weigh: {
    readonly takes: WholeDocument & { readonly given: readonly Uint8Array[]; readonly update: Uint8Array };
    readonly gives: WeighedText;
  };
  /** Ms that applying an update takes, on top of what comes with it; rejects with `WorkTooSlow` when that is far too long. */
  try: {
    readonly takes: WholeDocument & { readonly given: readonly Uint8Array[]; readonly update: Uint8Array };
    readonly gives: number;
  };
  /** Whether an update keeps to these sections, on top of what comes with it. */
  confine: {
    readonly takes: WholeDocument & { readonly given: readonly Uint8Array[]; readonly update: Uint8Array; readonly sections: readonly string[] };
    readonly gives: boolean;
  };
  /** What is wrong by the schema, null when nothing is. */
  check: { readonly takes: WholeDocument; readonly gives: string | null };
  /** The update that sets aside what breaks the schema, written with this client id; null when nothing does. */
  mend: {
    readonly takes: WholeDocument & { readonly good: ResponseContent | null; readonly clientId: number };
    readonly gives: Mended | null;
  };
  /** A command done to the text, written with this client id. */
  edit: {
    readonly takes: WholeDocument & { readonly command: EditCommand; readonly clientId: number };
    readonly gives: Edited;
  };
  /** What the document says, and what is derived from it. */
  project: { readonly takes: WholeDocument & { readonly seq: number }; readonly gives: ProjectedContent };
}

/** What an update takes away, and when that is much the text as it was. */
export type WeighedText = Weighed & { readonly content: ResponseContent | null };

export interface ProjectedContent {
  readonly content: ResponseContent;
  readonly projection: ResponseProjection;
  /** What is wrong by the schema, null when nothing is. */
  readonly fault: string | null;
  /** Which client wrote which characters. */
  readonly writers: ClientRuns;
}

/** Does tasks one at a time. Rejects with `WorkFailed` when a task crashes, throws or takes too long. */
export interface Workbench {
  run<T extends keyof Tasks>(task: T, input: Tasks[T]['takes']): Promise<Tasks[T]['gives']>;
  close(): Promise<void>;
}

/** A document that could not be worked on; others are unaffected. */
export class WorkFailed extends Error {}

/** What was tried did not come to an end; the document itself could be put together. */
export class WorkTooSlow extends WorkFailed {}
