// Between places named by block and offset and positions of a ProseMirror document.
import type { AnchorId, AnchorTarget, TextPoint } from '@samsvar/domain';
import { ANCHOR_CONTEXT, ANCHOR_LIMIT } from '@samsvar/domain';
import type { Node } from '@tiptap/pm/model';
import type { KnownPlace } from '../edit-command';

/** A stretch of a ProseMirror document, in its positions. */
export interface PositionRange {
  readonly from: number;
  readonly to: number;
}

/** What is needed to find an anchor again in a document that is shown. */
export type ShownPlace = Pick<KnownPlace, 'id' | 'from' | 'to' | 'isWhole' | 'now'>;

/** Why nothing can be anchored at a range. */
export type TargetFault = 'empty' | 'too-long';

/** The point at a position; null outside blocks with an id. */
export const pointOf = (_doc: Node, _position: number): TextPoint | null => null;

/** The position of a point: within a block of text, before any other block. Null when the block is gone or too short. */
export const positionOf = (_doc: Node, _point: TextPoint): number | null => null;

/** What somebody points at with a range of positions, without relative positions: the caller has those. */
export const targetOf = (_doc: Node, _range: PositionRange): AnchorTarget | TargetFault => 'empty';

/** What is wrong with a target that came over the wire; null when nothing is. */
export const targetFault = (target: AnchorTarget): TargetFault | null => {
  if (target.quote.length > ANCHOR_LIMIT || target.prefix.length > ANCHOR_CONTEXT || target.suffix.length > ANCHOR_CONTEXT) return 'too-long';
  const isPoint = target.from.block === target.to.block && target.from.offset >= target.to.offset;
  return !target.isWhole && isPoint ? 'empty' : null;
};

/**
 * Where anchors stand in a document that is shown: by their mark where there is one, else where they were last found or
 * the nearest equal words in the same block. Those that cannot be found are left out.
 */
export const shownPlaces = (_doc: Node, _places: readonly ShownPlace[]): ReadonlyMap<AnchorId, PositionRange> => new Map();
