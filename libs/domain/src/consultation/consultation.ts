// A consultation (remiss): the matter that an issuer sends out for answers.
import type { ConsultationDocumentId, ConsultationId, OrganisationId, SourceId } from '../base/id';
import type { LocalDate } from '../base/local-date';

/** What part a document plays in the consultation's package. */
export const DOCUMENT_ROLES = ['cover_letter', 'main_document', 'annex', 'other'] as const;
export type DocumentRole = (typeof DOCUMENT_ROLES)[number];

export interface Consultation {
  readonly id: ConsultationId;
  /** The organisation that registered it; nobody else sees it. */
  readonly organisationId: OrganisationId;
  readonly title: string;
  /** One or more bodies, jointly, in the order they are printed. */
  readonly issuers: readonly string[];
  /** Opaque text: formats vary freely and are never parsed. */
  readonly issuerCaseNumber: string;
  readonly sentOn: LocalDate | null;
  /** Last day to answer, inclusive. */
  readonly dueOn: LocalDate;
}

export interface ConsultationDocument {
  readonly id: ConsultationDocumentId;
  readonly consultationId: ConsultationId;
  readonly role: DocumentRole;
  readonly sourceId: SourceId;
  readonly position: number;
}
