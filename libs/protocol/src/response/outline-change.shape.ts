// What a new version of the mirrored source means for the outline of a response.
import { z } from '../base/zod';

/** A heading of the new version and the section that it is for. */
const headingShape = z.strictObject({ number: z.string().nullable(), title: z.string() });

/**
 * `GET /api/responses/:id/outline-changes`: what following the newest version in use of the mirrored source would do. Null when the
 * outline follows it already, or mirrors nothing.
 */
export const outlineChangesShape = z.strictObject({
  changes: z
    .strictObject({
      from: z.number(),
      to: z.number(),
      kept: z.number(),
      /** Sections whose heading stands elsewhere, or has another number or title. Their text goes with them. */
      changed: z.array(z.strictObject({ sectionId: z.string(), before: headingShape, after: headingShape, isMoved: z.boolean() })),
      added: z.array(headingShape),
      /** No longer in the source: what was written there is kept, under a heading of our own at the end. Empty ones go. */
      removed: z.array(z.strictObject({ sectionId: z.string(), heading: headingShape, words: z.number(), hasStance: z.boolean(), beginning: z.string() })),
    })
    .nullable(),
});
export type OutlineChanges = z.infer<typeof outlineChangesShape>;

/** `POST /api/responses/:id/outline-changes` carries it out, for the version that was looked at; `conflict` when there is a newer. Answers what was done, as above. */
export const followOutlineShape = z.strictObject({ to: z.int().min(1) });
export type FollowOutlineBody = z.infer<typeof followOutlineShape>;

/** Event for those who have the response open: what its outline follows is another version now. */
export const OUTLINE_CHANNEL = 'outline';

/** What that event says: who let it follow, and which version. An older server says nothing. */
export const outlineNewsShape = z.object({ by: z.string(), version: z.int() });
export type OutlineNews = z.infer<typeof outlineNewsShape>;
