// How often each paragraph of a version is cited, and what has changed between two versions.
import { BLOCK_CHANGES, STANCES, type PassageId, type ResponseId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape } from '../base/shapes';

/** Stances and, for citations without one, `none`. */
const heatStance = z.enum([...STANCES, 'none']);
const byStance = z.partialRecord(heatStance, z.number());

/** Query of `GET /api/sources/:id/versions/:no/heat`. */
export const heatQueryShape = z.object({ stance: heatStance.optional() });

/**
 * `GET /api/sources/:id/versions/:no/heat`: blocks that are cited, in responses the caller may see; with `?stance=` those with that
 * stance only. Also counts what is pinned to earlier versions and has a settled place here.
 */
export const heatShape = z.strictObject({
  blocks: z.array(z.strictObject({ ord: z.number(), count: z.number(), responses: z.number(), stances: byStance })),
  total: z.number(),
});
export type HeatBody = z.infer<typeof heatShape>;

/**
 * `GET /api/sources/:id/versions/:no/citations?block=` (citedByShape) tells who cites one block; without `block`, the whole
 * version. `GET /api/sources/:id/versions/:no/citations.csv` is all of them as a table.
 */

/** `GET /api/sources/:id/comparison?from=&to=`, numbers of versions. The words are fetched with the blocks of both. */
export const comparisonShape = z.strictObject({
  from: z.number(),
  to: z.number(),
  /** In the order of `to`, with the deleted where they stood. */
  map: z.array(
    z.strictObject({
      from: z.number().nullable(),
      to: z.number().nullable(),
      kind: z.enum(BLOCK_CHANGES),
      similarity: z.number(),
    }),
  ),
  /** Places of cited blocks in either version, in responses the caller may see. */
  citedFrom: z.array(z.number()),
  citedTo: z.array(z.number()),
  /** What our responses ask for about these places: demands and proposed wordings that cite them. */
  demands: z.array(
    z.strictObject({
      responseId: idShape<ResponseId>(),
      responseTitle: z.string(),
      /** Where it stands in the response. */
      blockId: z.string(),
      passageId: idShape<PassageId>(),
      kind: z.enum(['demand', 'wording']),
      text: z.string(),
      /** The cited blocks of `from`, first to last. */
      first: z.number(),
      last: z.number(),
    }),
  ),
});
export type ComparisonBody = z.infer<typeof comparisonShape>;
