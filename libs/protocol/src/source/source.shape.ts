// Sources on the wire: one source, its versions, its blocks, and the job that reads a file.
import {
  BLOCK_TYPES,
  DOCUMENT_ROLES,
  SOURCE_FORMATS,
  SOURCE_KINDS,
  VERSION_STANDINGS,
  VERSION_STATES,
  type ConsultationDocumentId,
  type ConsultationId,
  type JobId,
  type OrganisationId,
  type SourceId,
  type SourceVersionId,
  type SourceWarning,
} from '@samsvar/domain';
import { z } from '../base/zod';
import { errorShape, idShape, lineShape, localDateShape } from '../base/shapes';

/** Largest file that may be uploaded, in bytes. */
export const UPLOAD_LIMIT = 100_000_000;

/**
 * Query of `POST /api/sources`; the body is the raw file. `consultation` with `documentRole` also puts it
 * among the consultation's documents; without, it becomes a source in the organisation's own library.
 */
export const uploadQueryShape = z.strictObject({
  organisation: idShape<OrganisationId>(),
  filename: z.string().min(1).max(1000),
  consultation: idShape<ConsultationId>().optional(),
  documentRole: z.enum(DOCUMENT_ROLES).optional(),
  kind: z.enum(SOURCE_KINDS).optional(),
  title: lineShape(300).optional(),
});
export type UploadQuery = z.infer<typeof uploadQueryShape>;

export const versionShape = z.strictObject({
  id: idShape<SourceVersionId>(),
  no: z.number(),
  state: z.enum(VERSION_STATES),
  format: z.enum(SOURCE_FORMATS).nullable(),
  filename: z.string(),
  bytes: z.number(),
  /** SHA-256 of the file, in hexadecimal. Left out while the file is on its way. */
  sha256: z.string().optional(),
  pages: z.number().nullable(),
  blockCount: z.number(),
  warnings: z.array(z.custom<SourceWarning>((value) => typeof value === 'object')),
  /** Why it failed, in the reader's language; null otherwise. */
  problem: errorShape.nullable(),
  /** The job that reads it, or compares it with the version before, while that is not done. */
  jobId: idShape<JobId>().nullable(),
  /** What it is called: "Remissversion 2"; null without. */
  label: z.string().nullable(),
  dated: localDateShape.nullable(),
  /** How it stands among the versions; the newest `in-use` one is the current. */
  standing: z.enum(VERSION_STANDINGS),
  /** Number of the version that it is compared with, and of an earlier one with exactly the same words; null without. */
  comparedWith: z.number().nullable(),
  sameTextAs: z.number().nullable(),
  /** Of a web page: its final address, when it was fetched (ISO), and the days printed on it. */
  originUrl: z.string().nullable(),
  retrievedAt: z.string().nullable(),
  published: localDateShape.nullable(),
  changedOn: localDateShape.nullable(),
  /** Pages whose text was recognised in a picture. */
  recognisedPages: z.array(z.number()),
  createdAt: z.string(),
  /** The name of whoever uploaded it; null when nobody did, or when the reader may not know who. */
  uploadedBy: z.string().nullable(),
});
export type VersionBody = z.infer<typeof versionShape>;

/** `GET /api/sources/:id`, and one row of `GET /api/sources`. */
export const sourceShape = z.strictObject({
  id: idShape<SourceId>(),
  kind: z.enum(SOURCE_KINDS),
  title: z.string(),
  issuer: z.string().nullable(),
  caseNumber: z.string().nullable(),
  dated: localDateShape.nullable(),
  /** The address of a web page; null for files. */
  url: z.string().nullable(),
  /** When and why its issuer took it back; null while it stands. It can be read, and its citations stay. */
  withdrawn: z.strictObject({ at: z.string(), note: z.string().nullable() }).nullable(),
  /** Whether it is a web page that is asked for again. */
  isWatched: z.boolean(),
  /** Whether it belongs to the organisation that the reader acts as; only that organisation changes it or decides about it. */
  isOwn: z.boolean(),
  versions: z.array(versionShape),
});
export type SourceBody = z.infer<typeof sourceShape>;
export const sourceListShape = z.strictObject({ sources: z.array(sourceShape) });

/** One document of a consultation: what part it plays, and the source that it is. */
export const documentShape = z.strictObject({
  id: idShape<ConsultationDocumentId>(),
  role: z.enum(DOCUMENT_ROLES),
  source: sourceShape,
});
export type DocumentBody = z.infer<typeof documentShape>;

/**
 * `PUT /api/consultations/:id/documents/:documentId`, answered with the document. `DELETE` of the same takes it
 * out of the consultation (204), or is refused as `document-in-use` with `by` `mirror` or `citation`.
 */
export const documentRoleShape = z.strictObject({ role: z.enum(DOCUMENT_ROLES) });

/** `PUT /api/sources/:id`: what a person corrects after reading in. */
export const sourceFactsShape = z.strictObject({
  kind: z.enum(SOURCE_KINDS),
  title: lineShape(300).pipe(z.string().min(1)),
  issuer: lineShape(200).nullable(),
  caseNumber: lineShape(100).nullable(),
  dated: localDateShape.nullable(),
});
export type SourceFacts = z.infer<typeof sourceFactsShape>;

/** `GET /api/jobs/:id`, and each event of `GET /api/jobs/:id/events` (server-sent, event name `progress`). */
export const jobShape = z.strictObject({
  id: idShape<JobId>(),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  stage: z.enum(['queued', 'fetching', 'reading', 'recognising', 'structure', 'storing', 'comparing', 'done']),
  done: z.number(),
  total: z.number(),
  problem: errorShape.nullable(),
});
export type JobBody = z.infer<typeof jobShape>;

/** `202` of `POST /api/sources` */
export const uploadedShape = z.strictObject({ source: sourceShape, version: versionShape, job: jobShape });
export type Uploaded = z.infer<typeof uploadedShape>;

/** One canonical block. Short names: there are tens of thousands of them in a long source. */
export const blockShape = z.strictObject({
  ord: z.number(),
  type: z.enum(BLOCK_TYPES),
  level: z.number().nullable(),
  label: z.string().nullable(),
  text: z.string(),
  pageFrom: z.number().nullable(),
  pageTo: z.number().nullable(),
  pageLabel: z.string().nullable(),
  cell: z
    .strictObject({ table: z.number(), row: z.number(), column: z.number(), header: z.boolean() })
    .nullable(),
  /** Where marks in the text point at notes; left out of the many blocks that have none. */
  notes: z.array(z.strictObject({ at: z.number(), label: z.string() })).optional(),
});
export type BlockBody = z.infer<typeof blockShape>;

/** `GET /api/sources/:id/versions/:no/blocks?from=&to=` (ords, inclusive; all when left out) */
export const blocksShape = z.strictObject({
  sourceId: idShape<SourceId>(),
  versionId: idShape<SourceVersionId>(),
  no: z.number(),
  total: z.number(),
  blocks: z.array(blockShape),
});
export type BlocksBody = z.infer<typeof blocksShape>;
