// What a look at a text's citations finds.
import { CHECK_KINDS } from '@samsvar/domain';
import { z } from '../base/zod';

/** `GET /api/responses/:id/checks`: the text as it stands at `seq`, compared with what it cites. */
export const checksShape = z.strictObject({
  seq: z.number(),
  findings: z.array(
    z.strictObject({
      kind: z.enum(CHECK_KINDS),
      citationId: z.string(),
      blockId: z.string(),
      sectionId: z.string().nullable(),
      found: z.string(),
      expected: z.string().nullable(),
    }),
  ),
});
export type ChecksBody = z.infer<typeof checksShape>;
