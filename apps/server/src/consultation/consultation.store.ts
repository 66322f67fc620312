// The SQL of the register of consultations.
import { randomUUID } from 'node:crypto';
import type { Queries } from '@samsvar/database';
import type { CaseFileState, ConsultationId, Coverage, LocalDate, ResponseId } from '@samsvar/domain';
import type { ConsultationDraft } from '@samsvar/protocol';
import type { Grant } from '../access/grant';

/** A consultation with what its own organisation has made of it. */
export interface ConsultationRecord {
  readonly id: ConsultationId;
  readonly title: string;
  readonly issuers: readonly string[];
  readonly issuerCaseNumber: string;
  readonly sentOn: LocalDate | null;
  readonly dueOn: LocalDate;
  readonly state: CaseFileState;
  readonly ownCaseNumber: string | null;
  /** All null until the response has been started. */
  readonly responseId: ResponseId | null;
  readonly responseTitle: string | null;
  readonly coverage: Coverage | null;
  readonly editedAt: Date | null;
}

/** Every consultation of the organisation, in no order. */
export const findConsultations = (sql: Queries, grant: Grant): Promise<ConsultationRecord[]> =>
  sql<
    ConsultationRecord[]
  >`${selectRecords(sql)} where consultation.organisation_id = ${grant.organisationId}`;

/** One consultation; null when the organisation has none with that id. */
export const findConsultation = async (
  sql: Queries,
  grant: Grant,
  id: ConsultationId,
): Promise<ConsultationRecord | null> => {
  const rows = await sql<ConsultationRecord[]>`${selectRecords(sql)}
    where consultation.organisation_id = ${grant.organisationId} and consultation.id = ${id}`;
  return rows[0] ?? null;
};

// Without a case file of its own a consultation counts as received.
const selectRecords = (sql: Queries) => sql`
  select consultation.id, consultation.title, consultation.issuers, consultation.issuer_case_number,
    consultation.sent_on, consultation.due_on,
    coalesce(case_file.state, 'received') as state, case_file.own_case_number,
    response.id as response_id, response.title as response_title,
    response_projection.projection -> 'coverage' as coverage, response_projection.updated_at as edited_at
  from consultation
    left join case_file on case_file.consultation_id = consultation.id
      and case_file.organisation_id = consultation.organisation_id
    left join response on response.case_file_id = case_file.id
    left join response_projection on response_projection.response_id = response.id`;

/** Puts a consultation into the register and answers its id. */
export const addConsultation = async (
  sql: Queries,
  grant: Grant,
  draft: ConsultationDraft,
): Promise<ConsultationId> => {
  const id = randomUUID() as ConsultationId; // a new id is of the kind we say it is
  const { organisationId, personId: createdBy } = grant;
  await sql`insert into consultation ${sql({ id, organisationId, ...columnsOf(draft), createdBy })}`;
  return id;
};

/** Replaces what is known about a consultation. */
export const updateConsultation = async (
  sql: Queries,
  grant: Grant,
  consultation: ConsultationDraft & { readonly id: ConsultationId },
): Promise<void> => {
  const { organisationId } = grant;
  await sql`update consultation set ${sql(columnsOf(consultation))}
    where id = ${consultation.id} and organisation_id = ${organisationId}`;
};

const columnsOf = ({ title, issuers, issuerCaseNumber, sentOn, dueOn }: ConsultationDraft) => ({
  title,
  issuers,
  issuerCaseNumber,
  sentOn,
  dueOn,
});
