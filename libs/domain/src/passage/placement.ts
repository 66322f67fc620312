// Where a passage stands in another version of its source than the one it is pinned to.
import type { PassageId, SourceVersionId } from '../base/id';
import type { PassageRange } from '../source/block';

/**
 * `unchanged`: the words stand in a block that stands where it stood. `moved`: the same words, elsewhere. `edited`: found,
 * with other words. `gone`: not found, which is kept, shown and tried again on every later version.
 */
export const PLACEMENT_STATES = ['unchanged', 'moved', 'edited', 'gone'] as const;
export type PlacementState = (typeof PLACEMENT_STATES)[number];

/** What a person says of a place: it is right; it is this other one; the citation stays with the old version; it is gone. */
export const PLACEMENT_DECISIONS = ['accepted', 'chosen', 'kept', 'gone'] as const;
export type PlacementDecision = (typeof PLACEMENT_DECISIONS)[number];

/** A place that may be meant. */
export interface PlaceCandidate {
  readonly range: PassageRange;
  readonly text: string;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Candidates kept for a doubtful place. */
export const CANDIDATES_MAX = 3;

/** What following a passage gives, before anybody has looked. */
export interface Placed {
  readonly state: PlacementState;
  /** It is not used before a person has said so. Always for `edited` unless it follows from a settled place; `gone` waits for a person, too, but is no doubt. */
  readonly isDoubtful: boolean;
  /** Null for `gone`. */
  readonly range: PassageRange | null;
  /** The words there; null for `gone`. Blocks are joined by a line feed. */
  readonly textNow: string | null;
  /** 0 to 1: how sure it is that this is the place. */
  readonly confidence: number;
  /** The words are the same, and what stands around them in their block is not. */
  readonly hasContextChanged: boolean;
  /** Numbers, dates, names, percentages or § have changed: looked at first. */
  readonly hasSubstanceChanged: boolean;
  /** At most `CANDIDATES_MAX`, best first; empty where there is no doubt. */
  readonly candidates: readonly PlaceCandidate[];
}

export interface Placement extends Placed {
  readonly passageId: PassageId;
  readonly versionId: SourceVersionId;
  readonly decision: PlacementDecision | null;
  /** Counts decisions; whoever decides names the one they saw. */
  readonly revision: number;
}

/** Whether a person should look: doubtful or gone, and nobody has said anything. */
export const isWaiting = (placement: Pick<Placement, 'state' | 'isDoubtful' | 'decision'>): boolean =>
  placement.decision === null && (placement.isDoubtful || placement.state === 'gone');

/** Whether this is where the passage stands: found without doubt, or said by a person. */
export const isSettled = (placement: Pick<Placement, 'state' | 'isDoubtful' | 'decision'>): boolean =>
  placement.decision === null
    ? placement.state !== 'gone' && !placement.isDoubtful
    : placement.decision === 'accepted' || placement.decision === 'chosen';

/** A version is held for a person when a larger share of the cited places than this would be gone, and there are at least `HELD_FROM` of them. */
export const HELD_SHARE = 0.3;
export const HELD_FROM = 3;
