// The register of consultations, one consultation, and registering one.
import { CASE_FILE_STATES, type ConsultationId, type ResponseId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape, lineShape, localDateShape } from '../base/shapes';

const facts = {
  title: lineShape(300).pipe(z.string().min(1)),
  issuers: z
    .array(lineShape(200).pipe(z.string().min(1)))
    .min(1)
    .max(10),
  issuerCaseNumber: lineShape(100),
  sentOn: localDateShape.nullable(),
  dueOn: localDateShape,
};

/** `POST /api/consultations` and `PUT /api/consultations/:id`. `dueOn` may not be before `sentOn` (refused as `invalid`, field `dueOn`). */
export const consultationDraftShape = z.strictObject(facts);
export type ConsultationDraft = z.infer<typeof consultationDraftShape>;

/** The organisation's answer, as far as it has come; null when not started. */
const responseSummaryShape = z.strictObject({
  id: idShape<ResponseId>(),
  title: z.string(),
  state: z.enum(CASE_FILE_STATES),
  ownCaseNumber: z.string().nullable(),
  answered: z.number(),
  skipped: z.number(),
  undecided: z.number(),
  editedAt: z.string().nullable(),
});

/** One row of `GET /api/consultations`, sorted by due date, coming ones first. */
export const consultationRowShape = z.strictObject({
  id: idShape<ConsultationId>(),
  title: z.string(),
  issuers: z.array(z.string()),
  issuerCaseNumber: z.string(),
  sentOn: localDateShape.nullable(),
  dueOn: localDateShape,
  /** From today in Sweden; 0 on the due date, negative when it has passed. */
  daysLeft: z.number(),
  state: z.enum(CASE_FILE_STATES),
  response: responseSummaryShape.nullable(),
});
export type ConsultationRow = z.infer<typeof consultationRowShape>;
export const consultationListShape = z.strictObject({ consultations: z.array(consultationRowShape) });
