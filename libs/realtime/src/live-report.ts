// What the engine tells of itself: to an operator, in words, and to measures, in numbers. Never text of a draft.
import type { ResponseId } from '@samsvar/domain';
import type { IncidentKind } from './incident';

/** Something an operator should know. */
export type LiveReport =
  | { readonly type: 'commit-failed'; readonly error: unknown; readonly uncommittedBytes: number }
  | { readonly type: 'load-failed' | 'projection-failed'; readonly documentId: ResponseId; readonly error: unknown }
  | { readonly type: 'relay-failed'; readonly error: unknown }
  /** Something was kept out of a document, mended in it, or found wrong with a copy of it. */
  | {
      readonly type: 'incident';
      readonly kind: IncidentKind;
      readonly documentId: ResponseId;
      readonly epoch: number;
      readonly seq: number;
      readonly bytes: number;
    }
  /** A client's copy differs from the document at a position where both should be equal. */
  | { readonly type: 'diverged'; readonly documentId: ResponseId; readonly epoch: number; readonly seq: number }
  /** What was kept out, or a copy, could not be stored for the operator; the document itself is sound. */
  | { readonly type: 'incident-lost'; readonly documentId: ResponseId; readonly error: unknown }
  | { readonly type: 'quarantined'; readonly documentId: ResponseId; readonly reason: string };

/** Something to be counted. */
export type LiveEvent =
  /** A document's part of a commit is on disk, `ms` after the commit began. */
  | { readonly type: 'committed'; readonly ms: number; readonly bytes: number }
  /** A write was refused. */
  | { readonly type: 'refused'; readonly code: string }
  /** A connection was brought up to date. */
  | { readonly type: 'joined'; readonly how: 'resumed' | 'difference' | 'whole' }
  /** A connection was closed from this end. */
  | { readonly type: 'dropped'; readonly why: string }
  /** A client's copy was compared with the document. */
  | { readonly type: 'compared'; readonly isEqual: boolean }
  /** The worker did a task, in `ms` with the wait for it. */
  | { readonly type: 'worked'; readonly task: string; readonly ms: number; readonly isDone: boolean }
  /** A message between nodes came in or went out, or updates were read from the log instead. */
  | { readonly type: 'relayed'; readonly way: 'in' | 'out' | 'read' };
