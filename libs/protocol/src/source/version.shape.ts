// New versions of a source, their standing, and taking a source back.
import { VERSION_STANDINGS } from '@samsvar/domain';
import { z } from '../base/zod';
import { lineShape, localDateShape } from '../base/shapes';
import { jobShape, sourceShape, versionShape } from './source.shape';

/**
 * Query of `POST /api/sources/:id/versions`; the body is the raw file. Answered 202 with `versionUploadedShape`. The version is
 * read, compared with the newest one in use, and used when that has been done, or held when too much would be gone.
 */
export const versionQueryShape = z.strictObject({
  filename: z.string().min(1).max(1000),
  label: lineShape(100).optional(),
  dated: localDateShape.optional(),
});
export type VersionQuery = z.infer<typeof versionQueryShape>;

export const versionUploadedShape = z.strictObject({
  source: sourceShape,
  version: versionShape,
  /** Null when nothing is to be read: `sameFileAs` says which version has the same bytes, and it is the one answered. */
  job: jobShape.nullable(),
  sameFileAs: z.number().nullable(),
});
export type VersionUploaded = z.infer<typeof versionUploadedShape>;

/** `PUT /api/sources/:id/versions/:no`: what a person says of a version. Answers the source. */
export const versionFactsShape = z.strictObject({ label: lineShape(100).nullable(), dated: localDateShape.nullable() });
export type VersionFacts = z.infer<typeof versionFactsShape>;

/**
 * `PUT /api/sources/:id/versions/:no/standing`: use a version that is held or was set aside, or set one aside again. The first
 * version stays in use. Answers the source.
 */
export const versionStandingShape = z.strictObject({ standing: z.enum(VERSION_STANDINGS).extract(['in-use', 'set-aside']) });

/** `PUT /api/sources/:id/withdrawal`: its issuer has taken it back. `DELETE` of the same: it stands after all. Both answer the source. */
export const withdrawalShape = z.strictObject({ note: lineShape(300).nullable() });
