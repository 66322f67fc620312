// How the citations of a response stand: pinned where, and where that is now.
import { PLACEMENT_STATES, type PassageId, type SourceId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape } from '../base/shapes';

/** One cited passage of a response. */
export const citationStateShape = z.strictObject({
  passageId: idShape<PassageId>(),
  sourceId: idShape<SourceId>(),
  pinned: z.strictObject({ no: z.number(), pageLabel: z.string().nullable() }),
  /** In the newest version in use; null while it is pinned to that one. */
  current: z
    .strictObject({
      no: z.number(),
      pageLabel: z.string().nullable(),
      state: z.enum(PLACEMENT_STATES),
      isWaiting: z.boolean(),
      hasSubstanceChanged: z.boolean(),
      /** Somebody has said that it stays with the old version. */
      isKept: z.boolean(),
      /** Whether it can be changed to that version. */
      canRenew: z.boolean(),
    })
    .nullable(),
  isWithdrawn: z.boolean(),
  isRecognised: z.boolean(),
});
export type CitationState = z.infer<typeof citationStateShape>;

/** `GET /api/responses/:id/citations/state`: by passage, of those that the text cites. */
export const citationStatesShape = z.strictObject({ states: z.array(citationStateShape) });
export type CitationStates = z.infer<typeof citationStatesShape>;
