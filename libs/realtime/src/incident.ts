// What was kept out of a document or found wrong with a copy of it, and the port to whatever keeps that.
import type { ResponseContent } from '@samsvar/document';
import type { PersonId, ResponseId } from '@samsvar/domain';

export type IncidentKind = 'removes-too-much' | 'breaks-schema' | 'diverged';

/** One such event. */
export interface Incident {
  readonly kind: IncidentKind;
  readonly documentId: ResponseId;
  readonly epoch: number;
  /** The log position at which it was found. */
  readonly seq: number;
  /** Whose update or copy it was; null when it was not one person's. */
  readonly personId: PersonId | null;
  /** The update or the copy (V1); of what broke the schema, JSON that says what was taken out. */
  readonly payload: Uint8Array;
  /** The text as it was then, to be kept as a version beside it; null when there is none. */
  readonly content: ResponseContent | null;
}

/** What a document last said that was sound. */
export interface LastGood {
  readonly seq: number;
  readonly content: ResponseContent;
  /** The people who have written since. */
  readonly writers: readonly PersonId[];
}

/** Keeps incidents, and knows what to mend a document with. */
export interface IncidentBook {
  /**
   * Keeps an incident, and its text as a version, for good. With `restMs`: only when none of its kind was kept of the
   * document for so long, so that of several nodes one sets to work; answers whether it was kept.
   */
  keep(incident: Incident, restMs?: number): Promise<boolean>;
  /** What this epoch of the document last said that was sound; null when that is not known. */
  lastGood(documentId: ResponseId, epoch: number): Promise<LastGood | null>;
}
