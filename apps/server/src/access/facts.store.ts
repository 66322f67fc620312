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
  SourceVersionId,
} from '@samsvar/domain';

/** The thing a permission is asked for. `organisation` is for what does not exist yet, and for lists. */
export type Subject =
  | { readonly organisation: OrganisationId }
  | { readonly consultation: ConsultationId }
  | { readonly source: SourceId }
  /** The source that a version is of. */
  | { readonly version: SourceVersionId }
  | { readonly passage: PassageId }
  | { readonly response: ResponseId }
  | { readonly job: JobId };

/** Finds who owns the thing, and who else it is shared with; null when there is no such thing. */
export const findFacts = async (sql: Sql, subject: Subject): Promise<Facts | null> => {
  if ('organisation' in subject) return { ownerId: subject.organisation };
  if ('response' in subject) return (await findFactsOfResponses(sql, [subject.response])).get(subject.response) ?? null;
  const [row] = await factsOf(sql, subject);
  return row ?? null;
};

/** The same for many responses at once; those that are not there are left out. */
export const findFactsOfResponses = async (
  sql: Sql,
  responses: readonly ResponseId[],
): Promise<ReadonlyMap<ResponseId, Facts>> => {
  const rows = await sql<ResponseFactsRow[]>`
    select r.id, r.organisation_id as owner_id, r.frozen_at is not null as is_frozen,
      coalesce((select jsonb_agg(jsonb_build_object('organisationId', p.organisation_id, 'part', p.part))
        from response_party p where p.response_id = r.id), '[]') as parties,
      coalesce((select jsonb_agg(jsonb_build_object(
          'personId', g.person_id, 'organisationId', g.organisation_id, 'part', g.part, 'sections', g.sections))
        from response_guest_now g where g.response_id = r.id), '[]') as guests
    from response r where r.id = any(${[...new Set(responses)]}::uuid[])`;
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
};

interface ResponseFactsRow extends Facts {
  readonly id: ResponseId;
}

const factsOf = (sql: Sql, subject: Exclude<Subject, { organisation: OrganisationId } | { response: ResponseId }>) => {
  if ('consultation' in subject)
    return sql<Facts[]>`select organisation_id as owner_id from consultation where id = ${subject.consultation}`;
  if ('source' in subject)
    return sql<Facts[]>`select s.organisation_id as owner_id, ${partiesOfSource(sql)} as parties, ${guestsOfSource(sql)} as guests
      from source s where s.id = ${subject.source}`;
  if ('version' in subject)
    return sql<Facts[]>`select s.organisation_id as owner_id, ${partiesOfSource(sql)} as parties, ${guestsOfSource(sql)} as guests
      from source s join source_version v on v.source_id = s.id where v.id = ${subject.version}`;
  if ('passage' in subject)
    return sql<Facts[]>`select pa.organisation_id as owner_id, ${partiesOfPassage(sql)} as parties, ${guestsOfPassage(sql)} as guests
      from passage pa join source_version v on v.id = pa.version_id join source s on s.id = v.source_id
      where pa.id = ${subject.passage}`;
  return sql<Facts[]>`select organisation_id as owner_id from job where id = ${subject.job}`;
};

/** Who may read one of a matter's documents `s`: the organisations that share a response to that matter. */
const sharedAsDocument = (sql: Sql) => sql`
  select p.organisation_id, p.part from consultation_document d
    join case_file f on f.consultation_id = d.consultation_id and f.organisation_id = s.organisation_id
    join response r on r.case_file_id = f.id
    join response_party p on p.response_id = r.id
  where d.source_id = s.id`;

const partiesOfSource = (sql: Sql) => sql`${listed(sql)} from (${sharedAsDocument(sql)}) shared)`;

/** A single passage is also read by those who share a response that cites it, whatever they see of its source. */
const partiesOfPassage = (sql: Sql) => sql`${listed(sql)} from (${sharedAsDocument(sql)}
  union all
  select p.organisation_id, 'review' from citation c
    join response r on r.id = c.response_id and r.organisation_id = pa.organisation_id
    join response_party p on p.response_id = r.id
  where c.passage_id = pa.id and c.deleted_at is null) shared)`;

/** The same for single people. */
const guestsOfDocument = (sql: Sql) => sql`
  select g.person_id, g.organisation_id, g.part from consultation_document d
    join case_file f on f.consultation_id = d.consultation_id and f.organisation_id = s.organisation_id
    join response r on r.case_file_id = f.id
    join response_guest_now g on g.response_id = r.id
  where d.source_id = s.id`;

const guestsOfSource = (sql: Sql) => sql`${guestsListed(sql)} from (${guestsOfDocument(sql)}) shared)`;

const guestsOfPassage = (sql: Sql) => sql`${guestsListed(sql)} from (${guestsOfDocument(sql)}
  union all
  select g.person_id, g.organisation_id, 'review' from citation c
    join response r on r.id = c.response_id and r.organisation_id = pa.organisation_id
    join response_guest_now g on g.response_id = r.id
  where c.passage_id = pa.id and c.deleted_at is null) shared)`;

/** Sections limit what is done to a text, not what is read of its sources. */
const guestsListed = (sql: Sql) => sql`(select coalesce(jsonb_agg(jsonb_build_object(
  'personId', person_id, 'organisationId', organisation_id, 'part', part, 'sections', null) order by part desc), '[]')`;

/** Of an organisation that shares in several ways the part that allows most comes first, which is the one that counts. */
const listed = (sql: Sql) => sql`(select coalesce(
  jsonb_agg(jsonb_build_object('organisationId', organisation_id, 'part', part) order by part desc), '[]')`;
