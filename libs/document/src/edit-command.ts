// What the server may be asked to do to a live text, and what came of it. Each command is one transaction.
import type { AnchorId, AnchorTarget } from '@samsvar/domain';
import type { KnownPlace, PlacedAnchor } from './comment/known-place';
import type { OutlineFollowed } from './response/follow-outline-changes';
import type { FollowedVersions } from './response/follow-outline-pairs';
import type { ResponseContent } from './response/ydoc';
import type { AcceptedSuggestion, AppliedSuggestion } from './suggestion/accepted';

/** Puts anchors on what was pointed at. A `tracked` one is found, and nothing is written for it. */
export interface PlaceAnchors {
  readonly type: 'place-anchors';
  readonly anchors: readonly { readonly id: AnchorId; readonly kind: 'mark' | 'tracked'; readonly target: AnchorTarget }[];
}

/** Takes marks out: of anchors that are no more, and of those that nobody knows. */
export interface LiftAnchors {
  readonly type: 'lift-anchors';
  readonly ids: readonly string[];
  /** Anchors whose mark stands in several places: it is left in the best one, and lifted from the rest. */
  readonly copies?: readonly KnownPlace[];
}

/** Puts accepted suggestions in, from the end of the text on, each judged by what stands there then. */
export interface ApplySuggestions {
  readonly type: 'apply-suggestions';
  readonly items: readonly AcceptedSuggestion[];
}

/** Brings a text back, changing only the blocks that differ; with a section, only what stands under that heading. */
export interface RestoreContent {
  readonly type: 'restore';
  readonly to: ResponseContent;
  readonly sectionId: string | null;
}

/** Lets the mirrored outline follow another version of the source. */
export interface FollowOutline extends FollowedVersions {
  readonly type: 'follow-outline';
}

export type EditCommand = PlaceAnchors | LiftAnchors | ApplySuggestions | RestoreContent | FollowOutline;

/** What came of a command, of the same type. */
export type EditOutcome =
  | { readonly type: 'place-anchors'; readonly anchors: readonly PlacedAnchor[] }
  | { readonly type: 'lift-anchors'; readonly lifted: number }
  | { readonly type: 'apply-suggestions'; readonly suggestions: readonly AppliedSuggestion[] }
  | { readonly type: 'restore'; readonly changed: number }
  | { readonly type: 'follow-outline'; readonly changes: OutlineFollowed };
