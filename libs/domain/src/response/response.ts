// A consultation response (remissvar): the live document of one case file.
import type { CaseFileId, ConsultationId, OrganisationId, ResponseId } from '../base/id';

/** What the authors mean to do with a section of the source. */
export const SECTION_STATUSES = ['undecided', 'answer', 'skip'] as const;
export type SectionStatus = (typeof SECTION_STATUSES)[number];

export interface ConsultationResponse {
  readonly id: ResponseId;
  readonly organisationId: OrganisationId;
  readonly consultationId: ConsultationId;
  readonly caseFileId: CaseFileId;
  readonly title: string;
}
