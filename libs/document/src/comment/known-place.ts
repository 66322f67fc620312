// What is kept of an anchor's place, and what became of it.
import type { AnchorId, AnchorState, TextPoint } from '@samsvar/domain';

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
