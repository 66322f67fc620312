// What the product proposes about a source that was read, and what a person says of it.
import { FINDING_STATES, SOURCE_KINDS, type FindingId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape, lineShape, localDateShape } from '../base/shapes';
import { rangeShape } from './range.shape';

const line = (most: number) => lineShape(most).pipe(z.string().min(1));

export const findingValueShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kind'), is: z.enum(SOURCE_KINDS) }),
  z.strictObject({ kind: z.literal('title'), text: line(300) }),
  z.strictObject({ kind: z.literal('issuer'), name: line(200) }),
  z.strictObject({ kind: z.literal('dated'), on: localDateShape }),
  z.strictObject({ kind: z.literal('demand'), no: lineShape(20).nullable(), text: line(5000) }),
  z.strictObject({
    kind: z.literal('decision'),
    body: lineShape(200).nullable(),
    on: localDateShape.nullable(),
    signatories: z.array(z.strictObject({ name: line(200), title: lineShape(200).nullable(), isGroup: z.boolean() })).max(30),
  }),
  z.strictObject({ kind: z.literal('speaker'), name: line(200), title: lineShape(200).nullable(), quote: line(5000) }),
]);

export const findingShape = z.strictObject({
  id: idShape<FindingId>(),
  state: z.enum(FINDING_STATES),
  value: findingValueShape,
  range: rangeShape.nullable(),
});
export type FindingBody = z.infer<typeof findingShape>;

/** `GET /api/sources/:id/versions/:no/findings`, facts first, then by place. */
export const findingListShape = z.strictObject({ findings: z.array(findingShape) });
export type FindingList = z.infer<typeof findingListShape>;

/**
 * `PUT /api/sources/:id/versions/:no/findings`: what a person says of some of them, all or none; answers the list. A confirmed fact
 * becomes the source's. `value` corrects it, of the same kind.
 */
export const findingDecisionsShape = z.strictObject({
  findings: z.array(z.strictObject({ id: idShape<FindingId>(), state: z.enum(FINDING_STATES), value: findingValueShape.optional() })).min(1).max(500),
});
export type FindingDecisions = z.infer<typeof findingDecisionsShape>;
