// Responses on the wire: starting one, its facts, its projection and its export.
import {
  CASE_FILE_STATES,
  CITATION_MODES,
  SECTION_STATUSES,
  STANCES,
  type ConsultationId,
  type Permission,
  type ResponseId,
  type SourceId,
} from '@samsvar/domain';
import { z } from '../base/zod';
import { errorShape, idShape, lineShape } from '../base/shapes';
import { passageShape } from '../passage/passage.shape';

/** `POST /api/consultations/:id/responses` */
export const responseStartShape = z.strictObject({
  /** The source whose headings the outline mirrors; left out, the response starts with its own headings only. */
  mirrors: idShape<SourceId>().nullable(),
  ownCaseNumber: lineShape(100).nullable(),
});
export type ResponseStart = z.infer<typeof responseStartShape>;

/** `GET /api/responses/:id` */
export const responseShape = z.strictObject({
  id: idShape<ResponseId>(),
  title: z.string(),
  state: z.enum(CASE_FILE_STATES),
  ownCaseNumber: z.string().nullable(),
  /** The organisation that owns it, and whether that is the caller's. */
  organisation: z.strictObject({ name: z.string(), isOwn: z.boolean() }),
  /** Whether other organisations read it too: then it matters who sees a comment. */
  isShared: z.boolean(),
  /** When and by whom the text was locked; null while it is open. */
  frozen: z.strictObject({ at: z.string(), by: z.string() }).nullable(),
  consultation: z.strictObject({
    id: idShape<ConsultationId>(),
    title: z.string(),
    issuers: z.array(z.string()),
    issuerCaseNumber: z.string(),
    dueOn: z.string(),
    daysLeft: z.number(),
  }),
  /** The source whose outline is mirrored. */
  mirrors: idShape<SourceId>().nullable(),
  /** What the caller may do here; the screens disable the rest and say why. */
  abilities: z.array(z.custom<Permission>((value) => typeof value === 'string')),
  schemaVersion: z.number(),
});
export type ResponseBody = z.infer<typeof responseShape>;

const outlineSectionShape = z.strictObject({
  id: z.string(),
  level: z.number(),
  number: z.string().nullable(),
  title: z.string(),
  mirrored: z.boolean(),
  sourceBlock: z.number().nullable(),
  status: z.enum(SECTION_STATUSES).nullable(),
  stance: z.enum(STANCES).nullable(),
  words: z.number(),
  demands: z.number(),
  proposedWordings: z.number(),
});

const exportFaultShape = z.strictObject({
  code: z.enum([
    'heading-skipped',
    'figure-without-text',
    'title-missing',
    'table-without-header',
    'link-without-text',
    'section-undecided',
    'section-unanswered',
    'heading-without-text',
    'overall-stance-missing',
    'wording-without-from',
    'wording-without-to',
    'demand-without-text',
    'quotation-without-text',
    'stance-needs-remark',
    'stance-needs-demand-or-wording',
    'stance-needs-rationale',
    'section-opposes',
    'section-has-condition',
    'section-has-remarks',
    'section-takes-position',
    'no-section-opposes',
    'sections-agree',
    'skipped-with-position',
  ]),
  blockId: z.string().nullable(),
  blocking: z.boolean(),
  /** The section it stands in; absent in projections kept by earlier versions, and where only the file is known. */
  section: z.strictObject({ id: z.string(), number: z.string().nullable(), title: z.string() }).nullish(),
});

/** `GET /api/responses/:id/projection`: derived from the live document at log position `seq`. */
export const projectionShape = z.strictObject({
  seq: z.number(),
  overallStance: z.enum(STANCES).nullable(),
  outline: z.array(outlineSectionShape),
  coverage: z.strictObject({ answer: z.number(), skip: z.number(), undecided: z.number() }),
  words: z.number(),
  faults: z.array(exportFaultShape),
});
export type ProjectionBody = z.infer<typeof projectionShape>;

/** `GET /api/responses/:id/citations`, in the order of the text. */
export const citationListShape = z.strictObject({
  seq: z.number(),
  citations: z.array(
    z.strictObject({
      citationId: z.string(),
      mode: z.enum(CITATION_MODES),
      sectionId: z.string().nullable(),
      order: z.number(),
      /** The full reference as it will be printed, without the leading number. */
      reference: z.string(),
      passage: passageShape,
    }),
  ),
});
export type CitationListBody = z.infer<typeof citationListShape>;

/** `GET /api/sources/:id/versions/:no/citations`: who cites this version, in responses the caller may see. */
export const citedByShape = z.strictObject({
  cited: z.array(
    z.strictObject({
      passage: passageShape,
      citations: z.array(
        z.strictObject({
          citationId: z.string(),
          responseId: idShape<ResponseId>(),
          responseTitle: z.string(),
          organisation: z.string(),
          section: z.string().nullable(),
          stance: z.enum(STANCES).nullable(),
        }),
      ),
    }),
  ),
});
export type CitedByBody = z.infer<typeof citedByShape>;

/** `POST /api/responses/:id/figures` (raw PNG or JPEG as body): kept by hash, shown by `GET /api/responses/:id/figures/:sha256`. */
export const FIGURE_LIMIT = 10_000_000;
export const figureShape = z.strictObject({ sha256: z.string(), width: z.number(), height: z.number() });
export type FigureBody = z.infer<typeof figureShape>;

/** `GET /api/responses/:id/export?format=docx|pdf` answers the file, or 422 `export-faults` with these details. */
export const exportQueryShape = z.strictObject({ format: z.enum(['docx', 'pdf']) });
export const exportRefusalShape = errorShape.extend({
  details: z.strictObject({ faults: z.array(exportFaultShape) }),
});
