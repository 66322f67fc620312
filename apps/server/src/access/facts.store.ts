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
  if ('response' in subject) return (await findFactsOfResponses(sql, [subject.response])).get(subject.response) ?? null;
  const rows = await ownerOf(sql, subject);
  const row = rows[0];
  return row ? { ownerId: row.organisationId } : null;
};

/** The same for many responses at once; those that are not there are left out. */
export const findFactsOfResponses = async (
  sql: Sql,
  responses: readonly ResponseId[],
): Promise<ReadonlyMap<ResponseId, Facts>> => {
  const rows = await sql<ResponseFactsRow[]>`
    select r.id, r.organisation_id as owner_id, r.frozen_at is not null as is_frozen,
      coalesce((select jsonb_agg(jsonb_build_object('organisationId', p.organisation_id, 'part', p.part))
        from response_party p where p.response_id = r.id), '[]') as parties
    from response r where r.id = any(${[...new Set(responses)]}::uuid[])`;
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
};

interface ResponseFactsRow extends Facts {
  readonly id: ResponseId;
}

type OwnerRow = { organisationId: OrganisationId };

const ownerOf = (sql: Sql, subject: Exclude<Subject, { organisation: OrganisationId } | { response: ResponseId }>) => {
  if ('consultation' in subject) {
    return sql<OwnerRow[]>`select organisation_id from consultation where id = ${subject.consultation}`;
  }
  if ('source' in subject)
    return sql<OwnerRow[]>`select organisation_id from source where id = ${subject.source}`;
  if ('passage' in subject)
    return sql<OwnerRow[]>`select organisation_id from passage where id = ${subject.passage}`;
  return sql<OwnerRow[]>`select organisation_id from job where id = ${subject.job}`;
};
