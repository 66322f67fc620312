// Follows anchors from one state of a text to the next.
import type { AnchorId } from '@samsvar/domain';
import type { KnownPlace, PlacedAnchor } from '../edit-command';
import type { NodeJson } from '../response/json';

/** Where all anchors of a response stand in a text, and what is wrong with the marks in it. */
export interface FollowedAnchors {
  /** One for each that was asked for, in the same order. */
  readonly anchors: readonly PlacedAnchor[];
  /** Ids of marks that were not asked for: to be lifted. */
  readonly strangers: readonly string[];
  /** Anchors whose mark stands in several places, as after copying: to be lifted from all but the best (`copies`). */
  readonly copied: readonly AnchorId[];
  /** Anchors of kind `mark` that were found on words that carry no mark any more: to be marked again. */
  readonly unmarked: readonly AnchorId[];
}

/**
 * Where anchors stand in `after`: by mark, else followed from `before` (block ids, then words), else by a unique quote,
 * else detached. Null for `before` when that is not known. Pure; reads each text once.
 */
export const followAnchors = (_before: NodeJson | null, _after: NodeJson, _anchors: readonly KnownPlace[]): FollowedAnchors => ({
  anchors: [],
  strangers: [],
  copied: [],
  unmarked: [],
});
