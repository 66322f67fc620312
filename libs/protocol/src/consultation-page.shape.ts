// One consultation with its documents: what its page shows.
import { DOCUMENT_ROLES, type ConsultationDocumentId } from '@samsvar/domain';
import { z } from './base/zod';
import { idShape } from './base/shapes';
import { consultationRowShape } from './consultation/consultation.shape';
import { sourceShape } from './source/source.shape';

/** `GET /api/consultations/:id` */
export const consultationShape = consultationRowShape.extend({
  documents: z.array(
    z.strictObject({
      id: idShape<ConsultationDocumentId>(),
      role: z.enum(DOCUMENT_ROLES),
      source: sourceShape,
    }),
  ),
});
export type ConsultationBody = z.infer<typeof consultationShape>;
