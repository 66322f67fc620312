// What the server may be asked to do to a live text, and what came of it. Each command is one transaction.
import type { AnchorId, AnchorState, AnchorTarget, SuggestionScope, TextPoint } from '@samsvar/domain';
import type { NodeJson } from './response/json';
import type { ResponseContent } from './response/ydoc';

/** Where an anchor was last found, for those that no mark names. */
export interface KnownPlace {
  readonly id: AnchorId;
  readonly kind: 'mark' | 'tracked';
  readonly from: TextPoint;
  readonly to: TextPoint;
  readonly isWhole: boolean;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** The words it stood on when it was last found. */
  readonly now: string;
}

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
  readonly items: readonly {
    /** The caller's name for it. */
    readonly key: string;
    readonly scope: SuggestionScope;
    readonly place: KnownPlace;
    readonly base: readonly NodeJson[];
    readonly proposed: readonly NodeJson[];
    /** The hash of the text that the person saw when it had changed; then that is what `proposed` replaces. */
    readonly nowHash: string | null;
  }[];
}

/** Brings a text back, changing only the blocks that differ; with a section, only what stands under that heading. */
export interface RestoreContent {
  readonly type: 'restore';
  readonly to: ResponseContent;
  readonly sectionId: string | null;
}

export type EditCommand = PlaceAnchors | LiftAnchors | ApplySuggestions | RestoreContent;

/** What became of one anchor. */
export interface PlacedAnchor {
  readonly id: AnchorId;
  readonly state: Exclude<AnchorState, 'pending'>;
  readonly from: TextPoint;
  readonly to: TextPoint;
  readonly isWhole: boolean;
  /** The words it stands on; empty when it is detached. */
  readonly now: string;
}

/** What became of one suggestion. */
export type AppliedSuggestion =
  | { readonly key: string; readonly outcome: 'applied' | 'merged'; readonly replaced: readonly NodeJson[]; readonly applied: readonly NodeJson[] }
  | { readonly key: string; readonly outcome: 'stale'; readonly now: readonly NodeJson[]; readonly nowHash: string }
  | { readonly key: string; readonly outcome: 'gone' | 'protected' };

export type EditOutcome =
  | { readonly type: 'place-anchors'; readonly anchors: readonly PlacedAnchor[] }
  | { readonly type: 'lift-anchors'; readonly lifted: number }
  | { readonly type: 'apply-suggestions'; readonly suggestions: readonly AppliedSuggestion[] }
  | { readonly type: 'restore'; readonly changed: number };
