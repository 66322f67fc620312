// A case file (ärende): one organisation's own file for one consultation.
import type { CaseFileId, ConsultationId, OrganisationId } from '../base/id';

/** The states the case file can be in so far; later ones are added after `drafting`, never renamed. */
export const CASE_FILE_STATES = ['received', 'drafting'] as const;
export type CaseFileState = (typeof CASE_FILE_STATES)[number];

export interface CaseFile {
  readonly id: CaseFileId;
  readonly organisationId: OrganisationId;
  readonly consultationId: ConsultationId;
  readonly ownCaseNumber: string | null;
  readonly state: CaseFileState;
}
