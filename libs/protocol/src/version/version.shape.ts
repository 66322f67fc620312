// Versions, authorship and the locking of the text on the wire.
import { VERSION_KINDS, VERSION_NAME_LIMIT, type ResponseId, type VersionId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape, lineShape } from '../base/shapes';
import { whoShape } from '../comment/thread.shape';

export const responseVersionShape = z.strictObject({
  id: idShape<VersionId>(),
  kind: z.enum(VERSION_KINDS),
  label: z.string(),
  seq: z.number(),
  /** Hex SHA-256 of the canonical content. */
  sha256: z.string(),
  words: z.number(),
  at: z.string(),
  /** Null when the server kept it of itself. */
  by: whoShape.nullable(),
  contributors: z.array(whoShape),
});
export type ResponseVersionBody = z.infer<typeof responseVersionShape>;

/** `GET /api/responses/:id/versions`, newest first. `POST` with a name keeps one now and answers it. */
export const versionListShape = z.strictObject({ versions: z.array(responseVersionShape) });
export type VersionListBody = z.infer<typeof versionListShape>;
export const versionNameShape = z.strictObject({ label: lineShape(VERSION_NAME_LIMIT).pipe(z.string().min(1)) });
export type VersionName = z.infer<typeof versionNameShape>;

/** For each block of text its runs, in order: so many characters by the person at this index of `people`. */
export const runsShape = z.record(
  z.string(),
  z.array(z.tuple([z.number().int().min(1), z.number().int().min(-1), z.string()])),
);
export type RunsBody = z.infer<typeof runsShape>;

/**
 * `GET /api/versions/:id`: the content (`ResponseContent` of the document, anchors left out). `runs` holds
 * [length, index in `people` or -1 for nobody known, when]; null when it was not kept.
 */
export const versionContentShape = z.strictObject({
  version: responseVersionShape,
  content: z.strictObject({ text: z.record(z.string(), z.unknown()), overallStance: z.string().nullable() }),
  runs: runsShape.nullable(),
  people: z.array(whoShape),
});
export type VersionContentBody = z.infer<typeof versionContentShape>;

/** `GET /api/responses/:id/authorship`: who wrote the text as it is now, with the content it is about. */
export const authorshipShape = z.strictObject({
  seq: z.number(),
  content: versionContentShape.shape.content,
  runs: runsShape,
  people: z.array(whoShape),
});
export type AuthorshipBody = z.infer<typeof authorshipShape>;

/** `POST /api/versions/:id/restoration` brings back the whole (`null`) or one section; answers the version kept before it. */
export const restorationShape = z.strictObject({ sectionId: z.string().max(100).nullable() });
export type Restoration = z.infer<typeof restorationShape>;
export const restoredShape = z.strictObject({
  before: responseVersionShape,
  /** Blocks put in, changed, moved and taken out; all 0 when nothing differed. */
  changed: z.number(),
  /** Threads and suggestions, visible to the caller, whose place was lost by it. */
  detached: z.number(),
});
export type RestoredBody = z.infer<typeof restoredShape>;

/** `POST /api/responses/:id/freeze` locks the text and answers the frozen version; `DELETE` opens it. 409 `blocking-threads`. */
export const freezeShape = z.strictObject({ label: lineShape(VERSION_NAME_LIMIT).default('') });
export type Freeze = z.infer<typeof freezeShape>;

/** `GET /api/responses/:id/comparable`: other responses of the caller's organisation with a version or text to compare with. */
export const comparableShape = z.strictObject({
  responses: z.array(
    z.strictObject({
      id: idShape<ResponseId>(),
      title: z.string(),
      consultationTitle: z.string(),
      dueOn: z.string(),
      versions: z.array(responseVersionShape),
    }),
  ),
});
export type ComparableBody = z.infer<typeof comparableShape>;
