// Where cited passages stand in a later version, and what people say of it.
import {
  CANDIDATES_MAX,
  PLACEMENT_DECISIONS,
  PLACEMENT_STATES,
  type PassageId,
  type ResponseId,
} from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape } from '../base/shapes';
import { rangeShape } from '../source/range.shape';
import { passageShape } from './passage.shape';

/** A place in the later version. */
const placeShape = z.strictObject({ range: rangeShape, text: z.string(), pageLabel: z.string().nullable(), sectionLabel: z.string().nullable() });

/** One passage in one later version. */
export const placementShape = z.strictObject({
  /** As it is pinned, in its own version. */
  passage: passageShape,
  state: z.enum(PLACEMENT_STATES),
  isDoubtful: z.boolean(),
  /** Nobody has said anything, and somebody should. */
  isWaiting: z.boolean(),
  place: placeShape.nullable(),
  confidence: z.number(),
  hasContextChanged: z.boolean(),
  hasSubstanceChanged: z.boolean(),
  candidates: z.array(placeShape.extend({ likeness: z.number() })).max(CANDIDATES_MAX),
  decision: z
    .strictObject({ is: z.enum(PLACEMENT_DECISIONS), by: z.string(), at: z.string() })
    .nullable(),
  revision: z.number(),
  /** How many citations in responses that the caller may see, and in which. */
  citations: z.number(),
  responses: z.array(z.strictObject({ id: idShape<ResponseId>(), title: z.string() })),
});
export type PlacementBody = z.infer<typeof placementShape>;

/** Counted in citations of responses that the caller may see. */
export const placementCountsShape = z.strictObject({
  total: z.number(),
  unchanged: z.number(),
  moved: z.number(),
  edited: z.number(),
  gone: z.number(),
  /** Of all of them: those that wait for a person, and those whose substance has changed. */
  waiting: z.number(),
  substance: z.number(),
});
export type PlacementCounts = z.infer<typeof placementCountsShape>;

/** `GET /api/sources/:id/versions/:no/placements`: those that wait first, of these changed in substance first; then by place. */
export const placementListShape = z.strictObject({
  /** The version's number, and that of the version it was compared with. */
  no: z.number(),
  comparedWith: z.number().nullable(),
  counts: placementCountsShape,
  /** Cited passages only. All that are not simply unchanged; with `?all=1` those too. */
  placements: z.array(placementShape),
});
export type PlacementList = z.infer<typeof placementListShape>;

/**
 * `PUT /api/sources/:id/versions/:no/placements/:passage` answers the placement. `chosen` names a range of that version;
 * null takes back what was said. Whoever decides names the `revision` they saw; when another has decided meanwhile the answer is
 * `conflict` with `by`, and nothing changes.
 */
export const placementDecisionShape = z.strictObject({
  decision: z.enum(PLACEMENT_DECISIONS).nullable(),
  range: rangeShape.nullable(),
  revision: z.int().min(0),
});
export type PlacementDecisionBody = z.infer<typeof placementDecisionShape>;

/** Most that can be decided at once. */
export const DECISIONS_LIMIT = 500;

/** `POST /api/sources/:id/versions/:no/placements/decisions`: the same for many. Answers which were decided and which another had decided. */
export const placementDecisionsShape = z.strictObject({
  decision: z.enum(PLACEMENT_DECISIONS).extract(['accepted', 'kept', 'gone']).nullable(),
  placements: z.array(z.strictObject({ passage: idShape<PassageId>(), revision: z.int().min(0) })).min(1).max(DECISIONS_LIMIT),
});
export type PlacementDecisions = z.infer<typeof placementDecisionsShape>;
export const placementsDecidedShape = z.strictObject({ decided: z.array(placementShape), refused: z.array(idShape<PassageId>()) });
export type PlacementsDecided = z.infer<typeof placementsDecidedShape>;

/**
 * `GET /api/passages/:id/current`: where it stands in the newest version in use. `current` is null while it is pinned to that one.
 * `place` is null while nothing is settled.
 */
export const currentPassageShape = z.strictObject({
  passage: passageShape,
  pinned: z.strictObject({ no: z.number(), label: z.string().nullable() }),
  current: z
    .strictObject({
      no: z.number(),
      label: z.string().nullable(),
      state: z.enum(PLACEMENT_STATES),
      isWaiting: z.boolean(),
      hasSubstanceChanged: z.boolean(),
      isKept: z.boolean(),
      place: placeShape.nullable(),
    })
    .nullable(),
  withdrawn: z.strictObject({ at: z.string(), note: z.string().nullable() }).nullable(),
  /** Its words were recognised in a picture, and may be wrong. */
  isRecognised: z.boolean(),
});
export type CurrentPassage = z.infer<typeof currentPassageShape>;

/**
 * `POST /api/passages/:id/renewal` pins the settled place in the newest version in use, and answers that passage: what an
 * author puts in the citation instead. Refused as `place-missing` while there is none.
 */
