// One consultation with its documents: what its page shows.
import { z } from './base/zod';
import { consultationRowShape } from './consultation/consultation.shape';
import { documentShape } from './source/source.shape';

/** `GET /api/consultations/:id` */
export const consultationShape = consultationRowShape.extend({ documents: z.array(documentShape) });
export type ConsultationBody = z.infer<typeof consultationShape>;
