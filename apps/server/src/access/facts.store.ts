// The facts that the policy judges by: one query for each kind of thing.
import type { Sql } from '@samsvar/database';
import type {
  ConsultationId,
  Facts,
  JobId,
  OrganisationId,
  PassageId,
  ResponseId,
  SourceId,
} from '@samsvar/domain';

/** The thing a permission is asked for. `organisation` is for what does not exist yet, and for lists. */
export type Subject =
  | { readonly organisation: OrganisationId }
  | { readonly consultation: ConsultationId }
  | { readonly source: SourceId }
  | { readonly passage: PassageId }
  | { readonly response: ResponseId }
  | { readonly job: JobId };

/** Finds who owns the thing; null when there is no such thing. */
export const findFacts = async (sql: Sql, subject: Subject): Promise<Facts | null> => {
  if ('organisation' in subject) return { ownerId: subject.organisation };
  const rows = await ownerOf(sql, subject);
  const row = rows[0];
  return row ? { ownerId: row.organisationId } : null;
};

/** The same for many responses at once; those that are not there are left out. */
export const findFactsOfResponses = async (
  sql: Sql,
  responses: readonly ResponseId[],
): Promise<ReadonlyMap<ResponseId, Facts>> => {
  const rows = await sql<{ id: ResponseId; organisationId: OrganisationId }[]>`
    select id, organisation_id from response where id = any(${[...new Set(responses)]}::uuid[])`;
  return new Map(rows.map(({ id, organisationId }) => [id, { ownerId: organisationId }]));
};

type OwnerRow = { organisationId: OrganisationId };

const ownerOf = (sql: Sql, subject: Exclude<Subject, { organisation: OrganisationId }>) => {
  if ('consultation' in subject) {
    return sql<OwnerRow[]>`select organisation_id from consultation where id = ${subject.consultation}`;
  }
  if ('source' in subject)
    return sql<OwnerRow[]>`select organisation_id from source where id = ${subject.source}`;
  if ('passage' in subject)
    return sql<OwnerRow[]>`select organisation_id from passage where id = ${subject.passage}`;
  if ('response' in subject) {
    return sql<OwnerRow[]>`select organisation_id from response where id = ${subject.response}`;
  }
  return sql<OwnerRow[]>`select organisation_id from job where id = ${subject.job}`;
};
