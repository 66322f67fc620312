// Citations for other programs: W3C Web Annotations out and in, CSL-JSON and RIS out.
import type { PassageId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape } from '../base/shapes';

/**
 * `GET /api/responses/:id/annotations` answers an AnnotationCollection (W3C Web Annotation Data Model, application/ld+json), one
 * annotation for each citation. Its targets carry TextQuoteSelector, TextPositionSelector (characters of the version's blocks
 * joined by a line feed) and, where there are pages, FragmentSelector `page=` (RFC 8118).
 *
 * `GET /api/responses/:id/references?format=csl-json|ris` answers the sources that are cited.
 */
export const referencesQueryShape = z.strictObject({ format: z.enum(['csl-json', 'ris']) });

/** Most annotations that are brought in at once, and the largest file, in bytes. */
export const ANNOTATIONS_LIMIT = 1_000;
export const ANNOTATIONS_BYTES = 10_000_000;

/**
 * `POST /api/sources/:id/versions/:no/annotations`: an annotation, a collection or a list, as JSON. Each target that is found in
 * this version is pinned as a passage (sent as application/ld+json): by its position when the words there are its quote, else by quote and surroundings when
 * that fits one place only. Nothing is guessed.
 */
export const annotationsBroughtInShape = z.strictObject({
  pinned: z.array(z.strictObject({ annotation: z.string().nullable(), passage: idShape<PassageId>(), label: z.string(), exact: z.string() })),
  /** Those without a place, and why. */
  missed: z.array(z.strictObject({ annotation: z.string().nullable(), exact: z.string().nullable(), why: z.enum(['no-quote', 'not-found', 'several', 'invalid']) })),
});
export type AnnotationsBroughtIn = z.infer<typeof annotationsBroughtInShape>;
