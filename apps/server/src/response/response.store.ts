// The SQL of responses and of the case file that each belongs to.
import type { Queries, Transaction } from '@samsvar/database';
import type {
  CaseFileId,
  CaseFileState,
  ConsultationId,
  LocalDate,
  OrganisationId,
  ResponseId,
  SourceId,
} from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** A response with what its page says about the matter. */
export interface ResponseRow {
  readonly id: ResponseId;
  readonly title: string;
  readonly state: CaseFileState;
  readonly ownCaseNumber: string | null;
  readonly organisationName: string;
  readonly organisationId: OrganisationId;
  readonly isShared: boolean;
  readonly frozenAt: Date | null;
  readonly frozenBy: string | null;
  readonly consultationId: ConsultationId;
  readonly consultationTitle: string;
  readonly issuers: readonly string[];
  readonly issuerCaseNumber: string;
  readonly dueOn: LocalDate;
  readonly mirrors: SourceId | null;
}

/** One response of the caller's organisation; null when there is none. */
export const findResponse = async (
  sql: Queries,
  grant: Grant,
  id: ResponseId,
): Promise<ResponseRow | null> => {
  const rows = await sql<ResponseRow[]>`
    select r.id, r.title, f.state, f.own_case_number, o.name as organisation_name, r.organisation_id,
      (exists (select from response_party p where p.response_id = r.id)
        or exists (select from response_guest_now g where g.response_id = r.id)) as is_shared, r.frozen_at,
      (select name from person where id = r.frozen_by) as frozen_by, c.id as consultation_id,
      c.title as consultation_title, c.issuers, c.issuer_case_number, c.due_on, r.mirrors_source_id as mirrors
    from response r
    join case_file f on f.id = r.case_file_id
    join organisation o on o.id = r.organisation_id
    join consultation c on c.id = f.consultation_id
    where r.id = ${id} and r.organisation_id = ${grant.organisationId}`;
  return rows[0] ?? null;
};

/** The title of a consultation of the caller's organisation; null when there is none. */
export const findConsultationTitle = async (
  sql: Queries,
  grant: Grant,
  id: ConsultationId,
): Promise<string | null> => {
  const rows = await sql<{ title: string }[]>`
    select title from consultation where id = ${id} and organisation_id = ${grant.organisationId}`;
  return rows[0]?.title ?? null;
};

/**
 * Moves the organisation's case file for a consultation to `drafting`, and makes one where there is none. Its
 * row is locked until the transaction ends, so that two people cannot start at once.
 */
export const openForDrafting = async (
  tx: Transaction,
  grant: Grant,
  file: { readonly id: string; readonly consultation: ConsultationId; readonly ownCaseNumber: string | null },
): Promise<CaseFileId> => {
  const rows = await tx<{ id: CaseFileId }[]>`
    insert into case_file (id, organisation_id, consultation_id, own_case_number, state)
    values (${file.id}, ${grant.organisationId}, ${file.consultation}, ${file.ownCaseNumber}, 'drafting')
    on conflict (organisation_id, consultation_id) do update
      set state = 'drafting', own_case_number = coalesce(excluded.own_case_number, case_file.own_case_number)
    returning id`;
  const row = rows[0];
  if (!row) throw new Error('An upsert answered no row.');
  return row.id;
};

/** The response of a case file; null when none has been started. */
export const findResponseOf = async (
  tx: Transaction,
  grant: Grant,
  caseFile: CaseFileId,
): Promise<ResponseId | null> => {
  const rows = await tx<{ id: ResponseId }[]>`
    select id from response where case_file_id = ${caseFile} and organisation_id = ${grant.organisationId}`;
  return rows[0]?.id ?? null;
};

/** Adds the response of a case file. */
export const insertResponse = async (
  tx: Transaction,
  grant: Grant,
  response: {
    readonly id: ResponseId;
    readonly caseFile: CaseFileId;
    readonly title: string;
    readonly mirrors: SourceId | null;
  },
): Promise<void> => {
  // The headings were taken from the newest version in use.
  await tx`insert into response (id, organisation_id, case_file_id, title, mirrors_source_id, mirrors_version_id, created_by)
    values (${response.id}, ${grant.organisationId}, ${response.caseFile}, ${response.title}, ${response.mirrors},
      (select id from source_version where source_id = ${response.mirrors} and state = 'ready' and standing = 'in-use' order by no desc limit 1), ${grant.personId})`;
};
