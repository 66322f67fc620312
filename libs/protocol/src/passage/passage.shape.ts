// Passages on the wire.
import { PASSAGE_MAX, type PassageId, type SourceId, type SourceVersionId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape } from '../base/shapes';
import { rangeShape } from '../source/range.shape';

/**
 * `PUT /api/passages/:id`, with an id made by the client. Idempotent: the same range again answers with the
 * passage that exists, whose id is then the one to use. `exact` must equal the source's words (blocks joined
 * by a line feed), or the answer is `passage-mismatch`.
 */
export const passageDraftShape = z.strictObject({
  versionId: idShape<SourceVersionId>(),
  ...rangeShape.shape,
  exact: z.string().min(1).max(PASSAGE_MAX),
});
export type PassageDraft = z.infer<typeof passageDraftShape>;

/** `GET /api/passages/:id`, and the answer to the `PUT`. */
export const passageShape = z.strictObject({
  id: idShape<PassageId>(),
  versionId: idShape<SourceVersionId>(),
  sourceId: idShape<SourceId>(),
  versionNo: z.number(),
  sourceTitle: z.string(),
  /** Short text for the chip: "Strategi, avsn. 4.3, s. 14". */
  label: z.string(),
  ...rangeShape.shape,
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  pageLabel: z.string().nullable(),
  sectionLabel: z.string().nullable(),
});
export type PassageBody = z.infer<typeof passageShape>;
