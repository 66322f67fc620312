// The pages of a PDF as pictures, where their lines stand, and recognising text in pictures.
import type { JobId } from '@samsvar/domain';
import { idShape } from '../base/shapes';
import { z } from '../base/zod';

/** `GET /api/sources/:id/versions/:no/pages`: sizes in points (1/72 inch). Empty for what has no pages. */
export const pagesShape = z.strictObject({
  pages: z.array(z.strictObject({ page: z.number(), width: z.number(), height: z.number(), label: z.string().nullable() })),
});
export type PagesBody = z.infer<typeof pagesShape>;

/** Widths in pixels of `GET /api/sources/:id/versions/:no/pages/:page/image?width=` (PNG, immutable). */
export const IMAGE_WIDTHS = [400, 900, 1600] as const;

/** `GET /api/sources/:id/versions/:no/pages/:page/lines`: the lines of each block on the page, in points from the upper left corner. */
export const pageLinesShape = z.strictObject({
  lines: z.array(
    z.strictObject({ ord: z.number(), x: z.number(), y: z.number(), width: z.number(), height: z.number(), from: z.number(), to: z.number() }),
  ),
});
export type PageLines = z.infer<typeof pageLinesShape>;

/**
 * `GET /api/sources/:id/versions/:no/recognition`: whether text can be recognised here, and on which pages there is none.
 * `POST` of the same begins, answered 202 with `jobShape`; refused as `recognition-missing` where it is not installed. A version
 * that waited for it becomes readable; for one that is ready a new version is made.
 */
export const recognitionShape = z.strictObject({
  isAvailable: z.boolean(),
  /** Pages where there is something to recognise. */
  pages: z.array(z.number()),
  secondsPerPage: z.number(),
  /** The job that does it, while it is not done. */
  jobId: idShape<JobId>().nullable(),
});
export type RecognitionBody = z.infer<typeof recognitionShape>;
